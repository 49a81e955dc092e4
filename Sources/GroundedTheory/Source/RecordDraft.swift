/// One record as a table gives it: a call to a hotline, or one answer to one question of a survey.
///
/// Bytes rather than strings, because they come by the million and go straight into the study.
public struct RecordDraft: Sendable {
  /// The row of the file, counted from 1 with the header.
  public var row: Int
  /// What the record is called; empty where rows have no ids and are called by their number.
  public var id: ArraySlice<UInt8>
  /// The question that it answers, where a row holds several answers; else empty.
  public var question: String
  /// The other columns, in the order that the record set names them.
  public var attributes: [ArraySlice<UInt8>]
  /// The words, at least one character, without NUL.
  public var text: ArraySlice<UInt8>

  /// Takes the values as given, all of them well-formed UTF-8; nothing is checked here.
  public init(
    row: Int, id: ArraySlice<UInt8>, question: String = "", attributes: [ArraySlice<UInt8>] = [],
    text: ArraySlice<UInt8>
  ) {
    self.row = row
    self.id = id
    self.question = question
    self.attributes = attributes
    self.text = text
  }
}

/// The file that a record set came from, known once it has been read to its end.
public struct RecordFile: Sendable {
  /// Its bytes where they are few enough to be kept beside the records; else nil.
  public var original: [UInt8]?
  /// Hexadecimal SHA-256 of its bytes.
  public var sha256: String
  /// The encoding it was read in.
  public var encoding: String
  /// What was guessed or left out on the way.
  public var findings: [Finding]

  /// Takes the values as given; nothing is checked here.
  public init(original: [UInt8]? = nil, sha256: String, encoding: String, findings: [Finding]) {
    self.original = original
    self.sha256 = sha256
    self.encoding = encoding
    self.findings = findings
  }
}

/// One record of a study.
public struct RecordEntry: Sendable, Equatable {
  /// Its words as a turn of the record set.
  public var turn: Turn
  /// What it is called.
  public var id: String
  /// Its values in the order of the record set's columns.
  public var attributes: [String]
  /// Its words.
  public var text: String

  /// Takes the values as given; nothing is checked here.
  public init(turn: Turn, id: String, attributes: [String], text: String) {
    self.turn = turn
    self.id = id
    self.attributes = attributes
    self.text = text
  }
}
