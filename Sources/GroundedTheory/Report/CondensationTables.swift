import Foundation

extension ReportTable {
  /// The columns of `condensation`: one row a step, then one column a level with its live codes.
  public static func condensation(_ trail: CondensationTrail) -> ReportTable {
    let own = ["event", "until", "time", "coder", "verb", "summary", "reason", "undone_by"]
    let levels = trail.levels.map { own.contains($0.key) ? "level_\($0.key)" : $0.key }
    return ReportTable(
      columns: own + levels,
      rows: trail.steps.map { step in
        let (first, last) = (step.first, step.last)
        return [
          .integer(first.number), .integer(last.number), .text(last.time.ISO8601Format()),
          Cell(last.coder), .text(last.verb), .text(step.summary), .text(last.reason),
          Cell(last.undoneBy),
        ] + trail.levels.map { .integer(step.counts[$0.key] ?? 0) }
      })
  }

  /// The columns of `condensation CODE`: one row an event in the life of a code.
  /// - Parameter indent: goes before the name once for each code above it, for pages that people read.
  public static func codeTrail(
    _ trail: CodeTrail, ladder: Ladder, indent: String = ""
  ) -> ReportTable {
    ReportTable(
      columns: [
        "depth", "how", "level", "number", "name", "event", "time", "coder", "verb", "change",
        "reason", "undone_by",
      ],
      rows: trail.steps.map { step in
        let (code, event) = (step.code, step.event)
        return [
          .integer(step.depth), .text(step.way.rawValue), .text(code.level),
          .text((ladder.level(code.level)?.prefix ?? "") + String(code.ordinal)),
          .text(String(repeating: indent, count: step.depth) + code.name),
          .integer(event.number), .text(event.time.ISO8601Format()), Cell(event.coder),
          .text(event.verb), .text(step.change), .text(event.reason), Cell(event.undoneBy),
        ]
      })
  }
}
