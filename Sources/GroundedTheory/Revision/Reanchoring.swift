/// Finds the places of codings in a corrected text.
///
/// In this order: the place to which its words went, where they stand there unchanged; the one place
/// where they stand at all; what is left of them at the place to which they went, where that is at
/// least half of the old quote and half of the new one. Where none of these holds, the coding becomes
/// an orphan with its quote. So every coding whose words stand once in the new text is at its words.
struct Reanchoring {
  private let new: PlainText
  private let newScalars: [UInt32]
  private let diff: TextDiff
  /// Places of quotes that were looked for in all of the text, by their bytes.
  private var found: [[UInt8]: [TextSpan]] = [:]

  init(to new: PlainText, _ scalars: [UInt32], by diff: TextDiff) {
    self.new = new
    newScalars = scalars
    self.diff = diff
  }

  /// How sure a place is; of codings that meet in one place the surest stays.
  private enum Certainty: Int {
    case mapped, single, part
  }

  private struct Candidate {
    let index: Int
    let certainty: Certainty
    let result: Reanchored
  }

  /// What became of each coding, in their order.
  mutating func place(_ codings: [Coding]) -> [Reanchored] {
    let candidates = codings.enumerated().map { candidate($1, at: $0) }
    var results = candidates.map(\.result)
    var taken: Set<CodedPlace> = []
    let bySurety = candidates.sorted {
      ($0.certainty.rawValue, $0.index) < ($1.certainty.rawValue, $1.index)
    }
    for candidate in bySurety {
      guard let span = candidate.result.span else { continue }
      let coding = candidate.result.coding
      if taken.insert(CodedPlace(code: coding.code, coder: coding.coder, span: span)).inserted {
        continue
      }
      results[candidate.index] = Reanchored(
        coding: coding, verdict: .coincides, span: nil, quote: coding.quote, places: [span])
    }
    return results
  }

  private struct CodedPlace: Hashable {
    let code: Code.ID
    let coder: Coder.ID
    let span: TextSpan
  }

  private mutating func candidate(_ coding: Coding, at index: Int) -> Candidate {
    func result(
      _ verdict: Reanchored.Verdict, _ span: TextSpan?, _ certainty: Certainty = .part,
      quote: String? = nil, places: [TextSpan] = []
    ) -> Candidate {
      Candidate(
        index: index, certainty: certainty,
        result: Reanchored(
          coding: coding, verdict: verdict, span: span, quote: quote ?? coding.quote,
          places: places))
    }
    let quote = coding.quote.unicodeScalars.map(\.value)
    if let span = coding.span, let place = mappedPlace(of: quote, at: span) {
      return result(place == span ? .kept : .moved, place, .mapped)
    }
    let places = occurrences(of: coding.quote)
    if places.count == 1 {
      let place = places[0]
      // Other words may have come and gone, and these stand where they stood.
      let verdict: Reanchored.Verdict =
        coding.span == nil ? .found : place == coding.span ? .kept : .moved
      return result(verdict, place, .single)
    }
    if let span = coding.span, let part = SurvivingPart(of: span, by: diff, in: newScalars) {
      let words = (try? new.quote(at: part.span)) ?? ""
      return result(part.isWhole ? .shortened : .changed, part.span, quote: words)
    }
    if places.count > 1 { return result(.ambiguous, nil, places: places) }
    return result(coding.span == nil ? .orphan : .lost, nil)
  }

  /// The place that a surviving scalar of the quote points to, if the whole quote stands there.
  private func mappedPlace(of quote: [UInt32], at span: TextSpan) -> TextSpan? {
    for run in diff.stretches(of: span.range) {
      let start = run.new - (run.old - span.start)
      let end = start + quote.count
      if start >= 0, end <= newScalars.count, newScalars[start..<end].elementsEqual(quote) {
        return TextSpan(unchecked: start..<end)
      }
    }
    return nil
  }

  private mutating func occurrences(of quote: String) -> [TextSpan] {
    let key = Array(quote.utf8)
    if let known = found[key] { return known }
    let places = new.occurrences(of: quote)
    found[key] = places
    return places
  }
}
