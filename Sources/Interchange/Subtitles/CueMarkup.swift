/// Takes the tags and entities out of the words of a cue, and the voices that its tags name.
///
/// `<v Name>` and `<v.class Name>` open a voice. The other tags of WebVTT, `<font>` of SubRip, times
/// of single words and `{\an8}` are removed; anything else in pointed brackets, such as `<笑>`, is
/// words.
struct CueMarkup {
  private let raw: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var words: [UInt8] = []
  private var speaker = ""
  private var emitted = false

  /// Hands each voice's words to `body`; words of nobody have the speaker `""`.
  static func read(
    _ raw: UnsafeBufferPointer<UInt8>, _ body: (_ speaker: String, _ words: [UInt8]) -> Void
  ) {
    var markup = CueMarkup(raw: raw)
    markup.read(body)
  }

  /// Whether there is anything to take out.
  static func isPlain(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    !raw.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "{") }
  }

  private init(raw: UnsafeBufferPointer<UInt8>) { self.raw = raw }

  private mutating func read(_ body: (String, [UInt8]) -> Void) {
    words.reserveCapacity(raw.count)
    while at < raw.count {
      let byte = raw[at]
      switch byte {
      case UInt8(ascii: "<"):
        if let tag = tag() {
          at += tag.utf8.count + 2
          apply(tag, body)
          continue
        }
      case UInt8(ascii: "&"):
        if let (scalar, length) = entity(raw[at...]) {
          words += Array(String(scalar).utf8)
          at += length
          continue
        }
      case UInt8(ascii: "{"):
        if at + 1 < raw.count, raw[at + 1] == UInt8(ascii: "\\"),
          let end = raw[at...].prefix(200).firstIndex(of: UInt8(ascii: "}"))
        {
          at = end + 1
          continue
        }
      default: break
      }
      words.append(byte)
      at += 1
    }
    flush(body, last: true)
  }

  /// What stands between the brackets here, where it is a tag.
  private func tag() -> String? {
    guard let end = raw[at...].prefix(300).firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let tag = String(decoding: raw[(at + 1)..<end], as: UTF8.self)
    let name = tag.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if tag.first?.isNumber == true { return Clock.milliseconds(tag.utf8) == nil ? nil : tag }
    let after = tag.drop { $0 == "/" }.dropFirst(name.count).first
    let isTag =
      Self.tags.contains(name.lowercased()) && (after.map { " .\t/".contains($0) } ?? true)
    return isTag ? tag : nil
  }

  private mutating func apply(_ tag: String, _ body: (String, [UInt8]) -> Void) {
    if tag == "/v" {
      flush(body)
      speaker = ""
    } else if tag.hasPrefix("v"), tag.dropFirst().first.map({ ". \t".contains($0) }) ?? false {
      flush(body)
      let name = tag.drop { $0 != " " && $0 != "\t" }
      speaker = Self.unescaped(String(name).trimmed)
    }
  }

  private mutating func flush(_ body: (String, [UInt8]) -> Void, last: Bool = false) {
    defer { words.removeAll(keepingCapacity: true) }
    let isBlank = words.allSatisfy { $0 <= 0x20 }
    if isBlank, !last || emitted { return }
    emitted = true
    body(speaker, words)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var name = ""
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { bytes in
      CueMarkup.read(UnsafeBufferPointer(bytes)) { name += String(decoding: $1, as: UTF8.self) }
    }
    return name
  }

  /// The character that an entity stands for, and the bytes it takes.
  private func entity(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> (Unicode.Scalar, Int)? {
    guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    let length = end + 1 - rest.startIndex
    if let scalar = Self.entities[name] { return (scalar, length) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let code, code >= 0x20, let scalar = Unicode.Scalar(code) else { return nil }
    return (scalar, length)
  }

  private static let tags: Set<String> = [
    "v", "c", "i", "b", "u", "s", "ruby", "rt", "lang", "font",
  ]
  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "nbsp": "\u{A0}", "quot": "\"", "apos": "'",
    "lrm": "\u{200E}", "rlm": "\u{200F}",
  ]
}
