/// One code's continuum: the stretches that each coder gave it and the gaps between them.
struct CodeSections: Sendable {
  private struct Section {
    /// Twice the length, and 1 more for a gap.
    private let rank: UInt64
    let text: Int32

    init(length: Int, text: Int, isStretch: Bool) {
      rank = UInt64(length) << 1 | (isStretch ? 0 : 1)
      self.text = Int32(text)
    }

    var length: Double { Double(rank >> 1) }
    var isStretch: Bool { rank & 1 == 0 }

    /// Longest first; of equal lengths gaps first, since they can hold the stretch.
    func precedes(_ other: Section) -> Bool {
      rank != other.rank ? rank > other.rank : text < other.text
    }
  }

  /// In the order of ``Section/precedes(_:)``.
  private let sections: [Section]
  /// The sum of δ² over pairs of coders, for each text where it is not 0.
  private let differing: [(text: Int32, sum: Double)]

  /// The sums that chance is made of.
  struct Chance {
    /// How many stretches.
    var stretches = 0.0
    /// Σ l(l − 1).
    var within = 0.0
    /// The sum over stretches of what each would differ by from every other one and from the gaps around it.
    var differences = 0.0
  }

  /// - Parameter weights: how often each text counts.
  func differences(_ weights: [Double]) -> Double {
    differing.reduce(0) { $0 + weights[Int($1.text)] * $1.sum }
  }

  /// - Parameter weights: how often each text counts.
  func chance(_ weights: [Double], _ edition: AlphaU.Edition) -> Chance {
    var chance = Chance()
    var (gaps, gapLength, overlapping, enclosed) = (0.0, 0.0, 0.0, 0.0)
    // Beyond a gap's own length: its places are h − l + 1, in the first print h + l + 1.
    let sign = edition == .first ? 1.0 : -1.0
    for section in sections {
      let weight = weights[Int(section.text)]
      guard weight > 0 else { continue }
      let length = section.length
      guard section.isStretch else {
        gaps += weight
        gapLength += weight * length
        continue
      }
      chance.stretches += weight
      chance.within += weight * length * (length - 1)
      overlapping += weight * length * (length - 1) * (2 * length - 1)
      enclosed += weight * length * length * (gapLength + gaps * (sign * length + 1))
    }
    chance.differences = (chance.stretches - 1) / 3 * overlapping + enclosed
    return chance
  }
}

extension CodeSections {
  /// - Parameter pieces: of one code, without overlaps.
  init(_ pieces: ArraySlice<CodeStretches.Piece>, _ texts: SharedTexts) {
    var sections: [Section] = []
    sections.reserveCapacity(2 * pieces.count + texts.coders * texts.lengths.count)
    var differing: [(text: Int32, sum: Double)] = []
    var next = pieces.startIndex
    var coders = [[Range<Int>]](repeating: [], count: texts.coders)
    for (text, length) in texts.lengths.enumerated() {
      for coder in coders.indices { coders[coder].removeAll(keepingCapacity: true) }
      let first = next
      while next < pieces.endIndex, pieces[next].text == text {
        coders[Int(pieces[next].coder)].append(pieces[next].span)
        next += 1
      }
      for spans in coders {
        var last = 0
        for span in spans {
          if span.lowerBound > last {
            sections.append(
              Section(length: span.lowerBound - last, text: text, isStretch: false))
          }
          sections.append(Section(length: span.count, text: text, isStretch: true))
          last = span.upperBound
        }
        if last < length {
          sections.append(Section(length: length - last, text: text, isStretch: false))
        }
      }
      guard next > first else { continue }
      let sum = Self.differences(coders)
      if sum > 0 { differing.append((Int32(text), sum)) }
    }
    sections.sort { $0.precedes($1) }
    self.sections = sections
    self.differing = differing
  }

  private static func differences(_ coders: [[Range<Int>]]) -> Double {
    var sum = 0.0
    for first in coders.indices {
      for second in coders.indices.dropFirst(first + 1) {
        sum += differences(coders[first], coders[second])
      }
    }
    return sum
  }

  /// δ² of two coders in one text, in one sweep.
  private static func differences(_ one: [Range<Int>], _ other: [Range<Int>]) -> Double {
    var (first, second, sum) = (0, 0, 0.0)
    var (firstMet, secondMet) = (false, false)
    while first < one.count || second < other.count {
      let left = first < one.count ? one[first] : nil
      let right = second < other.count ? other[second] : nil
      if let left, let right, left.overlaps(right) {
        let begin = Double(left.lowerBound - right.lowerBound)
        let end = Double(left.upperBound - right.upperBound)
        sum += begin * begin + end * end
        (firstMet, secondMet) = (true, true)
      }
      // The one that ends first meets nothing more.
      if let left, left.upperBound <= right?.upperBound ?? .max {
        if !firstMet { sum += Double(left.count) * Double(left.count) }
        first += 1
        firstMet = false
      } else if let right {
        if !secondMet { sum += Double(right.count) * Double(right.count) }
        second += 1
        secondMet = false
      }
    }
    return sum
  }
}
