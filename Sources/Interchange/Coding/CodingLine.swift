import GroundedTheory

/// Reads one line of ``CodingsJSONLines``: one flat JSON object, strictly.
struct CodingLine {
  /// What is wrong with the line.
  struct Fault: Error {
    let reason: String
  }

  private var json: JSONCursor
  private var seen: Set<Key> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { json = JSONCursor(bytes) }

  /// Whether there is nothing but space on the line.
  var isBlank: Bool {
    var probe = json
    probe.skipSpace()
    return probe.isAtEnd
  }

  private enum Key: String, CaseIterable {
    case doc, source, start, end, code, coder, turn, quote, memo
  }

  private struct Values {
    var source: String?
    var code: String?
    var coder: String?
    var quote: String?
    var memo: String?
    var turn: Int?
    var start: Int?
    var end: Int?
  }

  mutating func draft(_ names: inout RecentNames) throws -> CodingDraft {
    var values = Values()
    json.skipSpace()
    try json.expect("{", "the line does not begin with {")
    json.skipSpace()
    if !json.take("}") {
      repeat {
        json.skipSpace()
        try readMember(&values, &names)
        json.skipSpace()
      } while json.take(",")
      try json.expect("}", "a , or } is missing")
    }
    json.skipSpace()
    guard json.isAtEnd else { throw Fault(reason: "something follows the closing }") }
    return try assemble(values)
  }

  private mutating func readMember(_ values: inout Values, _ names: inout RecentNames) throws {
    let key = try readKey()
    guard seen.insert(key).inserted else {
      throw Fault(reason: "the key \"\(key.rawValue)\" stands twice")
    }
    json.skipSpace()
    try json.expect(":", "a : is missing after the key \"\(key.rawValue)\"")
    json.skipSpace()
    switch key {
    case .doc, .source:
      guard seen.isDisjoint(with: key == .doc ? [.source] : [.doc]) else {
        throw Fault(reason: "it has both \"doc\" and \"source\"; keep one")
      }
      values.source = try text(key, &names.source)
    case .code: values.code = try text(key, &names.code)
    case .coder: values.coder = try text(key, &names.coder)
    case .quote: values.quote = try json.takeNull() ? nil : json.string(key.rawValue)
    case .memo: values.memo = try json.takeNull() ? nil : json.string(key.rawValue)
    case .turn: values.turn = try json.takeNull() ? nil : json.integer(key.rawValue)
    case .start: values.start = try json.takeNull() ? nil : json.integer(key.rawValue)
    case .end: values.end = try json.takeNull() ? nil : json.integer(key.rawValue)
    }
  }

  private mutating func text(_ key: Key, _ recent: inout RecentNames.Name) throws -> String {
    if json.takeNull() { throw Fault(reason: "\"\(key.rawValue)\" has no value") }
    return try json.string(key.rawValue, recent: &recent)
  }

  private mutating func readKey() throws -> Key {
    if json.peek == UInt8(ascii: "}") { throw Fault(reason: "a , stands before the closing }") }
    for key in Key.allCases where json.take(key: key.rawValue) { return key }
    guard json.peek == UInt8(ascii: "\"") else { throw Fault(reason: "a key in \"…\" is missing") }
    let name = try json.string("key")
    guard let key = Key(rawValue: name) else {
      let nearest = Nearest.names(to: name, among: Key.allCases.map(\.rawValue))
      let hint = nearest.first.map { "; did you mean \"\($0)\"?" } ?? ""
      throw Fault(reason: "unknown key \"\(excerpt(name))\"\(hint)")
    }
    return key
  }

  private func assemble(_ values: Values) throws -> CodingDraft {
    func required(_ value: String?, _ key: String) throws -> String {
      guard let value else { throw Fault(reason: "the key \"\(key)\" is missing") }
      return value
    }
    return CodingDraft(
      source: try required(values.source, "doc"), turn: values.turn,
      offsets: try offsets(values), quote: values.quote,
      code: try required(values.code, "code"), coder: try required(values.coder, "coder"),
      memo: values.memo ?? "")
  }

  private func offsets(_ values: Values) throws -> Range<Int>? {
    if values.start == nil, values.end == nil, values.quote != nil { return nil }
    guard let start = values.start else { throw Fault(reason: "the key \"start\" is missing") }
    guard let end = values.end else { throw Fault(reason: "the key \"end\" is missing") }
    guard start <= end else {
      throw Fault(reason: "the end \(end) lies before the start \(start)")
    }
    return start..<end
  }
}

/// The names on the line before. Codings come in runs of one source and one coder, so the same
/// `String` is mostly good again.
struct RecentNames {
  struct Name {
    var raw = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var string = ""
  }

  var source = Name()
  var code = Name()
  var coder = Name()
}
