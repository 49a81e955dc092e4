#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of a transcript that begin with something like a speaker's label.
struct LabelledLines {
  struct Line {
    /// In bytes from the start of the text.
    let start: Int
    /// Where the words begin.
    let words: Int
    /// The place of the label in ``LabelledLines/labels``.
    let label: Int
  }

  private(set) var lines: [Line] = []
  /// Every label once, as it first came.
  private(set) var labels: [SpeakerLabel] = []
  /// What stands before a colon at the start of lines and cannot be a label, with how often.
  private(set) var refused: [String: Int] = [:]
  /// How many lines begin with a name and a time, such as `Interviewer  00:01`.
  private(set) var timed: (count: Int, first: String) = (0, "")
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
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if let (colon, words) = Self.colon(in: line), let label = label(line, colon, words) {
          lines.append(Line(start: start, words: start + words, label: label))
        }
      }
      start = end + 1
    }
    known = []
  }

  /// Where the first colon begins and ends, if it stands early enough for a label.
  private static func colon(
    in line: UnsafeBufferPointer<UInt8>
  ) -> (start: Int, end: Int)? {
    var scalars = 0
    for (at, byte) in line.enumerated() {
      if byte == UInt8(ascii: ":") { return at > 0 ? (at, at + 1) : nil }
      if byte == 0xEF, at + 2 < line.count, line[at + 1] == 0xBC, line[at + 2] == 0x9A {
        return at > 0 ? (at, at + 3) : nil
      }
      // Continuation bytes are no scalars of their own; a few spaces may stand around the label.
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if scalars > SpeakerLabel.scalarLimit + 4 { return nil }
    }
    return nil
  }

  private mutating func label(
    _ line: UnsafeBufferPointer<UInt8>, _ colon: Int, _ words: Int
  ) -> Int? {
    let raw = UnsafeBufferPointer(rebasing: line[..<colon])
    let next = words < line.count ? line[words] : 0
    // A digit or a slash after the colon may make it a time or an address.
    let isPlain = next != UInt8(ascii: "/") && !(0x30...0x39).contains(next)
    if isPlain, let start = raw.baseAddress {
      for (known, label) in known where known.count == raw.count {
        if let other = known.baseAddress, memcmp(start, other, raw.count) == 0 { return label }
      }
    }
    let text = String(decoding: raw, as: UTF8.self)
    let rest = line[words...]
    guard let label = SpeakerLabel(text, before: rest) else {
      refuse(text.trimmed, before: rest)
      return nil
    }
    let place = place(of: label)
    if isPlain, known.count < 64 { known.append((raw, place)) }
    return place
  }

  /// Keeps count of what is no label, so that a speaker written in an unknown way can be named.
  private mutating func refuse(_ text: String, before rest: Slice<UnsafeBufferPointer<UInt8>>) {
    if SpeakerLabel.endsInTime(text, before: rest),
      text.unicodeScalars.contains(where: \.properties.isAlphabetic)
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
