extension ReportTable {
  /// The columns of `autocode list`: one row a rule.
  public static func rules(
    _ rules: [Rule], runs: [Rule.ID: [RuleRun]], in codebook: Codebook, coders: [Coder]
  ) -> ReportTable {
    let names = Dictionary(coders.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    func cell(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }
    return ReportTable(
      columns: [
        "rule", "code", "coder", "words", "regex", "fold", "speaker", "role", "where", "unit",
        "last_run", "time", "codings",
      ],
      rows: rules.map { rule in
        let own = runs[rule.id] ?? []
        return [
          .text(rule.name), Cell(codebook[rule.code]?.name), Cell(names[rule.coder]),
          cell(rule.words.joined(separator: ",")), cell(rule.pattern), .flag(rule.folds),
          cell(rule.speaker), Cell(rule.role?.rawValue), cell(rule.condition),
          .text(rule.unit.rawValue), Cell(own.last?.event), Cell(own.last?.time),
          .integer(own.map(\.codings).reduce(0, +)),
        ]
      })
  }

  /// The columns of `autocode show`: one row a run.
  public static func ruleRuns(_ runs: [RuleRun]) -> ReportTable {
    ReportTable(
      columns: ["event", "time", "codings"],
      rows: runs.map { [.integer($0.event), .text($0.time), .integer($0.codings)] })
  }

  /// The columns of `autocode run`: one row a rule and source in which it found something.
  public static func ruleCounts(_ counts: [RuleCount]) -> ReportTable {
    ReportTable(
      columns: ["rule", "source", "new", "present"],
      rows: counts.map {
        [.text($0.rule), .text($0.source), .integer($0.new), .integer($0.present)]
      })
  }
}
