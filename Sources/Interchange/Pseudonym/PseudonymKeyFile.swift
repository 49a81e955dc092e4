import Foundation
import GroundedTheory

/// The file that holds a key to pseudonyms: YAML that the researcher writes, and below a line that says
/// so what the program found and did.
///
/// ```yaml
/// names:
///   张建国: 受访者甲
/// places:
///   西长安街: 甲街道
/// rules:
///   phone: 电话
/// patterns:
///   车牌: '京[A-Z][A-Z0-9]{5}'
/// ```
public struct PseudonymKeyFile: Sendable {
  /// Where it lies.
  public let path: String
  /// What it says.
  public let key: PseudonymKey
  /// What the researcher wrote, kept as it is.
  private let own: [UInt8]

  static let marker = "# Below this line Zhagen keeps what it found. Do not change it."
  private static let kept = ["found", "applied"]
  private static let labels: [(name: String, rule: PseudonymKey.Rule, label: String)] = [
    ("phone", .phone, "电话"), ("id-number", .idNumber, "证件号"), ("email", .email, "邮箱"),
  ]

  /// Reads the file at `path`.
  /// - Throws: ``FormatError`` where it is no YAML of this form.
  public init(path: String) throws {
    self.path = path
    let bytes = try FileBytes.read(path)
    let root = try YAMLNode.root(of: bytes, fileName: path)
    var key = PseudonymKey()
    for (name, value) in try root.pairs() {
      switch name {
      case "rules": key.rules += try Self.rules(value)
      case "patterns":
        key.rules += try value.pairs().map { label, pattern in
          .init(rule: .pattern(try pattern.requiredText()), label: label)
        }
      case "found": key.found += try Self.entries(value)
      case "applied": key.applied.formUnion(try value.texts())
      default: key.listed += try Self.entries(value)
      }
    }
    self.key = key
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let end = lines.firstIndex { $0.starts(with: Self.marker.utf8) } ?? lines.count
    own = Array(lines[..<end].joined(separator: [0x0A]))
  }

  private static func entries(_ node: YAMLNode) throws -> [PseudonymKey.Entry] {
    try node.pairs().map { .init(original: $0, pseudonym: try $1.requiredText()) }
  }

  /// A list of rules, or a mapping of rules to the words that their pseudonyms are made of.
  private static func rules(_ node: YAMLNode) throws -> [PseudonymKey.NamedRule] {
    func rule(_ name: String, _ label: String?) throws -> PseudonymKey.NamedRule {
      guard let known = labels.first(where: { $0.name == name }) else {
        let names = labels.map { "\"\($0.name)\"" }.joined(separator: ", ")
        throw node.inconsistent("there is no rule \"\(name)\"; rules are \(names)")
      }
      return .init(rule: known.rule, label: label ?? known.label)
    }
    if let pairs = try? node.pairs() { return try pairs.map { try rule($0, $1.text) } }
    return try node.texts().map { try rule($0, nil) }
  }

  /// Writes the key back, what the researcher wrote untouched; only its owner may read it.
  /// - Throws: ``FormatError/unreadable(_:reason:)`` where it cannot be written.
  public func save(_ key: PseudonymKey) throws {
    var text = String(decoding: own, as: UTF8.self)
    while text.hasSuffix("\n") { text.removeLast() }
    text += "\n\n\(Self.marker)\n"
    if !key.found.isEmpty {
      text += "found:\n"
      for entry in key.found {
        text += "  \(Self.quoted(entry.original)): \(Self.quoted(entry.pseudonym))\n"
      }
    }
    if !key.applied.isEmpty {
      text += "applied:\n"
      for pseudonym in key.applied.sorted() { text += "  - \(Self.quoted(pseudonym))\n" }
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      try Data(text.utf8).write(to: target, options: .atomic)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: target.path)
    } catch {
      throw FormatError.unreadable(
        path, reason: "it cannot be written: \(error.localizedDescription)")
    }
  }

  /// A double-quoted scalar of YAML.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
