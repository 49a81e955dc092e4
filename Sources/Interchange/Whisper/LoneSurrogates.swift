/// Half characters in JSON, such as `\ud800` without its pair, which programs write that cut a text
/// in the middle of a character. A JSON parser drops the whole string that holds one.
enum LoneSurrogates {
  /// The text with `\ufffd` in the place of each half character, and how many there were.
  static func replaced(in json: [UInt8]) -> (json: [UInt8], count: Int) {
    var clean = json
    var count = 0
    var at = 0
    while at + 1 < clean.count {
      guard clean[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      guard let half = surrogate(clean, at) else {
        at += 2
        continue
      }
      if half < 0xDC00, let second = surrogate(clean, at + 6), second >= 0xDC00 {
        at += 12
        continue
      }
      clean.replaceSubrange(at + 2..<at + 6, with: "fffd".utf8)
      count += 1
      at += 6
    }
    return (clean, count)
  }

  /// The value of the escape at this place, where it is that of a surrogate.
  private static func surrogate(_ json: [UInt8], _ at: Int) -> UInt32? {
    guard at + 6 <= json.count, json[at] == UInt8(ascii: "\\"), json[at + 1] == UInt8(ascii: "u"),
      let value = UInt32(String(decoding: json[at + 2..<at + 6], as: UTF8.self), radix: 16)
    else { return nil }
    return (0xD800..<0xE000).contains(value) ? value : nil
  }
}
