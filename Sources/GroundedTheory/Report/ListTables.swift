import Foundation

extension ReportTable {
  /// The columns of `source list`.
  public static func sources(_ sources: [SourceSummary]) -> ReportTable {
    ReportTable(
      columns: [
        "number", "name", "kind", "turns", "speakers", "scalars", "codings", "held_out", "sha256",
        "text_sha256", "held_out_on", "held_out_reason",
      ],
      rows: sources.map { summary in
        [
          .integer(summary.source.number), .text(summary.source.name),
          .text(summary.source.kind.rawValue), .integer(summary.turns), .integer(summary.speakers),
          .integer(summary.scalars), .integer(summary.codings),
          .flag(summary.source.heldOut != nil),
          .text(summary.sha256), .text(summary.textSHA256), Cell(summary.source.heldOut?.day),
          Cell(summary.source.heldOut.flatMap { $0.reason.isEmpty ? nil : $0.reason }),
        ]
      })
  }

  /// The columns of `source show --turns`.
  /// - Throws: ``Violation/spanOutsideText(_:length:)`` where the turns are of another text.
  public static func turns(_ source: SourceText) throws -> ReportTable {
    ReportTable(
      columns: turnColumns,
      rows: try source.turns.map { turnRow($0, text: try source.text.quote(at: $0.span)) })
  }

  /// The columns of ``turns(_:)``.
  public static let turnColumns = [
    "turn", "speaker", "role", "from_ms", "to_ms", "start", "end", "text",
  ]

  /// A row of ``turns(_:)``.
  public static func turnRow(_ turn: Turn, text: String) -> [Cell] {
    [
      .integer(turn.number), .text(turn.speaker), Cell(turn.role?.rawValue),
      Cell(turn.milliseconds?.lowerBound), Cell(turn.milliseconds?.upperBound),
      .integer(turn.span.start), .integer(turn.span.end), .text(text),
    ]
  }

  /// One row a participant: name, sources, speakers, then one column an attribute.
  ///
  /// Several sources are set apart by `|`, and so are the labels under which the participant speaks in
  /// them, one for each source, empty for a source as a whole; `participant import` reads both back.
  public static func participants(
    _ participants: [Participant], in voices: Voices
  ) -> ReportTable {
    let appearances = voices.appearances
    return ReportTable(
      columns: ["participant", "source", "speaker"] + voices.attributes.map(\.name),
      rows: participants.map { participant in
        let places = appearances[participant.id] ?? []
        let speakers = places.contains { $0.speaker != nil } ? places.map { $0.speaker ?? "" } : []
        return [
          .text(participant.name), .text(places.map(\.source).joined(separator: "|")),
          .text(speakers.joined(separator: "|")),
        ]
          + voices.attributes.map { Cell(participant.value(of: $0.name), as: $0.kind) }
      })
  }

  /// One row an attribute: kind, and how many participants have a value.
  public static func attributes(in voices: Voices) -> ReportTable {
    var counts: [String: Int] = [:]
    var different: [String: Set<String>] = [:]
    for attribute in voices.participants.flatMap(\.attributes) {
      counts[attribute.name, default: 0] += 1
      different[attribute.name, default: []].insert(attribute.value)
    }
    return ReportTable(
      columns: ["attribute", "kind", "participants", "values"],
      rows: voices.attributes.map { attribute in
        [
          .text(attribute.name), .text(attribute.kind.rawValue),
          .integer(counts[attribute.name] ?? 0), .integer(different[attribute.name]?.count ?? 0),
        ]
      })
  }

  /// One row an entry of a key to pseudonyms, with how often it stands in the texts.
  public static func pseudonyms(
    _ entries: [(original: String, pseudonym: String, count: Int)]
  ) -> ReportTable {
    ReportTable(
      columns: ["original", "pseudonym", "in_texts"],
      rows: entries.map { [.text($0.original), .text($0.pseudonym), .integer($0.count)] })
  }

  /// One row a coder: sources and codings.
  public static func coders(_ coders: [Coder], tallies: [CodingTally]) -> ReportTable {
    let byCoder = Dictionary(grouping: tallies, by: \.coder)
    return ReportTable(
      columns: ["coder", "sources", "codings"],
      rows: coders.map { coder in
        let own = byCoder[coder.id] ?? []
        return [
          .text(coder.name), .integer(Set(own.map(\.source)).count),
          .integer(own.reduce(0) { $0 + $1.count }),
        ]
      })
  }

