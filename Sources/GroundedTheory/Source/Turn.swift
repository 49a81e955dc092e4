/// One stretch of one speaker. Its number is cited in theses (`A01-3`) and kept for life.
public struct Turn: Hashable, Sendable {
  /// Who speaks in a turn, as far as its label or the other speakers tell.
  public enum Role: String, CaseIterable, Sendable, Codable {
    /// Asks.
    case interviewer
    /// Answers.
    case respondent
  }

  /// Counted from 1 in text order, interviewer and respondent alike, when the source is imported. A
  /// turn keeps its number when the text is corrected and new turns go on after the last one, so the
  /// numbers of a corrected text need not ascend.
  public let number: Int
  /// The speaker's label, full-width letters and digits folded to the usual ones; empty where the
  /// file gives times and no speakers.
  public let speaker: String
  /// nil where no rule tells.
  public let role: Role?
  /// The words, without the speaker's label.
  public let span: TextSpan
  /// Start and end in the recording, in milliseconds, where the file gives them.
  public let milliseconds: Range<Int>?

  /// Takes the values as given; nothing is checked here.
  public init(
    number: Int, speaker: String, role: Role?, span: TextSpan, milliseconds: Range<Int>? = nil
  ) {
    self.number = number
    self.speaker = speaker
    self.role = role
    self.span = span
    self.milliseconds = milliseconds
  }
}
