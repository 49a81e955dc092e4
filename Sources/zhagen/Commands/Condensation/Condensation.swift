import ArgumentParser
import GroundedTheory

struct Condensation: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The trail of condensation: how labels became concepts, categories and dimensions.",
    discussion: """
      Without a code: every event that changed how many codes stand at the levels or how they are \
      grouped, when, by whom and why, with the codes at each level after it. Codes that one coder adds \
      one by one on one day for one reason are drawn together. The last line counts from the first \
      labels to the top.

      With a code: what it was, which codes were merged into it, what lies below it, and their past in \
      turn. A code that is gone is found by the name that it had.
      """)

  @Argument(help: "The code, by name, path or number, or a name that it had.")
  var code: String?

  @Option(help: "Only what happened at this level.")
  var level: String?

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let past = try study.withStudy { try $0.codebookPast() }
    let ladder = past.codebook.ladder
    let level = try level.map { try ladder.require($0).key }
    if let code {
      let trail = CodeTrail(of: try past.code(named: code), in: past, level: level)
      try output.write(page(of: trail, ladder), naming: ladder.all)
    } else {
      let trail = CondensationTrail(past, level: level)
      try output.write(table(of: trail), naming: ladder.all)
      try close(with: trail)
    }
  }

  private func page(of trail: CodeTrail, _ ladder: Ladder) -> ReportTable {
    guard output.format == .table else { return .codeTrail(trail, ladder: ladder) }
    return .codeTrail(trail, ladder: ladder, indent: "  ").selecting([
      "number", "name", "how", "event", "time", "coder", "verb", "change", "reason", "undone_by",
    ]).droppingUnused(["coder", "reason", "undone_by"])
  }

  /// People need no column for what was taken back where nothing was, nor a last event beside the first.
  private func table(of trail: CondensationTrail) -> ReportTable {
    let table = ReportTable.condensation(trail)
    guard output.format == .table else { return table }
    let isDrawnTogether = trail.steps.contains { $0.first.number != $0.last.number }
    return table.selecting(table.columns.filter { $0 != "until" || isDrawnTogether })
      .droppingUnused(["coder", "reason", "undone_by"])
  }

  /// Beside a table for people on standard output; machines get the table alone.
  private func close(with trail: CondensationTrail) throws {
    let isChinese = output.lang == .zh
    let line = trail.result.map { count, level in
      "\(count) "
        + (level.map { isChinese ? $0.name : $0.key } ?? (isChinese ? "标签" : "labels"))
    }.joined(separator: " → ")
    if output.format == .table, output.output == nil {
      try Terminal.write("\n\(line)\n", to: nil)
    } else {
      Terminal.note(line)
    }
  }
}
