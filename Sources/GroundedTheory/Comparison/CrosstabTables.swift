extension ReportTable {
  /// What a table calls the group of those who have no value.
  public static let noValue = "(none)"

  /// One row a code and a value of the attribute.
  /// - Parameter chosen: the codes to list; nil for all.
  public static func crosstab(
    _ crosstab: Crosstab, in codebook: Codebook, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    func percent(_ part: Int, of whole: Int) -> Cell {
      whole == 0 ? .empty : .real(100 * Double(part) / Double(whole))
    }
    let names = codebook.shortNames
    var table = ReportTable(columns: [
      "code", "level", "attribute", "value", "codings", "sources", "row_percent", "column_percent",
    ])
    for code in codebook.depthFirst where chosen?.contains(code.id) != false {
      let cells = crosstab[code.id]
      let all = cells.reduce(0) { $0 + $1.codings }
      for (group, cell) in zip(crosstab.groups.indices, cells) {
        table.append([
          Cell(names[code.id]), .text(code.level), .text(crosstab.attribute),
          .text(crosstab.groups[group] ?? noValue), .integer(cell.codings), .integer(cell.sources),
          percent(cell.codings, of: all),
          percent(cell.codings, of: crosstab.totals[group].codings),
        ])
      }
    }
    return table
  }

  /// The codings of the same table with a row a code and a column a value.
  public static func wideCrosstab(
    _ crosstab: Crosstab, in codebook: Codebook, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    let names = codebook.shortNames
    let codes = codebook.depthFirst.filter { chosen?.contains($0.id) != false }
    return ReportTable(
      columns: ["level", "code"] + crosstab.groups.map { $0 ?? noValue },
      rows: codes.map { code in
        [.text(code.level), Cell(names[code.id])]
          + crosstab[code.id].map { .integer($0.codings) }
      })
  }

  /// One row a code: whether having it hangs together with the attribute.
  public static func crosstabTests(
    _ crosstab: Crosstab, in codebook: Codebook, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    let names = codebook.shortNames
    let codes = codebook.depthFirst.filter { chosen?.contains($0.id) != false }
    return ReportTable(
      columns: [
        "code", "level", "attribute", "unit", "units", "units_with", "chi_square", "df", "p",
        "smallest_expected", "fisher_p", "note",
      ],
      rows: codes.map { code in
        let test = crosstab.test(of: code.id)
        return [
          Cell(names[code.id]), .text(code.level), .text(crosstab.attribute),
          .text(crosstab.unit), .integer(test.count), .integer(test.present),
          Cell(test.chiSquare), Cell(test.degreesOfFreedom), Cell(test.p),
          Cell(test.smallestExpected), Cell(test.fisher),
          test.note.isEmpty ? .empty : .text(test.note),
        ]
      })
  }
}