  /// One row a relation; `to` of a moderated relation reads `A → B`.
  /// - Parameter chosen: the relations to list; nil for all.
  public static func relations(
    _ snapshot: StudySnapshot, only chosen: [Relation]? = nil
  ) -> ReportTable {
    let codebook = snapshot.codebook
    let byID = Dictionary(
      snapshot.relations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func name(_ id: Code.ID) -> String { codebook[id]?.name ?? "" }
    func name(_ target: Relation.Target) -> String {
      switch target {
      case .code(let id): return name(id)
      case .relation(let id):
        guard let relation = byID[id] else { return "" }
        return "\(name(relation.from)) → \(name(relation.to))"
      }
    }
    return ReportTable(
      columns: ["id", "from", "to", "type", "sign", "support", "provenance", "note"],
      rows: (chosen ?? snapshot.relations).map { relation in
        [
          .text(relation.id.description), .text(name(relation.from)), .text(name(relation.to)),
          .text(relation.kind.rawValue), .text(relation.sign.rawValue),
          .integer(relation.support.count), Cell(relation.provenance?.rawValue),
          .text(relation.note),
        ]
      })
  }

  /// The columns of `history`: one row an event.
  /// - Parameter full: with what was guessed or left out, and the identifier.
  public static func history(_ events: [Event], full: Bool = false) -> ReportTable {
    ReportTable(
      columns: ["event", "time", "coder", "verb", "summary", "reason", "undone_by"]
        + (full ? ["undoes", "merged", "findings", "id"] : []),
      rows: events.map { event in
        let findings = event.findings.map(\.description).joined(separator: "; ")
        return [
          .integer(event.number), .text(event.time.ISO8601Format()), Cell(event.coder),
          .text(event.verb), .text(event.summary), .text(event.reason), Cell(event.undoneBy),
        ]
          + (full
            ? [
              Cell(event.undoes), Cell(event.merged), .text(findings), .text(event.id.description),
            ] : [])
      })
  }

  /// The category tree for a terminal: names indented by depth.
  /// - Parameter chosen: the codes to list; nil for all.
  public static func indentedTree(
    _ codebook: Codebook, _ frequencies: Frequencies, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    var table = ReportTable(columns: ["code", "sources", "coders", "codings", "codings_total"])
    for code in codebook.depthFirst where chosen?.contains(code.id) != false {
      let usage = frequencies[code.id]
      let depth = codebook.lineage(of: code).count - 1
      let indent = String(repeating: "  ", count: depth)
      table.append([
        .text("\(indent)\(codebook.number(of: code)) \(code.name)"), .integer(usage.sources),
        .integer(usage.coders), .integer(usage.codings), .integer(usage.codingsTotal),
      ])
    }
    return table
  }
}

extension ReportTable {
  /// The same rows with only these columns, in this order; unknown names are left out.
  public func selecting(_ names: [String]) -> ReportTable {
    let places = names.compactMap { columns.firstIndex(of: $0) }
    return ReportTable(
      columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
  }

  /// Without those of the columns named that say nothing in any row: empty cells and flags that are not
  /// set. For people, whose terminals are narrow.
  public func droppingUnused(_ names: Set<String>) -> ReportTable {
    let unused = Set(
      columns.indices.filter { column in
        names.contains(columns[column]) && !rows.isEmpty
          && rows.allSatisfy { [.empty, .text(""), .flag(false)].contains($0[column]) }
      })
    return selecting(columns.indices.filter { !unused.contains($0) }.map { columns[$0] })
  }

  /// Only the rows whose cell in `column` reads `value`.
  public func filtering(_ column: String, equals value: String) -> ReportTable {
    guard let place = columns.firstIndex(of: column) else { return self }
    return ReportTable(columns: columns, rows: rows.filter { $0[place].plain == value })
  }
}

extension ReportTable {
  /// Only the rows whose cell in `column` reads otherwise than `value`.
  public func filtering(_ column: String, isNot value: String) -> ReportTable {
    guard let place = columns.firstIndex(of: column) else { return self }
    return ReportTable(columns: columns, rows: rows.filter { $0[place].plain != value })
  }

  /// The same rows with the last eight digits of each id, which are enough to name it by hand.
  public func shorteningIDs() -> ReportTable {
    guard let place = columns.firstIndex(of: "id") else { return self }
    return ReportTable(
      columns: columns,
      rows: rows.map { row in
        var row = row
        row[place] = .text(String(row[place].plain.suffix(8)))
        return row
      })
  }
}

extension ReportTable.Cell {
  /// A value of an attribute: a number as one, so that it can be counted with.
  fileprivate init(_ value: String?, as kind: AttributeKind) {
    let number = kind == .number ? value : nil
    if let whole = number.flatMap({ Int($0) }) {
      self = .integer(whole)
    } else if let real = number.flatMap({ Double($0) }) {
      self = .real(real)
    } else {
      self.init(value)
    }
  }
}
