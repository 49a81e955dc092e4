import GroundedTheory

/// Writes a table of computed values in the format that its reader asks for.
///
/// CSV, TSV and JSON are for programs: they keep the English column keys and every digit. The
/// terminal, Markdown and HTML are for people: they take ``Headings`` and print real numbers with
/// three decimals.
public enum TableWriter {
  /// The whole table as text.
  /// - Parameters:
  ///   - table: what is written.
  ///   - format: how.
  ///   - bom: whether CSV begins with a byte order mark, which Excel needs to see UTF-8.
  ///   - headings: what people-facing formats call the columns.
  ///   - width: the columns of the terminal; nil never cuts a cell. Only ``TableFormat/table``
  ///     looks at it.
  public static func write(
    _ table: ReportTable, as format: TableFormat, bom: Bool = true, headings: Headings = .keys,
    width: Int? = nil
  ) -> String {
    switch format {
    case .table: TerminalTable.write(table, headings: headings, width: width)
    case .csv: CSVTable.write(table, bom: bom)
    case .tsv: TSVTable.write(table)
    case .json: JSONTable.write(table)
    case .markdown: MarkdownTable.write(table, headings: headings)
    case .html: HTMLTable.write(table, headings: headings)
    }
  }
}

extension ReportTable {
  /// The columns that hold numbers and nothing else, which are set flush right.
  var numericColumns: [Bool] {
    columns.indices.map { column in
      var found = false
      for row in rows where column < row.count && row[column] != .empty {
        guard row[column].isNumber else { return false }
        found = true
      }
      return found
    }
  }

  /// The columns that are set flush right: those of numbers, and those whose ends matter most.
  var flushRightColumns: [Bool] {
    zip(columns, numericColumns).map { endColumns.contains($0) || $1 }
  }
}

extension [ReportTable.Cell] {
  /// The cell of a column; empty where the row is shorter than the table.
  func cell(_ column: Int) -> ReportTable.Cell { column < count ? self[column] : .empty }
}
