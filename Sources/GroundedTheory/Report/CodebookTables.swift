extension ReportTable {
  /// One row a code, in reading order: the shape of `report tree`, `report frequencies` and the
  /// long category tree.
  /// - Parameters:
  ///   - chosen: the codes to list; nil for all.
  ///   - indent: goes before a name once for each level above it, for pages that people read.
  public static func categoryTree(
    _ codebook: Codebook, _ frequencies: Frequencies, only chosen: Set<Code.ID>? = nil,
    indent: String = ""
  ) -> ReportTable {
    var table = ReportTable(columns: [
      "level", "number", "name", "path", "parent", "definition", "provenance", "sources",
      "participants", "coders", "codings", "codings_total",
    ])
    for code in codebook.depthFirst where chosen?.contains(code.id) != false {
      let usage = frequencies[code.id]
      let depth = indent.isEmpty ? 0 : codebook.lineage(of: code).count - 1
      table.append([
        .text(code.level), .text(codebook.number(of: code)),
        .text(String(repeating: indent, count: depth) + code.name),
        .text(codebook.path(of: code)), Cell(code.parent.flatMap { codebook[$0]?.name }),
        .text(code.definition), Cell(code.provenance?.rawValue), .integer(usage.sources),
        .integer(usage.participants), .integer(usage.coders), .integer(usage.codings),
        .integer(usage.codingsTotal),
      ])
    }
    return table
  }

  /// The columns of `code list`: those of ``categoryTree(_:_:only:indent:)``, then what else a code has;
  /// `codebook import` reads all of it back.
  /// - Parameter chosen: the codes to list; nil for all.
  public static func codes(
    _ codebook: Codebook, _ frequencies: Frequencies, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    let tree = categoryTree(codebook, frequencies, only: chosen)
    let codes = codebook.depthFirst.filter { chosen?.contains($0.id) != false }
    return ReportTable(
      columns: tree.columns + ["aliases", "properties", "colour", "in_vivo"],
      rows: zip(tree.rows, codes).map { row, code in
        row + [
          .text(ListText.joined(code.aliases)), .text(ListText.joined(code.properties)),
          Cell(code.colour?.description), .flag(code.isInVivo),
        ]
      })
  }

  /// One row a property of a code, in reading order (范畴、性质、维度).
  /// - Parameter chosen: the codes to list; nil for all.
  public static func properties(
    _ codebook: Codebook, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    var table = ReportTable(columns: ["level", "number", "name", "property", "range"])
    for code in codebook.depthFirst where chosen?.contains(code.id) != false {
      for property in code.properties {
        table.append([
          .text(code.level), .text(codebook.number(of: code)), .text(code.name),
          .text(property.name), .text(property.range),
        ])
      }
    }
    return table
  }

  /// One row a level: those of the ladder from the top, then those beside it, with their codes counted.
  public static func levels(_ codebook: Codebook) -> ReportTable {
    let counts = Dictionary(grouping: codebook.codes, by: \.level).mapValues(\.count)
    let ladder = codebook.ladder
    return ReportTable(
      columns: ["level", "name", "prefix", "rank", "codes"],
      rows: (ladder.topDown.enumerated().map { ($1, $0 + 1) } + ladder.beside.map { ($0, nil) })
        .map { (level: Level, rank: Int?) in
          [
            .text(level.key), .text(level.name), .text(level.prefix), Cell(rank),
            .integer(counts[level.key] ?? 0),
          ]
        })
  }

  /// The same rows, the most used codes first within each level, top level first.
  /// - Parameter chosen: the codes to list; nil for all.
  public static func frequencies(
    _ codebook: Codebook, _ frequencies: Frequencies, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    let ranks = Dictionary(
      uniqueKeysWithValues: (codebook.ladder.topDown + codebook.ladder.beside).enumerated()
        .map { ($1.key, $0) })
    let tree = categoryTree(codebook, frequencies, only: chosen)
    let codes = codebook.depthFirst.filter { chosen?.contains($0.id) != false }
    let ordered = zip(codes, tree.rows).sorted { a, b in
      let left = (ranks[a.0.level] ?? 0, -frequencies[a.0.id].codingsTotal, a.0.ordinal)
      let right = (ranks[b.0.level] ?? 0, -frequencies[b.0.id].codingsTotal, b.0.ordinal)
      return left < right
    }
    return ReportTable(columns: tree.columns, rows: ordered.map(\.1))
  }

  /// One row a code without children, one column a level, top first; codes beside the ladder are
  /// left out.
  /// - Parameter chosen: the codes to list; nil for all.
  public static func wideTree(
    _ codebook: Codebook, _ frequencies: Frequencies, only chosen: Set<Code.ID>? = nil
  ) -> ReportTable {
    let levels = codebook.ladder.topDown.map(\.key)
    var table = ReportTable(columns: levels + ["definition", "codings"])
    for code in codebook.depthFirst
    where codebook.children(of: code.id).isEmpty && levels.contains(code.level)
      && chosen?.contains(code.id) != false
    {
      let names = Dictionary(
        codebook.lineage(of: code).map { ($0.level, $0.name) },
        uniquingKeysWith: { first, _ in first })
      table.append(
        levels.map { Cell(names[$0]) }
          + [.text(code.definition), .integer(frequencies[code.id].codings)])
    }
    return table
  }
}
