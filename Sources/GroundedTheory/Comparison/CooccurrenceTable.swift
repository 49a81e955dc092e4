extension ReportTable {
  /// One row a pair of codes that occur together, the most frequent first.
  /// - Parameter coefficient: whether a last column has ``Cooccurrence/coefficient(of:)``.
  public static func cooccurrence(
    _ cooccurrence: Cooccurrence, in codebook: Codebook, coefficient: Bool = false
  ) -> ReportTable {
    let names = codebook.shortNames
    return ReportTable(
      columns: ["code_a", "code_b", "relation", "count", "sources"]
        + (coefficient ? ["c_coefficient"] : []),
      rows: cooccurrence.pairs.map { pair in
        [
          Cell(names[pair.a.id]), Cell(names[pair.b.id]),
          .text(cooccurrence.rule.relation.rawValue), .integer(pair.count),
          .integer(pair.sources),
        ] + (coefficient ? [cooccurrence.coefficient(of: pair).map(Cell.real) ?? .empty] : [])
      })
  }

  /// The same counts as a square, a row and a column for each code that occurs with another, in the
  /// order of the codebook. The diagonal is empty: a code does not occur with itself.
  public static func cooccurrenceMatrix(
    _ cooccurrence: Cooccurrence, in codebook: Codebook
  ) -> ReportTable {
    let names = codebook.shortNames
    let involved = Set(cooccurrence.pairs.flatMap { [$0.a.id, $0.b.id] })
    let codes = codebook.depthFirst.filter { involved.contains($0.id) }
    let positions = Dictionary(
      codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var cells = codes.indices.map { row in
      codes.indices.map { $0 == row ? Cell.empty : .integer(0) }
    }
    for pair in cooccurrence.pairs {
      guard let a = positions[pair.a.id], let b = positions[pair.b.id] else { continue }
      cells[a][b] = .integer(pair.count)
      cells[b][a] = .integer(pair.count)
    }
    return ReportTable(
      columns: ["code"] + codes.map { names[$0.id] ?? "" },
      rows: zip(codes, cells).map { [Cell(names[$0.id])] + $1 })
  }
}

extension Codebook {
  /// What each code is called in a table: its name where no other has it, else its path.
  var shortNames: [Code.ID: String] {
    let shared = Dictionary(grouping: codes, by: \.name).filter { $0.value.count > 1 }
    return Dictionary(
      codes.map { ($0.id, shared[$0.name] == nil ? $0.name : path(of: $0)) },
      uniquingKeysWith: { first, _ in first })
  }
}
