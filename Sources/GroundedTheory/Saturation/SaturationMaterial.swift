/// What a study knows of which codes stand where, and since when: the codings that were chosen, counted.
public struct SaturationMaterial: Sendable {
  /// The codings of one code by one coder in one source.
  public struct Entry: Hashable, Sendable {
    /// The code itself, nothing below it.
    public var code: Code.ID
    /// The source.
    public var source: SourceDocument.ID
    /// How many codings, one or more.
    public var codings: Int
    /// The event that made the first of them.
    public var event: Int

    /// Takes the values as given; nothing is checked here.
    public init(code: Code.ID, source: SourceDocument.ID, codings: Int, event: Int) {
      (self.code, self.source, self.codings, self.event) = (code, source, codings, event)
    }
  }

  /// A relation with the sources of the codings that support it.
  public struct SupportedRelation: Sendable {
    /// The relation.
    public var relation: Relation
    /// Where the codings stand that support it; empty where none does.
    public var sources: Set<SourceDocument.ID>

    /// Takes the values as given; nothing is checked here.
    public init(relation: Relation, sources: Set<SourceDocument.ID>) {
      (self.relation, self.sources) = (relation, sources)
    }
  }

  /// A code that stood in held-out sources before it stood in any other, and stands there no more.
  public struct FormerCode: Hashable, Sendable {
    /// What it is called, or was.
    public var name: String
    /// Whether all that was coded with it there stands under other codes now, so that it was found to be the
    /// same; else some of it is gone.
    public var isMerged: Bool

    /// Takes the values as given.
    public init(name: String, isMerged: Bool) { (self.name, self.isMerged) = (name, isMerged) }
  }

  /// The levels and codes.
  public let codebook: Codebook
  /// Who speaks where; the sources, by number.
  public let voices: Voices
  /// What was coded: codings that have a place, since of an orphan nobody knows whether it still holds.
  public let entries: [Entry]
  /// The relations between codes.
  public let relations: [SupportedRelation]
  /// The event since which each held-out source has been set aside.
  public let setAside: [SourceDocument.ID: Int]
  /// What held-out sources first brought and the codebook does not show, by number.
  public let formerCodes: [FormerCode]

  /// What was chosen of the study; nothing where that leaves nothing out.
  public let selection: Selection
  /// The event after which the study was looked at; nil where it is as it is now.
  public let asOf: Int?

  /// Takes the values as given; entries whose source or code is not there are left out.
  public init(
    codebook: Codebook, voices: Voices, entries: [Entry], relations: [SupportedRelation] = [],
    setAside: [SourceDocument.ID: Int] = [:], formerCodes: [FormerCode] = [],
    selection: Selection = Selection(), asOf: Int? = nil
  ) {
    self.formerCodes = formerCodes
    self.asOf = asOf
    self.selection = selection
    self.codebook = codebook
    self.voices = voices
    self.entries = entries
    self.relations = relations
    self.setAside = setAside
  }

  /// The sources that were worked on: those with a coding of any code. Whether a source without one was read
  /// and found empty, or not read yet, nobody can tell, so it takes no part.
  public var sources: [SourceDocument] {
    let coded = Set(entries.map(\.source))
    return voices.sources.filter { coded.contains($0.id) }
  }

  /// Which codes of a level stand in which sources, codes below it counted for theirs.
  /// - Returns: the table, its rows in the order of `sources`, and the codes that its columns stand for,
  ///   by number; codes without a coding are none of them.
  func incidence(
    at level: Level, in sources: [SourceDocument]
  ) -> (table: CodeIncidence, codes: [Code]) {
    let representatives = codebook.representatives(at: level.key)
    let used = Set(entries.compactMap { representatives[$0.code] })
    let codes = codebook.codes(at: level.key).filter { used.contains($0.id) }
    return incidence(of: codes, in: sources, counting: representatives)
  }

  /// Which codes of the ladder that are neither of a level nor below a code of it stand in which sources; none for
  /// a level beside the ladder, under which nothing lies.
  func incidence(
    outside level: Level, in sources: [SourceDocument]
  ) -> (table: CodeIncidence, codes: [Code]) {
    let ladder = codebook.ladder
    let used = ladder.rank(level.key) == nil ? [] : Set(entries.map(\.code))
    let codes = ladder.levels.flatMap { codebook.codes(at: $0.key) }.filter {
      used.contains($0.id) && codebook.ancestor(of: $0, at: level.key) == nil
    }
    return incidence(of: codes, in: sources, counting: codebook.representatives(at: nil))
  }

  private func incidence(
    of codes: [Code], in sources: [SourceDocument], counting representatives: [Code.ID: Code.ID]
  ) -> (table: CodeIncidence, codes: [Code]) {
    let columns = Dictionary(
      codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(
      sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let cells = entries.compactMap { entry in
      representatives[entry.code].flatMap { columns[$0] }.flatMap { column in
        rows[entry.source].map {
          CodeIncidence.Cell(source: $0, code: column, codings: entry.codings)
        }
      }
    }
    return (CodeIncidence(sources: sources.count, codes: codes.count, cells: cells), codes)
  }
}
