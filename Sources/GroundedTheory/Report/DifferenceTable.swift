extension ReportTable {
  /// The columns of `diff`: one row a change.
  public static func difference(_ difference: StudyDifference) -> ReportTable {
    ReportTable(
      columns: [
        "thing", "change", "level", "number", "name", "coder", "was", "now", "count", "event",
      ],
      rows: difference.changes.map { change in
        [
          .text(change.thing.rawValue), .text(change.change), Cell(change.level),
          Cell(change.number), .text(change.name), Cell(change.coder), Cell(change.was),
          Cell(change.now), .integer(change.count), Cell(change.event),
        ]
      })
  }
}
