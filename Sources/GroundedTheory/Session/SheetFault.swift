/// What is wrong with one line of a sheet.
public enum SheetFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// A quote, a level or a memo with no code before it.
  case noCode
  /// What follows cannot be read.
  case unreadable(rest: String)
  /// Quotation marks with nothing between them.
  case emptyQuote
  /// Quotation marks that are not closed.
  case openQuote(String)
  /// `#` without a number.
  case noOccurrence
  /// A line that the sheet does not have.
  case unknownLine(String)
  /// The end of a stretch lies before its beginning.
  case backwards(CodingSheet.LineID)
  /// Words that do not begin in the line.
  case quoteNotFound(String)
  /// Words that begin in the line several times.
  case quoteAmbiguous(String, count: Int)
  /// A number for a place beyond those there are.
  case unknownOccurrence(String, Int, count: Int)
  /// A line whose words are not those of the transcript.
  case wordsChanged(String)
  /// A line without the mark before its margin.
  case noMargin
  /// Lines that are gone.
  case linesMissing([CodingSheet.LineID])
  /// A line that stands twice.
  case lineTwice(CodingSheet.LineID)
  /// A line that is neither one of the sheet's nor a remark.
  case strayLine
  /// A code that the study does not have.
  case unknownCode(String, nearest: [String])
  /// A new code at two levels.
  case twoLevels(String)
  /// A code that there is, at another level than the one given.
  case otherLevel(String, level: String)
  /// The same coding twice, with different notes.
  case twoNotes
  /// A memo that was changed in the study since the sheet was made.
  case noteChanged
  /// A rule of the codebook.
  case rule(Violation)

  public var description: String {
    switch self {
    case .noCode: "a code is missing before this; write the code first, then \"words\" or // note"
    case .unreadable(let rest):
      "\"\(excerpt(rest))\" cannot be read here; put ; between codes, and // before a note"
    case .emptyQuote: "the quotation marks are empty; write the words between them"
    case .openQuote(let words): "the quotation mark before \"\(excerpt(words))\" is not closed"
    case .noOccurrence: "# wants a number: \"words\"#2 is the second place"
    case .unknownLine(let word):
      "\"\(word)\" is no line of this sheet; write .. and a line's number"
    case .backwards(let id): "line \(id) ends before this one begins; name a later one"
    case .quoteNotFound(let quote):
      "\"\(excerpt(quote))\" does not begin in this line; copy the words exactly"
    case .quoteAmbiguous(let quote, let count):
      "\"\(excerpt(quote))\" stands here \(count) times; write #1 to #\(count) behind the quote"
    case .unknownOccurrence(let quote, let number, let count):
      "\"\(excerpt(quote))\" stands here \(counted(count, "time")); there is no #\(number)"
    case .wordsChanged(let words):
      "the words of this line were changed; `zhagen source edit` corrects a text. They are: \(words)"
    case .noMargin: "the | between the words and the codes is missing"
    case .linesMissing(let ids):
      "\(ids.count == 1 ? "line \(ids[0]) was" : "lines \(ids[0]) to \(ids[ids.count - 1]) were")"
        + " taken out; every line of the transcript must stay"
    case .lineTwice(let id): "line \(id) stands here a second time; leave one"
    case .strayLine: "this is no line of the transcript; codes go behind |, remarks behind #"
    case .unknownCode(let name, let nearest):
      "there is no code \"\(name)\""
        + (nearest.isEmpty
          ? "" : "; did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?")
        + (nearest.isEmpty ? "; " : " ") + "+\(name) makes it a new one"
    case .twoLevels(let name): "the new code \"\(name)\" has two levels; give it one"
    case .otherLevel(let name, let level):
      "there is a code \"\(name)\" already, at the level \(level); leave out + and @"
    case .twoNotes: "the same code stands here twice with different notes; leave one"
    case .noteChanged:
      "the note on this coding was changed in the study meanwhile; leave it as the sheet had it"
    case .rule(let violation): "\(violation)"
    }
  }
}

/// A line of a sheet and what is wrong with it.
public struct SheetMistake: Error, Equatable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  /// What is wrong.
  public let fault: SheetFault
  /// Lines of the transcript to be put back before it.
  public let missing: String

  /// Names a line and what is wrong with it.
  public init(line: Int, fault: SheetFault, missing: String = "") {
    self.line = line
    self.fault = fault
    self.missing = missing
  }

  /// The sheet with each mistake as a remark above its line; remarks of an earlier reading go.
  public static func annotate(_ sheet: String, with mistakes: [SheetMistake]) -> String {
    let byLine = Dictionary(grouping: mistakes, by: \.line)
    var result = ""
    let lines = SheetLines(sheet).texts
    for (index, line) in lines.enumerated() {
      for mistake in byLine[index + 1] ?? [] {
        let message = String("\(mistake.fault)".map { $0.isNewline ? " " : $0 })
        result += "\(opening)\(message)\n\(mistake.missing)"
      }
      if !line.hasPrefix(opening) { result += line + (index + 1 < lines.count ? "\n" : "") }
    }
    return result
  }

  static let opening = "#! "
}

/// Why a sheet was not taken.
public enum SheetRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// Its first line is gone.
  case noHeader
  /// It was made from another study, or from a copy that went another way.
  case otherStudy
  /// It shows another source.
  case otherSource(String)
  /// Another coder's codings stand in it.
  case otherCoder(String)
  /// The text was corrected since.
  case textChanged(String)
  /// Something was written while the difference was looked at.
  case changedMeanwhile
  /// A record set, which is too large for a sheet.
  case records(String)
  /// Lines that cannot be taken.
  case mistakes([SheetMistake])

  public var description: String {
    switch self {
    case .noHeader:
      "This is no coding sheet: its line that begins with #= is missing. Put it back, or make a new"
        + " sheet with `zhagen code session`."
    case .otherStudy: "The sheet was made from another study, or from another copy of this one."
    case .otherSource(let source):
      "The sheet is not one of \"\(source)\"; name the source that it was made from."
    case .otherCoder(let coder):
      "The sheet does not hold the codings of \"\(coder)\"; name the coder that it was made for."
    case .textChanged(let source):
      "The text of \"\(source)\" was corrected since the sheet was made; nothing was written. Copy your"
        + " codes into a new sheet."
    case .changedMeanwhile:
      "The study was changed while the difference was looked at; nothing was written."
    case .records(let source):
      "\"\(source)\" is a set of records, too large for a sheet; use `zhagen autocode` or"
        + " `zhagen coding add --record`."
    case .mistakes(let mistakes):
      mistakes.map { "line \($0.line): \($0.fault)" }.joined(separator: "\n")
    }
  }
}
