extension ReportTable {
  /// The columns of `coding list` for the codings that a query chose, and what their relations found
  /// them by: one line in a cell for each relation.
  public static func matches(_ matches: [QueryMatch], of snapshot: StudySnapshot) -> ReportTable {
    var chosen = snapshot
    chosen.codings = matches.map(\.coding)
    let quotes = quotes(chosen)
    let context = QuoteContext(snapshot)
    func cell(_ match: QueryMatch, _ text: (Coding) -> String) -> Cell {
      Cell(match.partners.isEmpty ? nil : match.partners.map(text).joined(separator: "\n"))
    }
    var table = ReportTable(
      columns: quotes.columns + ["with_id", "with_turn", "with_code", "with_quote"])
    for (row, match) in zip(quotes.rows, matches) {
      let partners: [Cell] = [
        cell(match) { $0.id.description },
        cell(match) { context.turn(of: $0).map { String($0.number) } ?? "" },
        cell(match) { snapshot.codebook[$0.code]?.name ?? "" },
        cell(match) { $0.quote },
      ]
      table.append(row + partners)
    }
    return table
  }

  /// How many codings a query chose, by source and code, in the order of the sources and the codebook.
  public static func counts(of matches: [QueryMatch], in snapshot: StudySnapshot) -> ReportTable {
    let tallies = Dictionary(grouping: matches) { $0.coding.source }.mapValues { inSource in
      Dictionary(grouping: inSource) { $0.coding.code }.mapValues(\.count)
    }
    var table = ReportTable(columns: ["source", "level", "number", "code", "path", "codings"])
    for source in snapshot.sources {
      guard let counts = tallies[source.id] else { continue }
      for code in snapshot.codebook.codes {
        guard let count = counts[code.id] else { continue }
        table.append([
          .text(source.name), .text(code.level), .text(snapshot.codebook.number(of: code)),
          .text(code.name), .text(snapshot.codebook.path(of: code)), .integer(count),
        ])
      }
    }
    return table
  }

  /// The queries that a study keeps.
  public static func queries(_ queries: [SavedQuery]) -> ReportTable {
    ReportTable(
      columns: ["name", "query"], rows: queries.map { [.text($0.name), .text($0.text)] })
  }
}
