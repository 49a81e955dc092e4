/// Where each scalar of a text went when the text was corrected.
///
/// Lines are matched that both texts begin or end with, or that stand once on both sides; what lies
/// between those is matched by sentences, then by clauses, then scalar by scalar. Then whole sentences
/// that were taken out at one place and stand at another are matched too, so that a paragraph may be
/// moved. Time grows with the length and, in stretches that were rewritten, with at most a fixed number
/// of edits times their length; nothing recurses.
public struct TextDiff: Sendable {
  /// For each scalar of the old text its place in the new one; -1 where it is gone.
  private let places: [Int32]
  /// The length of the new text in scalars.
  public let newCount: Int

  /// Compares two texts scalar by scalar; nothing is normalised.
  public init(from old: PlainText, to new: PlainText) {
    self.init(old.scalars, new.scalars)
  }

  init(_ old: [UInt32], _ new: [UInt32]) {
    var matching = Matching(old, new)
    matching.run()
    var places = [Int32](repeating: -1, count: old.count)
    for run in matching.runs {
      for offset in 0..<run.count { places[run.old + offset] = Int32(run.new + offset) }
    }
    MovedSentences(old, new).match(&places)
    self.places = places
    newCount = new.count
  }

  /// Where a scalar of the old text stands in the new one; nil where it is gone, or never was.
  public func place(of scalar: Int) -> Int? {
    guard places.indices.contains(scalar), places[scalar] >= 0 else { return nil }
    return Int(places[scalar])
  }

  /// What of `span` stands in the new text, in stretches that stayed whole, in the order of the old.
  func stretches(of span: Range<Int>) -> [SharedRun] {
    var runs: [SharedRun] = []
    for old in span.clamped(to: places.indices) {
      guard let new = place(of: old) else { continue }
      if let last = runs.last, last.old + last.count == old, last.new + last.count == new {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(SharedRun(old: old, new: new, count: 1))
      }
    }
    return runs
  }
}

extension PlainText {
  /// The text as numbers of scalars.
  package var scalars: [UInt32] { string.unicodeScalars.map(\.value) }
}

/// The work that is left of a comparison: stretches still to be matched.
private struct Matching {
  private struct Gap {
    var old: Range<Int>
    var new: Range<Int>
    /// How it is cut next; nil for scalar by scalar.
    var units: TextUnits?
  }

  private let old: [UInt32]
  private let new: [UInt32]
  private var gaps: [Gap]
  private var greedy: GreedyMatch
  private(set) var runs: [SharedRun] = []
  /// Stretches shorter than this are not cut into pieces.
  private static let short = 16

  init(_ old: [UInt32], _ new: [UInt32]) {
    self.old = old
    self.new = new
    gaps = [Gap(old: old.indices, new: new.indices, units: .lines)]
    greedy = GreedyMatch(old, new)
  }

  mutating func run() {
    while var gap = gaps.popLast() {
      if gap.old.isEmpty || gap.new.isEmpty { continue }
      if let units = gap.units, max(gap.old.count, gap.new.count) >= Self.short {
        split(gap, into: units)
      } else {
        trim(&gap)
        greedy.match(gap.old, gap.new, into: &runs)
      }
    }
  }

  /// Takes off what both begin and end with.
  private mutating func trim(_ gap: inout Gap) {
    let shorter = min(gap.old.count, gap.new.count)
    var head = 0
    while head < shorter, old[gap.old.lowerBound + head] == new[gap.new.lowerBound + head] {
      head += 1
    }
    var tail = 0
    while tail < shorter - head,
      old[gap.old.upperBound - 1 - tail] == new[gap.new.upperBound - 1 - tail]
    {
      tail += 1
    }
    add(gap.old.lowerBound, gap.new.lowerBound, head)
    add(gap.old.upperBound - tail, gap.new.upperBound - tail, tail)
    gap.old = gap.old.lowerBound + head..<gap.old.upperBound - tail
    gap.new = gap.new.lowerBound + head..<gap.new.upperBound - tail
  }

  private mutating func add(_ old: Int, _ new: Int, _ count: Int) {
    if count > 0 { runs.append(SharedRun(old: old, new: new, count: count)) }
  }

  /// Matches the pieces with which both begin and end and those that stand once on both sides, and
  /// leaves what lies between to a finer cut. Ends are trimmed by whole pieces: what two lines have in
  /// common at their ends says nothing of the lines.
  private mutating func split(_ gap: Gap, into units: TextUnits) {
    let oldPieces = units.cut(old, gap.old)
    let newPieces = units.cut(new, gap.new)
    let oldWords = oldPieces.map { old[$0] }
    let newWords = newPieces.map { new[$0] }
    let shorter = min(oldPieces.count, newPieces.count)
    let head = zip(oldWords, newWords).prefix { $0 == $1 }.count
    let tail = zip(oldWords.reversed(), newWords.reversed()).prefix(shorter - head)
      .prefix { $0 == $1 }.count
    let inner = UniquePieces.inOrder(
      Array(oldWords[head..<oldWords.count - tail]), Array(newWords[head..<newWords.count - tail]))
    let pairs =
      (0..<head).map { (old: $0, new: $0) } + inner.map { (old: $0.old + head, new: $0.new + head) }
      + (0..<tail).map { (old: oldPieces.count - tail + $0, new: newPieces.count - tail + $0) }
    var (oldStart, newStart) = (gap.old.lowerBound, gap.new.lowerBound)
    for pair in pairs {
      let (a, b) = (oldPieces[pair.old], newPieces[pair.new])
      add(a.lowerBound, b.lowerBound, a.count)
      gaps.append(
        Gap(old: oldStart..<a.lowerBound, new: newStart..<b.lowerBound, units: units.finer))
      (oldStart, newStart) = (a.upperBound, b.upperBound)
    }
    gaps.append(
      Gap(
        old: oldStart..<gap.old.upperBound, new: newStart..<gap.new.upperBound, units: units.finer))
  }
}
