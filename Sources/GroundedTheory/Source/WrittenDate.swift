/// A day, a month or a year as people write it in a table.
struct WrittenDate {
  /// `2022`, `2022-03` or `2022-03-01`.
  let iso: String

  /// nil where the text is no date, or one that no calendar has.
  init?(_ text: String) {
    if Self.isISO(text), Self.exists(text) {
      iso = text
      return
    }
    let parts = Self.parts(text.halfWidth.filter { !$0.isWhitespace })
    guard let parts, parts[0].count == 4 else { return nil }
    guard parts.dropFirst().allSatisfy({ (1...2).contains($0.count) }) else { return nil }
    let padded = parts.map { $0.count == 1 ? "0\($0)" : $0 }
    let written = padded.joined(separator: "-")
    guard Self.exists(written) else { return nil }
    iso = written
  }

  /// Year, month and day, as many as there are; nil where something else stands between them.
  private static func parts(_ text: String) -> [String]? {
    var digits: [String] = [""]
    var marks = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits[digits.count - 1].append(character)
      } else {
        marks.append(character)
        digits.append("")
      }
    }
    if marks.last == "年" || marks.last == "月" || marks.last == "日" || marks.last == "号" {
      // The last mark closes its number instead of opening another.
      if digits.last == "" { digits.removeLast() }
    }
    let known = [
      "", "-", "--", "/", "//", "..", "年", "年月", "年月日", "年月号",
    ]
    return known.contains(marks) ? digits : nil
  }

  /// Whether text has the form of an ISO date, whole or without its day or month.
  static func isISO(_ text: String) -> Bool {
    var at = 0
    for byte in text.utf8 {
      let isDash = at == 4 || at == 7
      guard at < 10, isDash ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) else {
        return false
      }
      at += 1
    }
    return at == 4 || at == 7 || at == 10
  }

  private static func exists(_ iso: String) -> Bool {
    let numbers = iso.split(separator: "-").compactMap { Int($0) }
    guard let year = numbers.first, year > 0 else { return false }
    guard numbers.count > 1 else { return true }
    guard (1...12).contains(numbers[1]) else { return false }
    guard numbers.count > 2 else { return true }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[numbers[1] - 1]).contains(numbers[2])
  }
}
