/// Counts in which sentences of a text spans lie, in one pass over its words, piece by piece.
///
/// A sentence has a letter or digit: an empty line, and the quotation mark behind a full stop, begin
/// none. What ends one is told by one rule for the whole library: 。！？；… and their Western forms, a
/// full stop before a space, a line's end.
public struct SentenceScan {
  private let spans: [TextSpan]
  private let byStart: [Int]
  private let byEnd: [Int]
  private var nextStart = 0
  private var nextEnd = 0
  private var first: [Int]
  private var last: [Int]
  private var scalar = 0
  private var sentence = 0
  private var hasBegun = false
  private var hasEnded = false
  private var isAfterStop = false

  /// A scan for the sentences of these spans, which may be in any order.
  public init(_ spans: [TextSpan]) {
    self.spans = spans
    byStart = spans.indices.sorted { spans[$0].start < spans[$1].start }
    byEnd = spans.indices.sorted { spans[$0].end < spans[$1].end }
    first = [Int](repeating: 0, count: spans.count)
    last = first
  }

  /// Takes in the next words: well-formed UTF-8 that ends with a whole scalar.
  public mutating func read(_ utf8: UnsafeRawBufferPointer) {
    var at = 0
    while at < utf8.count {
      let lead = utf8[at]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
      for offset in 1..<max(length, 1) where at + offset < utf8.count {
        value = value << 6 | UInt32(utf8[at + offset] & 0x3F)
      }
      take(value)
      at += length
    }
  }

  /// The sentences of each span, counted from 0, in the order in which the spans were given.
  public mutating func finish() -> [ClosedRange<Int>] {
    settleStarts()
    settleEnds(before: .max)
    return zip(first, last).map { min($0, $1)...$1 }
  }

  private mutating func take(_ value: UInt32) {
    if isAfterStop, SentenceEnd.followsFullStop(value) { hasEnded = hasBegun }
    isAfterStop = value == SentenceEnd.fullStop
    if SentenceEnd.isMark(value) {
      hasEnded = hasBegun
    } else if Self.isLetter(value) {
      if hasEnded { sentence += 1 }
      hasBegun = true
      hasEnded = false
      settleStarts(upTo: scalar)
    }
    scalar += 1
    settleEnds(before: scalar)
  }

  /// A span begins in the sentence of its first letter.
  private mutating func settleStarts(upTo place: Int = .max) {
    while nextStart < byStart.count, spans[byStart[nextStart]].start <= place {
      first[byStart[nextStart]] = sentence
      nextStart += 1
    }
  }

  private mutating func settleEnds(before place: Int) {
    while nextEnd < byEnd.count, spans[byEnd[nextEnd]].end <= place {
      last[byEnd[nextEnd]] = sentence
      nextEnd += 1
    }
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case ..<0x80: false
    default:
      Unicode.Scalar(value).map { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        ?? false
    }
  }
}
