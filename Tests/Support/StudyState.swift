import GroundedTheory

/// A snapshot that can be compared.
public struct StudyState: Equatable, Sendable {
  public let study: Study
  public let ladder: Ladder
  public let codes: [Code]
  public let coders: [Coder]
  public let participants: [Participant]
  public let sources: [SourceDocument]
  public let turns: [SourceDocument.ID: [Turn]]
  public let codings: [Coding]
  public let memos: [Memo]
  public let relations: [Relation]
  public let attributes: [AttributeDefinition]
  public let speakers: [SpeakerLink]
  public let assignments: [Assignment]
  public let decisions: [Decision]
  public var queries: [SavedQuery]
}

extension StudySnapshot {
  public var state: StudyState {
    StudyState(
      study: study, ladder: codebook.ladder, codes: codebook.codes, coders: coders,
      participants: participants, sources: sources, turns: turns, codings: codings, memos: memos,
      relations: relations, attributes: attributes, speakers: speakers, assignments: assignments,
      decisions: decisions, queries: queries)
  }
}
