/// The elements of a Word document that matter for its words.
enum DocxName: String, XMLName {
  case body, p, r, t, tab, br, cr, noBreakHyphen, softHyphen, sym, tbl, tr, tc, txbxContent
  // Properties, and what they say of a run, a paragraph, a row or a cell.
  case pPr, rPr, trPr, tcPr, tblPr, tblPrEx, tblGrid, sectPr, sdtPr, numPr, numId, vanish
  case cellDel, rPrChange, pPrChange
  // Changes that somebody tracked.
  case del, moveFrom, delText, instrText, delInstrText
  // Notes and comments.
  case footnoteReference, endnoteReference, commentReference, commentRangeStart, commentRangeEnd
  case footnote, endnote, comment
  /// A ruby reading.
  case rt
  case object, altChunk
  // Of other namespaces: the second drawing of a text box for old versions of Word, a formula.
  case fallback = "Fallback"
  case formula = "oMath"

  init?(local: String, namespace: String) {
    let isWord =
      namespace.hasSuffix("/wordprocessingml/2006/main")
      || namespace.hasSuffix("/wordprocessingml/main")
    // Drawings and formulas have a `p` and a `t` of their own.
    guard let name = DocxName(rawValue: local),
      isWord || name == .fallback || name == .formula || local == "object"
    else { return nil }
    self = name
  }

  /// Has no words of the text in it.
  var isPassedOver: Bool {
    switch self {
    case .pPr, .rPr, .trPr, .tcPr, .tblPr, .tblPrEx, .tblGrid, .sectPr, .sdtPr, .del, .moveFrom,
      .delText, .instrText, .delInstrText, .rt, .object, .altChunk, .fallback, .formula:
      true
    default: false
    }
  }
}
