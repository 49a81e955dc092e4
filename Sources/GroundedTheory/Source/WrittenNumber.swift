/// A number as people write it in a table.
struct WrittenNumber {
  /// Sign, digits without leading zeros, and decimals as they were written.
  let canonical: String
  /// Not a name made of digits, such as a telephone number or `007`.
  let looksCounted: Bool

  /// nil where the text is no number.
  init?(_ text: String) {
    let bytes = Array(text.halfWidth.withoutOuterSpaces.utf8)
    var at = 0
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      at = 1
    }
    guard let whole = Self.whole(bytes, &at) else { return nil }
    var decimals: [UInt8] = []
    if at < bytes.count {
      guard bytes[at] == UInt8(ascii: "."), at + 1 < bytes.count else { return nil }
      decimals = Array(bytes[(at + 1)...])
      guard decimals.allSatisfy(Self.isDigit) else { return nil }
    }
    guard whole.count + decimals.count <= 40 else { return nil }
    let kept = whole.drop { $0 == UInt8(ascii: "0") }
    let digits = kept.isEmpty ? "0" : String(decoding: kept, as: UTF8.self)
    let fraction = decimals.isEmpty ? "" : "." + String(decoding: decimals, as: UTF8.self)
    let isZero = kept.isEmpty && decimals.allSatisfy { $0 == UInt8(ascii: "0") }
    canonical = (isNegative && !isZero ? "-" : "") + digits + fraction
    looksCounted = whole.count <= 10 && (whole.count == 1 || whole.first != UInt8(ascii: "0"))
  }

  /// The digits before the point, with commas only between groups of three.
  private static func whole(_ bytes: [UInt8], _ at: inout Int) -> [UInt8]? {
    var digits: [UInt8] = []
    var group = 0
    var groups = 0
    while at < bytes.count, bytes[at] != UInt8(ascii: ".") {
      if bytes[at] == UInt8(ascii: ",") {
        guard groups == 0 ? (1...3).contains(group) : group == 3 else { return nil }
        groups += 1
        group = 0
      } else {
        guard isDigit(bytes[at]) else { return nil }
        digits.append(bytes[at])
        group += 1
      }
      at += 1
    }
    return group > 0 && (groups == 0 || group == 3) ? digits : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The value of a number, quickly where it is written plainly; nil where the text is none.
  static func value(of text: String) -> Double? {
    var plain = 0
    var count = 0
    for byte in text.utf8 {
      guard isDigit(byte), count < 15 else {
        return WrittenNumber(text).flatMap { Double($0.canonical) }
      }
      plain = plain * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    return count == 0 ? nil : Double(plain)
  }
}

extension String {
  /// Full-width letters, digits and signs as the usual ones, and U+2212 as the minus sign.
  var halfWidth: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: folded.append(" ")
      case 0x2212: folded.append("-")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }

  var withoutOuterSpaces: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    let rest = drop(while: \.isWhitespace)
    guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...end])
  }
}
