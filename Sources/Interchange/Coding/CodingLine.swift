import GroundedTheory

/// Reads one line of ``CodingsJSONLines``: one flat JSON object, strictly.
struct CodingLine {
  /// What is wrong with the line.
  struct Fault: Error {
    let reason: String
  }

  private var json: JSONCursor
  /// One bit for every key that has stood.
  private var seen: UInt16 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { json = JSONCursor(bytes) }

  /// Whether there is nothing but space on the line.
  var isBlank: Bool {
    var probe = json
    probe.skipSpace()
    return probe.isAtEnd
  }

  private enum Key: UInt16, CaseIterable {
    case doc, source, start, end, code, coder, turn, record, quote, memo

    var name: StaticString {
      switch self {
      case .doc: "doc"
      case .source: "source"
      case .start: "start"
      case .end: "end"
      case .code: "code"
      case .coder: "coder"
      case .turn: "turn"
      case .record: "record"
      case .quote: "quote"
      case .memo: "memo"
      }
    }

    var bit: UInt16 { 1 << rawValue }

    /// The keys that a line usually has come first.
    static let usual: [Key] = [
      .doc, .start, .end, .code, .coder, .source, .turn, .record, .quote, .memo,
    ]
  }

  private struct Values {
    var source: String?
    var code: String?
    var coder: String?
    var record: String?
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
    guard seen & key.bit == 0 else {
      throw Fault(reason: "the key \"\(key.name)\" stands twice")
    }
    seen |= key.bit
    json.skipSpace()
    try json.expect(":", "a : is missing after the key \"\(key.name)\"")
    json.skipSpace()
    switch key {
    case .doc, .source:
      guard seen & Key.doc.bit == 0 || seen & Key.source.bit == 0 else {
        throw Fault(reason: "it has both \"doc\" and \"source\"; keep one")
      }
      values.source = try text(key, &names.source)
    case .code: values.code = try text(key, &names.code)
    case .coder: values.coder = try text(key, &names.coder)
    case .record: values.record = try json.takeNull() ? nil : json.string(key.name)
    case .quote: values.quote = try json.takeNull() ? nil : json.string(key.name)
    case .memo: values.memo = try json.takeNull() ? nil : json.string(key.name)
    case .turn: values.turn = try json.takeNull() ? nil : json.integer(key.name)
    case .start: values.start = try json.takeNull() ? nil : json.integer(key.name)
    case .end: values.end = try json.takeNull() ? nil : json.integer(key.name)
    }
  }

  private mutating func text(_ key: Key, _ recent: inout RecentNames.Name) throws -> String {
    if json.takeNull() { throw Fault(reason: "\"\(key.name)\" has no value") }
    return try json.string(key.name, recent: &recent)
  }

  private mutating func readKey() throws -> Key {
    for key in Key.usual where json.take(key: key.name) { return key }
    if json.peek == UInt8(ascii: "}") { throw Fault(reason: "a , stands before the closing }") }
    guard json.peek == UInt8(ascii: "\"") else { throw Fault(reason: "a key in \"…\" is missing") }
    let name = try json.string("key")
    guard let key = Key.allCases.first(where: { $0.name.description == name }) else {
      let nearest = Nearest.names(to: name, among: Key.allCases.map(\.name.description))
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
      record: values.record, offsets: try offsets(values), quote: values.quote,
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
