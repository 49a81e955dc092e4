/// A line with a time at its start, or after what may be a name at its start.
struct TimedLine {
  /// What comes after the time.
  enum Sequel { case nothing, colon, tab, words }

  let time: TimeStamp
  /// In brackets, as in `[00:01]`, which no time in a sentence is.
  let isBracketed: Bool
  /// What stands before the time; empty where the line begins with it.
  let name: Range<Int>
  let sequel: Sequel
  /// Where the words begin, after a colon or a tab.
  let words: Int

  /// - Parameter colon: where the first colon of the line is.
  /// - Returns: nil where that colon is not a time's, or the time is part of a sentence.
  init?(_ line: UnsafeBufferPointer<UInt8>, colon: Int) {
    guard let digits = Self.digits(line, before: colon), digits < colon else { return nil }
    self.init(line, timeAt: digits)
  }

  /// Reads the time that begins at `start`, with the brackets around it.
  init?(_ line: UnsafeBufferPointer<UInt8>, timeAt start: Int) {
    guard let time = TimeStamp(line, at: start) else { return nil }
    self.time = time
    var before = start
    var after = time.end
    let opening = Self.sign(line, before: start)
    if let closing = opening.closing {
      let end = Sign(line, Sign.skipSpaces(line, from: after))
      guard end.ascii == closing else { return nil }
      before -= opening.length
      after = Sign.skipSpaces(line, from: after) + end.length
    }
    isBracketed = opening.closing != nil
    let name = Self.trimmed(line, before: before)
    let isApart = opening.isSpace || opening.ascii == UInt8(ascii: ":")
    guard isBracketed || name.isEmpty || isApart else { return nil }
    self.name = name
    guard let (sequel, words) = Self.sequel(line, after, isBracketed) else { return nil }
    (self.sequel, self.words) = (sequel, words)
  }

  private static func sequel(
    _ line: UnsafeBufferPointer<UInt8>, _ after: Int, _ isBracketed: Bool
  ) -> (Sequel, Int)? {
    let next = Sign(line, after)
    let words = Sign.skipSpaces(line, from: after)
    let sign = Sign(line, words)
    if sign.length == 0 { return (.nothing, words) }
    if sign.ascii == UInt8(ascii: ":") { return (.colon, words + sign.length) }
    if next.ascii == 0x09 { return (.tab, words) }
    return next.isSpace || isBracketed ? (.words, words) : nil
  }

  /// Where the run of digits before `end` begins.
  private static func digits(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    var start = end
    while case let sign = sign(line, before: start), sign.digit != nil { start -= sign.length }
    return start
  }

  /// The sign that ends before `end`.
  private static func sign(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> Sign {
    var start = end - 1
    while start > 0, line[start] & 0xC0 == 0x80, end - start < 4 { start -= 1 }
    return start < 0 ? Sign(line, line.count) : Sign(line, start)
  }

  /// The line up to `end`, without spaces around and a comma, a dash or a bar behind.
  private static func trimmed(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int> {
    let start = Sign.skipSpaces(line, from: 0)
    var end = end
    while end > start, case let sign = sign(line, before: end),
      sign.isSpace || "-|,".utf8.contains(sign.ascii)
    { end -= sign.length }
    return start..<max(start, end)
  }
}
