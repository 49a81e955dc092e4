/// The whole current state of a study as values, for analyses, tables and writers.
public struct StudySnapshot: Sendable {
  public var study: Study
  public var codebook: Codebook
  public var coders: [Coder]
  public var participants: [Participant]
  public var sources: [SourceDocument]
  public var turns: [SourceDocument.ID: [Turn]]
  /// By source number, then place.
  public var codings: [Coding]
  public var memos: [Memo]
  public var relations: [Relation]

  public init(
    study: Study, codebook: Codebook, coders: [Coder], participants: [Participant],
    sources: [SourceDocument], turns: [SourceDocument.ID: [Turn]], codings: [Coding],
    memos: [Memo], relations: [Relation]
  ) {
    self.study = study
    self.codebook = codebook
    self.coders = coders
    self.participants = participants
    self.sources = sources
    self.turns = turns
    self.codings = codings
    self.memos = memos
    self.relations = relations
  }
}
