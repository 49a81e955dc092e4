/// A time as transcripts print it, or a range of two: `0:22`, `75:10`, `00:01:02.5`, `１：０２：０３`,
/// `00:01:02,500 --> 00:01:04,000`.
///
/// Two numbers are minutes and seconds, and minutes may pass 59 then; three are hours, minutes and
/// seconds. Digits, colons and points may be full-width.
struct TimeStamp: Hashable {
  /// Milliseconds.
  let from: Int
  /// Milliseconds; nil where only the beginning is given.
  let to: Int?
  /// The byte after it.
  let end: Int

  /// Reads a time that begins at the byte `at`; nil where none does.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard let first = Self.clock(bytes, at: start) else { return nil }
    from = first.milliseconds
    let last = Self.second(bytes, after: first.end)
    to = last.map { max(first.milliseconds, $0.milliseconds) }
    end = last?.end ?? first.end
  }

  /// The end of a range: an arrow, a dash or a tilde, and another time.
  private static func second(
    _ bytes: UnsafeBufferPointer<UInt8>, after start: Int
  ) -> (milliseconds: Int, end: Int)? {
    var at = Sign.skipSpaces(bytes, from: start)
    let dashes = at
    while case let sign = Sign(bytes, at), "-~>".utf8.contains(sign.ascii) { at += sign.length }
    return at > dashes ? clock(bytes, at: Sign.skipSpaces(bytes, from: at)) : nil
  }

  private static func clock(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (milliseconds: Int, end: Int)? {
    guard let first = number(bytes, at: start), first.digits <= 3, isColon(bytes, first.end),
      let second = number(bytes, at: first.end), second.digits <= 2
    else { return nil }
    var total = first.value * 60 + second.value
    var end = second.end
    var isShort = second.digits < 2
    guard second.value < 60 else { return nil }
    if isColon(bytes, end), let third = number(bytes, at: end) {
      guard third.digits <= 2, third.value < 60 else { return nil }
      total = total * 60 + third.value
      isShort = isShort || third.digits < 2
      end = third.end
    } else if isShort {
      return nil
    }
    let fraction = fraction(bytes, at: end)
    end = fraction?.end ?? end
    // `0:0:5.3` is written by Teams; `1:2:3` alone is no time.
    if isShort, fraction == nil { return nil }
    guard !continues(bytes, at: end) else { return nil }
    return (total * 1000 + (fraction?.milliseconds ?? 0), end)
  }

  /// Digits from `at`, a colon before them being passed over.
  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (value: Int, digits: Int, end: Int)? {
    var at = start
    if case let sign = Sign(bytes, at), sign.ascii == UInt8(ascii: ":") { at += sign.length }
    var value = 0
    var digits = 0
    while digits < 5, let digit = Sign(bytes, at).digit {
      value = value * 10 + digit
      digits += 1
      at += Sign(bytes, at).length
    }
    return digits > 0 ? (value, digits, at) : nil
  }

  private static func isColon(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    Sign(bytes, at).ascii == UInt8(ascii: ":")
  }

  /// A point and digits, or a comma and three.
  private static func fraction(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (milliseconds: Int, end: Int)? {
    let point = Sign(bytes, start)
    guard point.ascii == UInt8(ascii: ".") || point.ascii == UInt8(ascii: ",") else { return nil }
    var milliseconds = 0
    var unit = 100
    var at = start + point.length
    var digits = 0
    while digits < 9, let digit = Sign(bytes, at).digit {
      milliseconds += digit * unit
      unit /= 10
      digits += 1
      at += Sign(bytes, at).length
    }
    guard digits == 3 || (digits > 0 && point.ascii == UInt8(ascii: ".")) else { return nil }
    return (milliseconds, at)
  }

  /// Whether more of a number or a word follows at once, so that it was no time.
  private static func continues(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
    let sign = Sign(bytes, end)
    if sign.isLetterOrDigit { return true }
    return sign.ascii == UInt8(ascii: ":") && Sign(bytes, end + sign.length).digit != nil
  }
}

/// One scalar of a line as its layout sees it: full-width signs as their ASCII ones, all spaces and
/// dashes as one.
struct Sign {
  /// 0 at the end of the bytes, 0xFF for whatever has no ASCII form.
  let ascii: UInt8
  /// In bytes.
  let length: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
    guard at < bytes.count else {
      (ascii, length) = (0, 0)
      return
    }
    let lead = bytes[at]
    if lead < 0x80 {
      (ascii, length) = (lead, 1)
    } else if lead < 0xE0 {
      let isSpace = lead == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
      (ascii, length) = (isSpace ? 0x20 : 0xFF, 2)
    } else if lead < 0xF0, at + 2 < bytes.count {
      (ascii, length) = (Self.folded(lead, bytes[at + 1], bytes[at + 2]), 3)
    } else {
      (ascii, length) = (0xFF, lead < 0xF0 ? 3 : 4)
    }
  }

  private static func folded(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    switch (lead, second, third) {
    case (0xEF, 0xBC, 0x81...0xBF): third - 0x60
    case (0xEF, 0xBD, 0x80...0x9E): third - 0x20
    case (0xE3, 0x80, 0x80): 0x20
    case (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x94): UInt8(ascii: "[")
    case (0xE3, 0x80, 0x91), (0xE3, 0x80, 0x95): UInt8(ascii: "]")
    case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x86, 0x92): UInt8(ascii: "-")
    default: 0xFF
    }
  }

  var digit: Int? { (0x30...0x39).contains(ascii) ? Int(ascii) - 0x30 : nil }

  var isSpace: Bool { ascii == 0x20 || ascii == 0x09 || ascii == 0x0D }

  var isLetterOrDigit: Bool {
    digit != nil || (0x41...0x5A).contains(ascii & 0xDF) && ascii < 0x80
  }

  /// The bracket that closes this one.
  var closing: UInt8? {
    switch ascii {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }

  static func skipSpaces(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while case let sign = Sign(bytes, at), sign.isSpace { at += sign.length }
    return at
  }
}
