#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of a transcript that begin with something like a speaker's label or a time.
struct LabelledLines {
  struct Line {
    /// In bytes from the start of the text.
    let start: Int
    /// Where the words begin.
    var words: Int
    /// The place of the label in ``LabelledLines/labels``.
    let label: Int
    var timing: Timing?
  }

  /// The time in a label's line.
  struct Timing {
    let time: TimeStamp
    let form: Form
    /// Where the words begin if this is a time: behind it.
    let words: Int
  }

  /// Where the time stands in a label's line.
  enum Form: Int, CaseIterable {
    /// `[00:01:02] Name: words`
    case beforeName
    /// `Name: [00:01:02] words`
    case afterColon
    /// `Name: 00:01:02 words`
    case bareAfterColon
    /// `Name [00:01:02]: words`
    case beforeColon
    /// `Name  0:22`, the words below; or `Name`, tab, `0:22`, tab, words; or `Name (0:22) words`
    case afterName
    /// `Name 0:22 words`
    case bareAfterName

    /// Whether it is the time that makes this the line of a speaker, for want of a colon.
    var standsForColon: Bool { self == .afterName || self == .bareAfterName }
  }

  /// A line that begins with a time.
  struct Mark {
    /// The line, in bytes from the start of the text.
    let line: Range<Int>
    let time: TimeStamp
    let isBracketed: Bool
    /// Where the words behind the time begin; the end of the line where there are none.
    let words: Int
    /// Where the next line with anything on it begins.
    var next: Int?

    var isAlone: Bool { words >= line.upperBound }
  }

  /// See ``settleTimes()``.
  var lines: [Line] = []
  /// Every label once, as it first came.
  private(set) var labels: [SpeakerLabel] = []
  private(set) var marks: [Mark] = []
  /// What stands before a colon at the start of lines and cannot be a label, with how often.
  private(set) var refused: [String: Int] = [:]
  /// How many lines begin with a name and a time, such as `Interviewer  00:01`, without being taken
  /// for a speaker's.
  var timed: (count: Int, first: String) = (0, "")
  /// How many lines have anything on them.
  private(set) var filled = 0

