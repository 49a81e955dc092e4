/// A codebook as a file gives it: not yet in a study, every entry with its place in the file.
public struct CodebookDraft: Sendable {
  /// One code of the file.
  public struct Entry: Sendable {
    /// Names from the root to this code.
    public var path: [String]
    /// The key of its level.
    public var level: String
    /// What it means; empty where the file says nothing.
    public var definition: String
    /// Whether the name is printed or made up; nil where the file does not say.
    public var provenance: Code.Provenance?
    /// Which studies a reconstructed name rests on.
    public var basis: [String]
    /// Other names by which it can be found.
    public var aliases: [String]
    /// In what respects its instances differ (属性与维度).
    public var properties: [Code.Property]
    /// In which colour it is drawn; nil where the file does not say.
    public var colour: Colour?
    /// Whether its name is what a participant said; nil where the file does not say.
    public var isInVivo: Bool?
    /// Line of a YAML file or row of a table, for messages.
    public var row: Int

    /// Takes the values as given; nothing is checked here.
    public init(
      path: [String], level: String, definition: String = "",
      provenance: Code.Provenance? = nil, basis: [String] = [], aliases: [String] = [],
      properties: [Code.Property] = [], colour: Colour? = nil, isInVivo: Bool? = nil, row: Int
    ) {
      self.path = path
      self.level = level
      self.definition = definition
      self.provenance = provenance
      self.basis = basis
      self.aliases = aliases
      self.properties = properties
      self.colour = colour
      self.isInVivo = isInVivo
      self.row = row
    }

    /// The last part of the path.
    public var name: String { path.last ?? "" }
  }

  /// The file's own ladder; nil where the format has none (CSV).
  public var ladder: Ladder?
  /// Parents before children.
  public var entries: [Entry]
  /// Relations between the codes, in the order of the file.
  public var relations: [RelationDraft]

  /// Takes the values as given; nothing is checked here.
  public init(ladder: Ladder? = nil, entries: [Entry], relations: [RelationDraft] = []) {
    self.ladder = ladder
    self.entries = entries
    self.relations = relations
  }
}

/// A relation as a file gives it, its ends by name or path.
public struct RelationDraft: Sendable {
  /// A code by name, path or number, or the relation that is moderated.
  public enum Target: Hashable, Sendable {
    /// A code, by name, path or number.
    case code(String)
    /// The relation that is moderated, by its two ends and its kind.
    case relation(from: String, to: String, kind: Relation.Kind)
  }

  /// The code it starts from, by name, path or number.
  public var from: String
  /// What it goes to.
  public var to: Target
  /// What it says of its two ends.
  public var kind: Relation.Kind
  /// Its direction.
  public var sign: Relation.Sign
  /// What the relation says, in words; may be empty.
  public var note: String
  /// Whether the relation is printed or made up; nil where the file does not say.
  public var provenance: Code.Provenance?
  /// Codings that support it, each by source, turn and code.
  public var evidence: [EvidenceReference]
  /// Line of the file, for messages.
  public var row: Int

  /// Takes the values as given; nothing is checked here.
  public init(
    from: String, to: Target, kind: Relation.Kind, sign: Relation.Sign = .positive,
    note: String = "", provenance: Code.Provenance? = nil, evidence: [EvidenceReference] = [],
    row: Int = 0
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.sign = sign
    self.note = note
    self.provenance = provenance
    self.evidence = evidence
    self.row = row
  }
}

extension RelationDraft {
  /// A relation of a study by the names of its codes.
  /// - Parameter relations: those among which the one that it moderates is found.
  public init(_ relation: Relation, in codebook: Codebook, among relations: [Relation]) {
    func name(_ id: Code.ID) -> String { codebook[id]?.name ?? id.description }
    var target = Target.code("")
    switch relation.to {
    case .code(let id): target = .code(name(id))
    case .relation(let id):
      if let moderated = relations.first(where: { $0.id == id }), case .code(let end) = moderated.to
      {
        target = .relation(from: name(moderated.from), to: name(end), kind: moderated.kind)
      }
    }
    self.init(
      from: name(relation.from), to: target, kind: relation.kind, sign: relation.sign,
      note: relation.note, provenance: relation.provenance)
  }
}

extension RelationDraft: CustomStringConvertible {
  /// Such as `"甲" influences (+) "乙"`.
  public var description: String {
    let target =
      switch to {
      case .code(let name): "\"\(name)\""
      case .relation(let start, let end, _): "\"\(start)\" → \"\(end)\""
      }
    return "\"\(from)\" \(kind.rawValue) (\(sign.rawValue)) \(target)"
  }
}

/// Names codings by what a reader can see: where they stand and what code they carry.
public struct EvidenceReference: Hashable, Sendable {
  /// The name of the source.
  public var source: String
  /// The number of the turn.
  public var turn: Int
  /// The code by name, path or number; codings of the codes below it count too.
  public var code: String

  /// Takes the values as given; nothing is checked here.
  public init(source: String, turn: Int, code: String) {
    self.source = source
    self.turn = turn
    self.code = code
  }
}
