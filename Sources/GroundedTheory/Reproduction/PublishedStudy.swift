/// A coding model as its authors published it, with everything needed to build it again.
public struct PublishedStudy: Sendable {
  /// The short name of the study, such as `xicheng-2022`.
  public var key: String
  /// The title of the rebuilt study.
  public var title: String
  /// The publication, as a reference list gives it.
  public var citation: String
  /// Anything a reader must know, such as that the texts are synthetic.
  public var note: String
  /// One or two paragraphs whose sentences name categories.
  public var storyline: String
  /// The folder of transcripts and codings, as the codebook file writes it.
  public var corpus: String
  /// Names of the sources that are set aside.
  public var heldOut: [String]
  /// Its codes and relations.
  public var codebook: CodebookDraft
  /// What it printed, in the order of the file.
  public var figures: [PublishedFigure]

  /// Takes the values as given; nothing is checked here.
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
  /// How a figure is computed from a study.
  public enum Rule: Sendable, Hashable {
    /// How many codes a level has. On the ladder only codes count that rest on a quote.
    case count(level: String)
    /// The names of the codes of a level.
    case names(level: String)
    /// How many codes of one level have a relation of this kind to a code of another, each of
    /// those once.
    case relations(Relation.Kind, from: String, to: String)
  }

  /// What was printed: a number, or names.
  public enum Value: Sendable, Hashable {
    /// A count.
    case number(Int)
    /// Names; their order does not matter.
    case names([String])
  }

  /// What the study calls it, such as 主范畴.
  public var label: String
  /// How it is computed.
  public var rule: Rule
  /// What was printed.
  public var value: Value

  /// Takes the values as given; nothing is checked here.
  public init(label: String, rule: Rule, value: Value) {
    self.label = label
    self.rule = rule
    self.value = value
  }
}

/// The transcripts, participants and codings of a published study, as files give them.
public struct StudyCorpus: Sendable {
  /// The transcripts, in the order in which they are imported.
  public var documents: [ImportedDocument]
  /// Who spoke, each with the row of the table.
  public var participants: [Placed<ParticipantDraft>]
  /// The codings, each with the row of the table.
  public var codings: [Placed<CodingDraft>]

  /// Takes the values as given; nothing is checked here.
  public init(
    documents: [ImportedDocument], participants: [Placed<ParticipantDraft>],
    codings: [Placed<CodingDraft>]
  ) {
    self.documents = documents
    self.participants = participants
    self.codings = codings
  }
}
