/// Reads times of a recording.
enum Clock {
  /// `H:MM:SS`, `MM:SS` or `S`, with `.` or `,` and any number of decimals behind the seconds.
  ///
  /// Minutes may pass 59 where no hours are written, and so may seconds that stand alone.
  /// - Returns: milliseconds, rounded; nil where it is no such time.
  static func milliseconds(_ text: some Sequence<UInt8>) -> Int? {
    var total = 0
    var (value, digits, colons) = (0, 0, 0)
    var (fraction, decimals) = (0, -1)
    for byte in text {
      switch byte {
      case 0x30...0x39:
        let digit = Int(byte - 0x30)
        if decimals >= 0 {
          if decimals < 4 { fraction = fraction * 10 + digit }
          decimals += 1
        } else {
          guard digits < 9 else { return nil }
          value = value * 10 + digit
          digits += 1
        }
      case UInt8(ascii: ":"):
        guard decimals < 0, digits > 0, colons < 2, colons == 0 || value < 60 else { return nil }
        total = (total + value) * 60
        (value, digits, colons) = (0, 0, colons + 1)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard decimals < 0, digits > 0 else { return nil }
        decimals = 0
      default: return nil
      }
    }
    guard digits > 0, decimals != 0, colons == 0 || value < 60 else { return nil }
    for _ in max(0, min(decimals, 4))..<4 { fraction *= 10 }
    return (total + value) * 1000 + (fraction + 5) / 10
  }

  /// A time that may stand in brackets, or two with `-->`, `-`, `–` or `~` between.
  static func span(_ text: String) -> (from: Int, to: Int?)? {
    let text = SpeakerLabel.folded(text).trimmed.filter { $0 != "[" && $0 != "]" }
    for sign in ["-->", "–", "—", "-", "~"] {
      guard let range = text.firstRange(of: sign) else { continue }
      guard let from = milliseconds(String(text[..<range.lowerBound]).trimmed.utf8),
        let to = milliseconds(String(text[range.upperBound...]).trimmed.utf8)
      else { return nil }
      return (from, to)
    }
    return milliseconds(text.trimmed.utf8).map { ($0, nil) }
  }
}
