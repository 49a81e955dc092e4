/// The elements of a workbook that matter for its values.
enum WorkbookName: String, XMLName {
  // workbook.xml
  case workbookPr, sheet
  // sharedStrings.xml
  case si, t, rPh
  // styles.xml
  case numFmt, cellXfs, xf
  // The sheet.
  case sheetData, row, c, f, v, `is`, mergeCell, col

  init?(local: String, namespace: String) {
    let isSheet =
      namespace.hasSuffix("/spreadsheetml/2006/main") || namespace.hasSuffix("/spreadsheetml/main")
    guard isSheet else { return nil }
    self.init(rawValue: local)
  }
}
