/// Texts cut where one code begins and ends, all else being gap: what u-α and |u-α of each code begin with.
struct OneCodeCuts: Sendable {
  private let texts: SharedTexts
  /// The sums of each text where nobody gave the code.
  private let without: [Coincidences.Text]

  /// - Parameter texts: without overlaps within a code.
  init(_ texts: SharedTexts) {
    self.texts = texts
    var sweep = CoincidenceSweep(coders: texts.coders, ValueLabels(values: 1))
    without = texts.lengths.enumerated().map { text, length in
      let gap = CutTexts.Segment(start: 0, end: length, value: CutTexts.gap)
      return sweep.add(Array(repeating: [gap], count: texts.coders), at: text)
    }
  }

  /// - Parameter pieces: of one code in these texts.
  func coincidences(_ pieces: ArraySlice<CodeStretches.Piece>) -> Coincidences {
    var sums = without
    var sweep = CoincidenceSweep(coders: texts.coders, ValueLabels(values: 1))
    var segments = [[CutTexts.Segment]](repeating: [], count: texts.coders)
    var next = pieces.startIndex
    while next < pieces.endIndex {
      let text = Int(pieces[next].text)
      for coder in segments.indices { segments[coder].removeAll(keepingCapacity: true) }
      while next < pieces.endIndex, pieces[next].text == text {
        let (coder, span) = (Int(pieces[next].coder), pieces[next].span)
        segments[coder].close(to: span.lowerBound)
        segments[coder].append(
          CutTexts.Segment(start: span.lowerBound, end: span.upperBound, value: 0))
        next += 1
      }
      for coder in segments.indices { segments[coder].close(to: texts.lengths[text]) }
      sums[text] = sweep.add(segments, at: text)
    }
    return Coincidences(sums, sweep.entries, labels: 1)
  }
}

extension [CutTexts.Segment] {
  /// Appends the gap that reaches to a place, where there is one.
  fileprivate mutating func close(to place: Int) {
    let end = last?.end ?? 0
    if end < place { append(CutTexts.Segment(start: end, end: place, value: CutTexts.gap)) }
  }
}
