/// A coding model as its authors published it, with everything needed to build it again.
public struct PublishedStudy: Sendable {
  /// The short name of the study, such as `xicheng-2022`.
  public var key: String
  public var title: String
  public var citation: String
  public var note: String
  public var storyline: String
  /// The folder of transcripts and codings, as the codebook file writes it.
  public var corpus: String
  /// Names of the sources that are set aside.
  public var heldOut: [String]
  public var codebook: CodebookDraft
  public var figures: [PublishedFigure]

  public init(
    key: String, title: String, citation: String, note: String, storyline: String, corpus: String,
    heldOut: [String], codebook: CodebookDraft, figures: [PublishedFigure]
  ) {
    self.key = key
    self.title = title
    self.citation = citation
    self.note = note
    self.storyline = storyline
    self.corpus = corpus
    self.heldOut = heldOut
    self.codebook = codebook
    self.figures = figures
  }
}

/// One figure that a study printed, and how it is computed again.
public struct PublishedFigure: Sendable, Hashable {
  public enum Rule: Sendable, Hashable {
    /// How many codes a level has. On the ladder only codes count that rest on a quote.
    case count(level: String)
    /// The names of the codes of a level.
    case names(level: String)
    /// How many codes of one level have a relation of this kind to a code of another, each of
    /// those once.
    case relations(Relation.Kind, from: String, to: String)
  }

  public enum Value: Sendable, Hashable {
    case number(Int)
    case names([String])
  }

  /// What the study calls it, such as 主范畴.
  public var label: String
  public var rule: Rule
  public var value: Value

  public init(label: String, rule: Rule, value: Value) {
    self.label = label
    self.rule = rule
    self.value = value
  }
}

/// The transcripts, participants and codings of a published study, as files give them.
public struct StudyCorpus: Sendable {
  public var documents: [ImportedDocument]
  public var participants: [Placed<ParticipantDraft>]
  public var codings: [Placed<CodingDraft>]

  public init(
    documents: [ImportedDocument], participants: [Placed<ParticipantDraft>],
    codings: [Placed<CodingDraft>]
  ) {
    self.documents = documents
    self.participants = participants
    self.codings = codings
  }
}
