/// Texts cut at every border that a coder drew, so that each coder's segments follow each other without overlap
/// from the beginning of a text to its end: stretches, and the gaps between them.
///
/// Where one coder gave the same words several codes, the set of them is a value of its own.
struct CutTexts: Sendable {
  struct Segment: Sendable {
    var start: Int
    var end: Int
    /// What the coder gave these words, a position in ``CutTexts/values``; ``CutTexts/gap`` for nothing.
    var value: Int32
  }

  /// The value of what a coder left alone.
  static let gap: Int32 = -1

  /// How many coders there are.
  let coders: Int
  /// For each text, each coder's segments.
  let segments: [[[Segment]]]
  /// The codes of each value, ascending.
  let values: [[Int32]]
  /// How many segments have several codes.
  let several: Int

  /// - Parameter texts: without overlaps within a code.
  init(_ texts: SharedTexts) {
    var numbers = ValueNumbers()
    var several = 0
    segments = zip(texts.lengths, texts.stretches).map { length, coders in
      coders.map { stretches in
        let cut = Self.cut(stretches, length: length, &numbers)
        several += cut.count { $0.value != Self.gap && numbers.values[Int($0.value)].count > 1 }
        return cut
      }
    }
    coders = texts.coders
    values = numbers.values
    self.several = several
  }

  private static func cut(
    _ stretches: [Unitization.Stretch], length: Int, _ numbers: inout ValueNumbers
  ) -> [Segment] {
    let ending = stretches.sorted { ($0.end, $0.category) < ($1.end, $1.category) }
    var segments: [Segment] = []
    segments.reserveCapacity(2 * stretches.count + 1)
    var (open, last, begun, ended): ([Int32], Int, Int, Int) = ([], 0, 0, 0)
    while last < length {
      while ended < ending.count, ending[ended].end == last {
        if let place = open.firstIndex(of: ending[ended].category) { open.remove(at: place) }
        ended += 1
      }
      while begun < stretches.count, stretches[begun].start == last {
        let category = stretches[begun].category
        open.insert(category, at: open.firstIndex { $0 > category } ?? open.count)
        begun += 1
      }
      let end = min(
        begun < stretches.count ? stretches[begun].start : length,
        ended < ending.count ? ending[ended].end : length)
      segments.append(Segment(start: last, end: end, value: numbers.number(of: open)))
      last = end
    }
    return segments
  }
}

extension CutTexts {
  /// What coders gave the same words.
  func coincidences(_ labels: ValueLabels) -> Coincidences {
    var sweep = CoincidenceSweep(coders: coders, labels)
    let texts = segments.enumerated().map { sweep.add($1, at: $0) }
    return Coincidences(texts, sweep.entries, labels: labels.count)
  }

  /// What has to be known of the cut.
  var remarks: [FigureRemark] { several > 0 ? [.severalCodes(several)] : [] }
}

/// Numbers sets of codes in the order in which they turn up.
private struct ValueNumbers {
  private(set) var values: [[Int32]] = []
  private var single: [Int32: Int32] = [:]
  private var several: [[Int32]: Int32] = [:]

  mutating func number(of codes: [Int32]) -> Int32 {
    guard let code = codes.first else { return CutTexts.gap }
    if let known = codes.count == 1 ? single[code] : several[codes] { return known }
    let number = Int32(values.count)
    values.append(codes)
    if codes.count == 1 { single[code] = number } else { several[codes] = number }
    return number
  }
}
