import GroundedTheory
import StudyStore

extension Find {
  func pattern(folds: Bool) throws -> TextPattern {
    switch reading {
    case .anyOf: try TextPattern(words: words, folds: folds)
    case .allOf: try TextPattern(words: words, mode: .all, folds: folds)
    case .phrase: try TextPattern(words: words, mode: .phrase, folds: folds)
    case .regex: try TextPattern(regex: words.first ?? "", folds: folds)
    }
  }

  /// Prints what is found, and counts it.
  func search(_ study: StudyFile) throws -> HitTally {
    let (pattern, scope) = (try pattern(folds: fold), try speech.scope())
    var tally = HitTally()
    if layout == .count {
      try study.find(pattern, in: scope, context: 0) { hit in
        tally.add(hit)
        return true
      }
      try output.write(.hits(tally))
      return tally
    }
    try output.stream(columns: ReportTable.hitColumns, forPeople: shown) { add in
      var isWanted = true
      try study.find(pattern, in: scope, context: context) { hit in
        tally.add(hit)
        if isWanted { isWanted = try add(ReportTable.hitRow(hit)) }
        return true
      }
    }
    return tally
  }

  /// On a terminal the words come first; offsets are for programs.
  private func shown(_ table: ReportTable) -> ReportTable {
    var table =
      output.format == .table
      ? table.selecting(["source", "turn", "speaker", "before", "match", "after"]) : table
    table.endColumns = ["before"]
    return table
  }

  /// Says that there is nothing, and whether folding would have found something.
  func explain(_ study: StudyFile) throws {
    var folded = 0
    if !fold {
      try study.find(try pattern(folds: true), in: try speech.scope(), context: 0) { _ in
        folded += 1
        return true
      }
    }
    Terminal.note(
      folded == 0 ? "Nothing found." : "Nothing found. With --fold there are \(folded).")
  }
}
