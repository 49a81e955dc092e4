/// A source as a reader made it from a file: decoded, cut into turns, not yet in a study.
public struct ImportedDocument: Sendable {
  /// What the source will be called: the file's name without its ending, or the name given.
  public var name: String
  /// The bytes of the file, kept for good.
  public var original: [UInt8]
  /// The decoded words.
  public var text: PlainText
  /// The turns in text order; none where no speakers were found.
  public var turns: [Turn]
  /// The encoding the bytes were read in, such as `GB18030`; empty for formats that state their own.
  public var encoding: String
  /// Hexadecimal SHA-256 of ``original``.
  public var sha256: String
  /// Hexadecimal SHA-256 of the decoded text in UTF-8.
  public var textSHA256: String
  /// What others wrote in the margin of the file; the study keeps them as memos on the source.
  public var comments: [SourceComment]
  /// What was guessed or left out on the way.
  public var findings: [Finding]

  /// Takes the values as given; nothing is checked here.
  public init(
    name: String, original: [UInt8], text: PlainText, turns: [Turn], encoding: String,
    sha256: String, textSHA256: String, comments: [SourceComment] = [], findings: [Finding]
  ) {
    self.name = name
    self.original = original
    self.text = text
    self.turns = turns
    self.encoding = encoding
    self.sha256 = sha256
    self.textSHA256 = textSHA256
    self.comments = comments
    self.findings = findings
  }

  /// How many different speakers the turns have; one without a speaker counts for none.
  public var speakers: Int { Set(turns.map(\.speaker)).subtracting([""]).count }
}

/// What someone wrote in the margin of a document before it came into the study.
public struct SourceComment: Hashable, Sendable {
  /// Who wrote it; empty where the file does not say.
  public var author: String
  /// What the comment says.
  public var text: String
  /// The words that it is about; empty where it is about the whole.
  public var quote: String

  /// Takes the values as given; nothing is checked here.
  public init(author: String, text: String, quote: String) {
    self.author = author
    self.text = text
    self.quote = quote
  }

  /// The memo that keeps it: the words in quotation marks, then the comment, then who wrote it.
  public var memo: String {
    (quote.isEmpty ? "" : "“\(quote)” ") + text + (author.isEmpty ? "" : " (\(author))")
  }
}

/// A participant as a table gives one.
public struct ParticipantDraft: Sendable {
  /// The participant's label.
  public var name: String
  /// Where this participant speaks.
  public var appearances: [Appearance]
  /// What else the row says, in the order of the columns; empty cells are left out.
  public var attributes: [Attribute]

  /// Takes the values as given; nothing is checked here.
  public init(name: String, source: String? = nil, attributes: [Attribute] = []) {
    self.init(
      name: name, appearances: source.map { [Appearance(source: $0)] } ?? [],
      attributes: attributes)
  }

  /// Takes the values as given; nothing is checked here.
  public init(name: String, appearances: [Appearance], attributes: [Attribute] = []) {
    self.name = name
    self.appearances = appearances
    self.attributes = attributes
  }
}

/// A value with the row of the file that it came from.
///
/// Rows are counted from 1 as a spreadsheet counts them, a header row included; in files of one
/// record a line (JSON Lines) a row is a line.
public struct Placed<Value: Sendable>: Sendable {
  /// The row, counted from 1.
  public var row: Int
  /// What stood there.
  public var value: Value

  /// Takes the values as given; nothing is checked here.
  public init(row: Int, value: Value) {
    self.row = row
    self.value = value
  }
}

/// What is wrong with one row of a bulk file.
public struct RowProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The row, counted from 1.
  public var row: Int
  /// What is wrong and, where that helps, what to do.
  public var reason: String

  /// Takes the values as given; nothing is checked here.
  public init(row: Int, reason: String) {
    self.row = row
    self.reason = reason
  }

  public var description: String { "row \(row): \(reason)" }

  /// The problems of a file for a message, one a line; after 50 only how many more there are.
  public static func list(_ problems: [RowProblem]) -> String {
    let shown = problems.prefix(50).map { "  \($0)" }
    let rest = problems.count - shown.count
    return (shown + (rest > 0 ? ["  … and \(rest) more"] : [])).joined(separator: "\n")
  }
}
