/// The whole current state of a study as values, for analyses, tables and writers.
public struct StudySnapshot: Sendable {
  /// What the study says of itself.
  public var study: Study
  /// Its levels and codes.
  public var codebook: Codebook
  /// Who codes, in the order in which they were added.
  public var coders: [Coder]
  /// Who spoke, in the order in which they were added.
  public var participants: [Participant]
  /// The sources, by number; their words are not among them.
  public var sources: [SourceDocument]
  /// The turns of each source, in text order.
  public var turns: [SourceDocument.ID: [Turn]]
  /// By source number, then place.
  public var codings: [Coding]
  /// The memos, in the order in which they were added.
  public var memos: [Memo]
  /// The relations, in the order in which they were added.
  public var relations: [Relation]
  /// The attributes of participants with their kinds, in the order in which they were added.
  public var attributes: [AttributeDefinition]
  /// Who speaks under which label, where that is known by label.
  public var speakers: [SpeakerLink]
  /// Who is to code what.
  public var assignments: [Assignment]
  /// What was decided where coders differed.
  public var decisions: [Decision]

  /// Takes the values as given; nothing is checked here.
  public init(
    study: Study, codebook: Codebook, coders: [Coder], participants: [Participant],
    sources: [SourceDocument], turns: [SourceDocument.ID: [Turn]], codings: [Coding],
    memos: [Memo], relations: [Relation], attributes: [AttributeDefinition] = [],
    speakers: [SpeakerLink] = [], assignments: [Assignment] = [], decisions: [Decision] = []
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
    self.attributes = attributes
    self.speakers = speakers
    self.assignments = assignments
    self.decisions = decisions
  }
}
