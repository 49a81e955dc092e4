/// The comparison of a rebuilt study with what its authors printed.
public struct Reproduction: Sendable {
  /// One published figure beside the computed one.
  public struct Check: Sendable, Hashable {
    /// What the study calls it.
    public let figure: String
    /// What the study printed, as text.
    public let published: String
    /// What was computed, as text.
    public let computed: String
    /// Whether the two are the same.
    public let holds: Bool
  }

  /// Every published figure, in the order of the codebook file.
  public let checks: [Check]
  /// Names by level and provenance, top level first.
  public let names: ReportTable
  /// The key of the ladder's lowest level, whose names are many.
  public let lowestLevel: String

  /// Whether every figure is the same.
  public var holds: Bool { checks.allSatisfy(\.holds) }

  /// Computes every figure of `published` anew from `snapshot`.
  public init(_ published: PublishedStudy, computedFrom snapshot: StudySnapshot) {
    let computer = FigureComputer(snapshot)
    checks = published.figures.map { figure in
      let computed = computer.value(of: figure.rule)
      return Check(
        figure: figure.label, published: Self.write(figure.value), computed: Self.write(computed),
        holds: Self.agree(figure.value, computed))
    }
    lowestLevel = snapshot.codebook.ladder.levels[0].key
    names = Self.nameTable(published, snapshot.codebook)
  }

  /// The columns `figure, published, computed, verdict`.
  public var table: ReportTable {
    ReportTable(
      columns: ["figure", "published", "computed", "verdict"],
      rows: checks.map { check in
        [
          .text(check.figure), .text(check.published), .text(check.computed),
          .text(check.holds ? "same" : "differs"),
        ]
      })
  }

  /// The counted figures in one line: `初始范畴 36/36 · 主范畴 13/13`, computed before published.
  public var fractions: String {
    checks.filter { Int($0.published) != nil }
      .map { "\($0.figure) \($0.computed)/\($0.published)" }.joined(separator: " · ")
  }

  /// Names of one level that share a provenance, in reading order.
  public struct NameGroup: Sendable, Hashable {
    /// The key of the level.
    public let level: String
    /// `published` or `reconstructed`; empty where the codebook does not say.
    public let provenance: String
    /// The names, by number.
    public let names: [String]
  }

  /// Which names the study printed and which were made up to rebuild it; concepts too.
  public var namesByProvenance: [NameGroup] {
    var groups: [NameGroup] = []
    for row in names.rows {
      let (level, name, provenance) = (row[0].plain, row[2].plain, row[3].plain)
      if let last = groups.last, last.level == level, last.provenance == provenance {
        groups[groups.count - 1] = NameGroup(
          level: level, provenance: provenance, names: last.names + [name])
      } else {
        groups.append(NameGroup(level: level, provenance: provenance, names: [name]))
      }
    }
    return groups
  }

  private static func agree(_ a: PublishedFigure.Value, _ b: PublishedFigure.Value) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a == b
    case (.names(let a), .names(let b)): a.sorted() == b.sorted()
    default: false
    }
  }

  private static func write(_ value: PublishedFigure.Value) -> String {
    switch value {
    case .number(let number): String(number)
    case .names(let names): names.joined(separator: "、")
    }
  }

  private static func nameTable(
    _ published: PublishedStudy, _ codebook: Codebook
  ) -> ReportTable {
    let basis = Dictionary(
      published.codebook.entries.map { ($0.path.joined(separator: "/"), $0.basis) },
      uniquingKeysWith: { first, _ in first })
    let ladder = codebook.ladder.topDown + codebook.ladder.beside
    var table = ReportTable(columns: ["level", "number", "name", "provenance", "basis"])
    for level in ladder {
      for code in codebook.codes(at: level.key) {
        let studies = basis[codebook.path(of: code)] ?? []
        table.append([
          .text(level.key), .text(codebook.number(of: code)), .text(code.name),
          .init(code.provenance?.rawValue),
          .text(studies.joined(separator: " ")),
        ])
      }
    }
    return table
  }
}

/// Computes figures from a snapshot; nothing in it is typed.
private struct FigureComputer {
  let snapshot: StudySnapshot
  let frequencies: Frequencies

  init(_ snapshot: StudySnapshot) {
    self.snapshot = snapshot
    frequencies = snapshot.frequencies
  }

  func value(of rule: PublishedFigure.Rule) -> PublishedFigure.Value {
    switch rule {
    case .count(let level): .number(codes(at: level).count)
    case .names(let level): .names(codes(at: level).map(\.name))
    case .relations(let kind, let from, let to): .number(related(kind, from: from, to: to))
    }
  }

  private func codes(at level: String) -> [Code] {
    let codes = snapshot.codebook.codes(at: level)
    guard snapshot.codebook.ladder.rank(level) != nil else { return codes }
    return codes.filter { frequencies[$0.id].codingsTotal > 0 }
  }

  private func related(_ kind: Relation.Kind, from: String, to: String) -> Int {
    var pairs: [Code.ID: Set<Code.ID>] = [:]
    for relation in snapshot.relations where relation.kind == kind {
      guard case .code(let target) = relation.to,
        snapshot.codebook[relation.from]?.level == from, snapshot.codebook[target]?.level == to
      else { continue }
      pairs[relation.from, default: []].insert(target)
    }
    return min(pairs.count, Set(pairs.values.flatMap(\.self)).count)
  }
}

extension StudySnapshot {
  /// Counted from the codings of this snapshot.
  public var frequencies: Frequencies {
    let (voices, speaker) = (voices, speakerOfCoding)
    let linked = voices.linkedSources
    return Frequencies(
      codebook: codebook,
      tallies: CodingTally.tallies(of: codings) {
        linked.contains($0.source) ? speaker($0) : nil
      },
      participantOf: voices.participantOfUnlinked)
  }
}
