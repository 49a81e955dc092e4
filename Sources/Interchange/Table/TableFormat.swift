/// How a table is written: for a terminal, for programs, or for a page.
public enum TableFormat: String, CaseIterable, Sendable {
  case table, csv, tsv, json, markdown, html
}
