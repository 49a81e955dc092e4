/// How a table is written: for a terminal, for programs, or for a page.
public enum TableFormat: String, CaseIterable, Sendable {
  /// Aligned columns for a terminal.
  case table
  /// Comma-separated values after RFC 4180, with a byte order mark unless told otherwise.
  case csv
  /// Tab-separated values; a tab or line break inside a cell becomes a space.
  case tsv
  /// An array of objects, their keys in the order of the columns.
  case json
  /// A GitHub-flavoured table.
  case markdown
  /// A `table` element, ready to stand in a page.
  case html
}
