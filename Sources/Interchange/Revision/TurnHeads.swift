import GroundedTheory

/// What stands before the words of each turn and belongs to it: a label, with a time perhaps, on the
/// same line or alone on the line before. Empty where the turn's words begin its line.
struct TurnHeads {
  /// In scalars of the old text, without spaces around them; one for each turn.
  let ranges: [Range<Int>]
  private let starts: Set<Int>

  init(_ text: [UInt32], _ turns: [Turn]) {
    var ranges: [Range<Int>] = []
    var floor = 0
    for turn in turns {
      ranges.append(Self.head(text, before: turn, from: min(floor, turn.span.start)))
      floor = turn.span.end
    }
    self.ranges = ranges
    starts = Set(ranges.filter { !$0.isEmpty }.map(\.lowerBound))
  }

  /// Whether a head begins at this scalar.
  func begin(at scalar: Int) -> Bool { starts.contains(scalar) }

  /// Whether a scalar lies in a head.
  func hold(_ scalar: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar)
  }

  private static func head(_ text: [UInt32], before turn: Turn, from floor: Int) -> Range<Int> {
    var end = turn.span.start
    while end > floor, Line.isSpace(text[end - 1]), text[end - 1] != Line.feed { end -= 1 }
    // A label alone on its line; a turn without a speaker has none.
    if !turn.speaker.isEmpty {
      while end > floor, Line.isSpace(text[end - 1]) { end -= 1 }
    }
    var start = end
    while start > floor, text[start - 1] != Line.feed { start -= 1 }
    while start < end, Line.isSpace(text[start]) { start += 1 }
    return start < end ? start..<end : turn.span.start..<turn.span.start
  }
}

/// A line of a text, in scalars.
struct Line {
  static let feed: UInt32 = 0x0A

  /// Where its first letter stands.
  let first: Int
  /// Where it begins.
  let start: Int

  /// The lines that have anything on them.
  static func filled(_ text: [UInt32]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var first: Int?
    for (place, scalar) in text.enumerated() {
      if scalar == feed {
        if let first { lines.append(Line(first: first, start: start)) }
        (start, first) = (place + 1, nil)
      } else if first == nil, !isSpace(scalar) {
        first = place
      }
    }
    if let first { lines.append(Line(first: first, start: start)) }
    return lines
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0xA0 || scalar == 0x3000
  }
}
