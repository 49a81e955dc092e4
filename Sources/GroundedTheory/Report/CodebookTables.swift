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
