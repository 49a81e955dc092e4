import GroundedTheory
import Yams

/// A value of a YAML file that knows its place, and the key it stands under, for messages.
struct YAMLNode {
  let node: Node
  let fileName: String
  let key: String

  /// Larger files than this are no codebooks.
  static let sizeLimit = 16 << 20

  /// The root of the only document in `bytes`.
  /// - Throws: ``FormatError`` where the bytes are no text, no YAML, or use aliases.
  static func root(
    of bytes: [UInt8], fileName: String, encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> YAMLNode {
    guard bytes.count <= sizeLimit else {
      throw FormatError.tooLarge(fileName, bytes: bytes.count, limit: sizeLimit)
    }
    let decoded = try TextDecoding.decode(bytes, fileName: fileName, encoding: encoding)
    decoded.findings.forEach(findings)
    try AliasScan.refuseAliases(in: decoded.utf8, fileName: fileName)
    do {
      guard let node = try compose(yaml: String(decoding: decoded.utf8, as: UTF8.self)) else {
        throw FormatError.emptyFile(fileName)
      }
      return YAMLNode(node: node, fileName: fileName, key: "the file")
    } catch let error as YamlError {
      throw FormatError(error, fileName: fileName)
    }
  }

  var line: Int { node.mark?.line ?? 1 }
  private var column: Int { node.mark?.column ?? 1 }

  func mustBe(_ expected: String) -> FormatError {
    .unexpectedValue(fileName, line: line, column: column, key: key, expected: expected)
  }

  func inconsistent(_ reason: String) -> FormatError {
    .inconsistent(fileName, line: line, reason: reason)
  }

  /// A plain text or number; nil for a list, a mapping or nothing.
  var text: String? {
    guard case .scalar(let scalar) = node else { return nil }
    let isNull = ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    return scalar.style == .plain && isNull ? nil : scalar.string
  }

  func requiredText() throws -> String {
    guard let text else { throw mustBe("a text") }
    return text
  }

  func integer() throws -> Int {
    guard let text, let number = Int(text) else { throw mustBe("a whole number") }
    return number
  }

  func list() throws -> [YAMLNode] {
    guard case .sequence(let sequence) = node else { throw mustBe("a list") }
    return sequence.map { YAMLNode(node: $0, fileName: fileName, key: key) }
  }

  /// A list of texts, or one text alone.
  func texts() throws -> [String] {
    if let text { return [text] }
    return try list().map { try $0.requiredText() }
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable>(_: Choice.Type) throws -> Choice
  where Choice.RawValue == String {
    guard let text, let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw mustBe("one of \(known)\(text.map { ", not \"\($0)\"" } ?? "")")
    }
    return choice
  }

  /// The keys and values of a mapping of texts to anything, in the order of the file.
  func pairs() throws -> [(key: String, value: YAMLNode)] {
    guard case .mapping(let mapping) = node else { throw mustBe("a mapping") }
    return try mapping.map { key, value in
      guard case .scalar(let scalar) = key else { throw mustBe("a mapping with texts as keys") }
      return (scalar.string, YAMLNode(node: value, fileName: fileName, key: scalar.string))
    }
  }

  /// - Parameter owner: what the mapping describes, such as `a code`.
  func mapping(_ owner: String, keys: [String]) throws -> YAMLMapping {
    guard case .mapping(let mapping) = node else {
      throw mustBe("a mapping with the keys \(keys.joined(separator: ", "))")
    }
    var values: [String: YAMLNode] = [:]
    for (key, value) in mapping {
      guard let name = key.string, keys.contains(name) else {
        throw FormatError.unknownKey(
          fileName, line: key.mark?.line ?? line, column: key.mark?.column ?? column,
          key: key.string ?? "", known: keys)
      }
      values[name] = YAMLNode(node: value, fileName: fileName, key: name)
    }
    return YAMLMapping(place: self, owner: owner, values: values)
  }
}

/// The values of a mapping by their keys, all of them known.
struct YAMLMapping {
  let place: YAMLNode
  fileprivate let owner: String
  fileprivate let values: [String: YAMLNode]

  fileprivate init(place: YAMLNode, owner: String, values: [String: YAMLNode]) {
    self.place = place
    self.owner = owner
    self.values = values
  }

  /// nil where the key is missing or has nothing after it.
  subscript(key: String) -> YAMLNode? {
    guard let value = values[key] else { return nil }
    if case .scalar = value.node, value.text == nil { return nil }
    return value
  }

  /// - Throws: ``FormatError/missingKey(_:line:key:of:)``.
  func required(_ key: String) throws -> YAMLNode {
    guard let value = self[key] else {
      throw FormatError.missingKey(place.fileName, line: place.line, key: key, of: owner)
    }
    return value
  }

  func text(_ key: String) throws -> String { try self[key]?.requiredText() ?? "" }
}

extension FormatError {
  fileprivate init(_ error: YamlError, fileName: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self = .malformedYAML(fileName, line: mark.line, column: mark.column, reason: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      self = .malformedYAML(
        fileName, line: context.mark.line, column: context.mark.column,
        reason: "the key \(keys) stands twice in one mapping")
    case .reader(let problem, _, _, _):
      self = .malformedYAML(fileName, line: 1, column: 1, reason: problem)
    default:
      self = .malformedYAML(fileName, line: 1, column: 1, reason: "\(error)")
    }
  }
}
