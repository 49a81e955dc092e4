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
  /// How many lines have anything on them.
  private(set) var filled = 0

  /// Labels that have been looked at, as they stand in the bytes: there are few, and they come back
  /// thousands of times.
  private var known: [(raw: UnsafeBufferPointer<UInt8>, label: Int?)] = []
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
    let label = SpeakerLabel(String(decoding: raw, as: UTF8.self), before: next)
      .map { place(of: $0) }
    if isPlain, known.count < 64 { known.append((raw, label)) }
    return label
  }

  private mutating func place(of label: SpeakerLabel) -> Int {
    if let place = places[label] { return place }
    places[label] = labels.count
    labels.append(label)
    return labels.count - 1
  }
}
