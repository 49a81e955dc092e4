/// How often each code is used in each source, with everything below the code.
public struct CodeMatrix: Sendable {
  /// The sources, by number; those without a coding too.
  public let sources: [SourceDocument]
  private let counts: [Code.ID: [Int: Int]]

  /// Counts tallies for every code of the codebook.
  public init(
    _ tallies: some Sequence<CodingTally>, sources: [SourceDocument], codebook: Codebook
  ) {
    self.sources = sources
    let columns = Dictionary(
      sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var counts: [Code.ID: [Int: Int]] = [:]
    for tally in tallies {
      guard let column = columns[tally.source] else { continue }
      counts[tally.code, default: [:]][column, default: 0] += tally.count
    }
    for code in codebook.codes.reversed() {
      guard let parent = code.parent, let own = counts[code.id] else { continue }
      counts[parent, default: [:]].merge(own, uniquingKeysWith: +)
    }
    self.counts = counts
  }

  /// The codings of a code, source by source.
  public subscript(code: Code.ID) -> [Int] {
    let own = counts[code] ?? [:]
    return sources.indices.map { own[$0] ?? 0 }
  }
}

extension ReportTable {
  /// What stands in a cell of ``matrix(_:in:only:cells:)``.
  public enum MatrixCells: String, CaseIterable, Sendable {
    /// How many codings.
    case codings
    /// 1 where there is one, else 0.
    case present
  }

  /// One row a code, in reading order, and one column a source, by number.
  public static func matrix(
    _ matrix: CodeMatrix, in codebook: Codebook, only chosen: Set<Code.ID>? = nil,
    cells: MatrixCells = .codings
  ) -> ReportTable {
    let names = codebook.shortNames
    return ReportTable(
      columns: ["level", "number", "code", "sources", "codings_total"] + matrix.sources.map(\.name),
      rows: codebook.depthFirst.filter { chosen?.contains($0.id) != false }.map { code in
        let counts = matrix[code.id]
        let found = counts.filter { $0 > 0 }.count
        return [
          .text(code.level), .text(codebook.number(of: code)), Cell(names[code.id]),
          .integer(found), .integer(counts.reduce(0, +)),
        ] + counts.map { .integer(cells == .codings ? $0 : min($0, 1)) }
      })
  }
}