  /// Labels that have been looked at, as they stand in the bytes: there are few, and they come back
  /// thousands of times.
  private var known: [(raw: UnsafeBufferPointer<UInt8>, label: Int)] = []
  private var places: [SpeakerLabel: Int] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count {
      let end =
        memchr(base + start, 0x0A, bytes.count - start)
        .map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? bytes.count
      if end > start {
        filled += 1
        if let last = marks.last, last.next == nil { marks[marks.count - 1].next = start }
        take(UnsafeBufferPointer(rebasing: bytes[start..<end]), at: start)
      }
      start = end + 1
    }
    settleTimes(bytes)
    known = []
  }

  private mutating func take(_ line: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard let colon = Self.colon(in: line, from: 0) else { return }
    if Self.endsInDigit(line, before: colon.start),
      let timed = TimedLine(line, colon: colon.start), take(timed, line, at: start)
    {
      return
    }
    guard let (label, words) = label(line, 0, colon) else { return }
    var found = Line(start: start, words: start + words, label: label)
    let at = Sign.skipSpaces(line, from: words)
    if case let sign = Sign(line, at), sign.closing != nil || sign.digit != nil,
      let timed = TimedLine(line, timeAt: sign.digit == nil ? at + sign.length : at),
      timed.sequel != .colon
    {
      found.timing = Timing(
        time: timed.time, form: timed.isBracketed ? .afterColon : .bareAfterColon,
        words: start + timed.words)
    }
    lines.append(found)
  }

  /// Keeps a line that has a time; false where it is no speaker's nor begins with the time.
  private mutating func take(
    _ timed: TimedLine, _ line: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard timed.name.isEmpty else {
      let raw = String(decoding: line[timed.name], as: UTF8.self)
      guard let name = SpeakerLabel(timed: raw) else { return false }
      let isBare = timed.sequel == .words && !timed.isBracketed
      let form: Form =
        timed.sequel == .colon ? .beforeColon : isBare ? .bareAfterName : .afterName
      lines.append(
        Line(
          start: start, words: start + timed.words, label: place(of: name),
          timing: Timing(time: timed.time, form: form, words: start + timed.words)))
      return true
    }
    guard timed.sequel != .colon else { return false }
    marks.append(
      Mark(
        line: start..<start + line.count, time: timed.time, isBracketed: timed.isBracketed,
        words: start + timed.words))
    guard timed.sequel != .nothing,
      let colon = Self.colon(in: line, from: timed.words, orTab: timed.sequel == .tab),
      let (label, words) = label(line, timed.words, colon)
    else { return true }
    lines.append(
      Line(
        start: start, words: start + words, label: label,
        timing: Timing(time: timed.time, form: .beforeName, words: start + words)))
    return true
  }

  /// Where the first colon begins and ends, if it stands early enough for a label.
  private static func colon(
    in line: UnsafeBufferPointer<UInt8>, from start: Int, orTab: Bool = false
  ) -> (start: Int, end: Int)? {
    var scalars = 0
    for at in start..<line.count {
      let byte = line[at]
      if byte == UInt8(ascii: ":") || (orTab && byte == 0x09) {
        return at > start ? (at, at + 1) : nil
      }
      if byte == 0xEF, at + 2 < line.count, line[at + 1] == 0xBC, line[at + 2] == 0x9A {
        return at > start ? (at, at + 3) : nil
      }
      // Continuation bytes are no scalars of their own; a few spaces may stand around the label.
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if scalars > SpeakerLabel.scalarLimit + 4 { return nil }
    }
    return nil
  }

  private static func endsInDigit(
    _ line: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Bool {
    guard end > 0 else { return false }
    let last = line[end - 1]
    if (0x30...0x39).contains(last) { return true }
    return end > 2 && line[end - 3] == 0xEF && line[end - 2] == 0xBC
      && (0x90...0x99).contains(last)
  }

  /// The label between `start` and the colon, and where the words begin.
  private mutating func label(
    _ line: UnsafeBufferPointer<UInt8>, _ start: Int, _ colon: (start: Int, end: Int)
  ) -> (label: Int, words: Int)? {
    let raw = UnsafeBufferPointer(rebasing: line[start..<colon.start])
    let words = colon.end
    let next = words < line.count ? line[words] : 0
    // A digit or a slash after the colon may make it a time or an address; marks of Markdown are
    // looked at each time.
    let mayBeKnown =
      next != UInt8(ascii: "/") && next != UInt8(ascii: "*") && !(0x30...0x39).contains(next)
      && raw.first != UInt8(ascii: "#") && raw.first != UInt8(ascii: "*")
    if mayBeKnown, let first = raw.baseAddress {
      for (known, label) in known where known.count == raw.count {
        if let other = known.baseAddress, memcmp(first, other, raw.count) == 0 {
          return (label, words)
        }
      }
    }
    let text = String(decoding: raw, as: UTF8.self)
    let rest = line[words...]
    let plain = MarkdownLabel(text, before: rest)
    guard let label = SpeakerLabel(plain.name, before: rest.dropFirst(plain.markLength)) else {
      refuse(text.trimmed, before: rest)
      return nil
    }
    let place = place(of: label)
    if mayBeKnown, known.count < 64 { known.append((raw, place)) }
    return (place, words + plain.markLength)
  }

  /// Keeps count of what is no label, so that a speaker written in an unknown way can be named.
  private mutating func refuse(_ text: String, before rest: Slice<UnsafeBufferPointer<UInt8>>) {
    if SpeakerLabel.endsInTime(text, before: rest),
      text.unicodeScalars.contains(where: \.properties.isAlphabetic),
      !text.unicodeScalars.contains(where: "。？！，；?!;".unicodeScalars.contains)
    {
      if timed.count == 0 {
        timed.first = "\(text):\(String(decoding: rest.prefix(2), as: UTF8.self))"
      }
      timed.count += 1
    } else if refused.count < 10_000 || refused[text] != nil {
      refused[text, default: 0] += 1
    }
  }

  private mutating func place(of label: SpeakerLabel) -> Int {
    if let place = places[label] { return place }
    places[label] = labels.count
    labels.append(label)
    return labels.count - 1
  }
}
