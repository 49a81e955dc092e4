import GroundedTheory

/// What a reader of documents passed over or moved.
struct OfficeLosses {
  var deletions = 0
  var notes = 0
  var symbols = 0
  var hidden = 0
  var numbers = 0
  var formulas = 0
  var embedded = 0
  /// Headers and footers with words in them.
  var margins = 0

  func findings(_ fileName: String) -> [Finding] {
    func finding(_ count: Int, _ thing: String, _ done: String, _ why: String) -> Finding? {
      Finding(of: count, thing, done, in: fileName, why: why)
    }
    return [
      finding(
        deletions, "tracked deletion", "left out",
        "the text as it reads with all changes accepted is taken"),
      finding(
        notes, "note", "moved to the end",
        "footnotes and endnotes are no part of a turn; each stands in a line of its own there"),
      finding(
        hidden, "hidden passage", "left out",
        "it is formatted as hidden; show it in the file where it belongs to the text"),
      finding(
        numbers, "list mark", "left out",
        "numbers and bullets are made by the program that shows the list and are not in the text"),
      finding(
        margins, "running line", "left out",
        "headers and footers repeat on each page and are not part of the text"),
      finding(
        symbols, "symbol", "left out", "it is drawn with a symbol font and is no character"),
      finding(formulas, "formula", "left out", "its signs are no words in a line"),
      finding(
        embedded, "embedded document", "left out", "open the file and save it again to take it in"),
    ].compactMap(\.self)
  }
}
