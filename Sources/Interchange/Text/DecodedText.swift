import GroundedTheory

/// The words of a file in UTF-8, and what else its reader found.
struct DecodedText {
  /// Well-formed; one BOM dropped, line ends made LF, nothing else touched.
  var utf8: [UInt8]
  /// Empty for formats that state their own.
  var encoding = ""
  /// Who speaks where and when, from formats that say so themselves; nil where labels in the text are
  /// to tell.
  var turns: [Turn]?
  /// What others wrote in the margin.
  var comments: [SourceComment] = []
  var findings: [Finding] = []
}
