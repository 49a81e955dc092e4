/// How the user wants a document to be read, where the reader is not to find out by itself.
public struct ReadingOptions: Sendable {
  /// The encoding of a text file, under any name that iconv knows.
  public var encoding: String?
  /// Speakers who ask, by their labels; everyone else answers. Empty where a rule is to tell.
  public var interviewers: [String]
  /// A regular expression for the label at the start of a line that opens a turn; its group `speaker`
  /// (or its first group) is the name.
  public var speakerPattern: String?
  /// Whether consecutive cues of one speaker (subtitles, recognised speech) make one turn.
  public var joinsCues: Bool
  /// The headings of a transcript table's columns, by what they hold.
  public var columns: [TranscriptColumn: String]

  /// Everything is found out unless said.
  public init(
    encoding: String? = nil, interviewers: [String] = [], speakerPattern: String? = nil,
    joinsCues: Bool = false, columns: [TranscriptColumn: String] = [:]
  ) {
    self.encoding = encoding
    self.interviewers = interviewers
    self.speakerPattern = speakerPattern
    self.joinsCues = joinsCues
    self.columns = columns
  }
}

/// What a column of a transcript table holds.
public enum TranscriptColumn: String, CaseIterable, Sendable {
  /// Who speaks.
  case speaker
  /// When it begins in the recording.
  case from
  /// When it ends.
  case to
  /// The words.
  case text
}
