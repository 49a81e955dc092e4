/// What was decided on one coding when coders had coded the same words differently. The coding itself
/// stays as it was.
public struct Decision: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Decision>

  /// Whether the agreed version takes a coding over.
  public enum Verdict: String, CaseIterable, Sendable, Codable {
    case accepted, rejected
  }

  public let id: ID
  /// The coding that was decided on.
  public var coding: Coding.ID
  /// What was decided.
  public var verdict: Verdict
  /// The coding of the agreed version that answers it: for an accepted one its twin, for a rejected
  /// one what the words were coded with instead; nil for nothing.
  public var result: Coding.ID?
  /// Why; empty where nothing was said.
  public var note: String

  /// Takes the values as given; nothing is checked here.
  public init(
    id: ID, coding: Coding.ID, verdict: Verdict, result: Coding.ID? = nil, note: String = ""
  ) {
    self.id = id
    self.coding = coding
    self.verdict = verdict
    self.result = result
    self.note = note
  }
}

/// What is to be decided on the codings of one passage.
public struct Adjudication: Hashable, Sendable {
  /// Codings that the agreed version takes over.
  public var accepted: [Coding.ID]
  /// Codings that it does not.
  public var rejected: [Coding.ID]
  /// What the words of the rejected codings are coded with instead, by name, path or number.
  public var code: String?
  /// Why; may be empty.
  public var note: String

  /// Takes the values as given; nothing is checked here.
  public init(
    accepted: [Coding.ID] = [], rejected: [Coding.ID] = [], code: String? = nil, note: String = ""
  ) {
    self.accepted = accepted
    self.rejected = rejected
    self.code = code
    self.note = note
  }
}
