extension ReportTable {
  /// The columns of `find`.
  public static let hitColumns = [
    "source", "turn", "speaker", "start", "end", "before", "match", "after",
  ]

  /// A row of `find`.
  public static func hitRow(_ hit: TextHit) -> [Cell] {
    [
      .text(hit.source.name), Cell(hit.turn?.number), Cell(hit.turn?.speaker.nonEmpty),
      .integer(hit.span.start), .integer(hit.span.end), .text(hit.before), .text(hit.match),
      .text(hit.after),
    ]
  }

  /// The words counted, with a column a value of an attribute; a value that reads like a column of ours
  /// has the attribute before it.
  public static func words(
    _ words: [CountedWord], by attribute: String, values: [String]
  ) -> ReportTable {
    let own = ["word", "count", "sources"]
    return ReportTable(
      columns: own + values.map { own.contains($0) ? "\(attribute)=\($0)" : $0 },
      rows: words.map { word in
        [.text(word.word), .integer(word.count), .integer(word.sources)]
          + word.inGroups.map { .integer($0) }
      })
  }

  /// How often a pattern was found in each source that has it, in the order in which it was found.
  public static func hits(_ tally: HitTally) -> ReportTable {
    ReportTable(
      columns: ["source", "count", "turns"],
      rows: tally.sources.map { [.text($0.name), .integer($0.hits), .integer($0.turns)] })
  }
}

/// Counts what a search finds.
public struct HitTally: Sendable {
  /// A source in which something was found.
  public struct Entry: Sendable {
    /// Its name.
    public let name: String
    /// How often the pattern stands in it, and in how many turns.
    public internal(set) var hits, turns: Int
    fileprivate var lastTurn: Int?
  }

  /// The sources in which something was found.
  public private(set) var sources: [Entry] = []
  /// How often the pattern was found in all.
  public private(set) var total = 0

  /// Nothing yet.
  public init() {}

  /// Counts one more; what is found in one source, and in one turn, must come together.
  public mutating func add(_ hit: TextHit) {
    total += 1
    if sources.last?.name != hit.source.name {
      sources.append(Entry(name: hit.source.name, hits: 0, turns: 0))
    }
    let last = sources.count - 1
    sources[last].hits += 1
    if let turn = hit.turn?.number, turn != sources[last].lastTurn {
      sources[last].turns += 1
      sources[last].lastTurn = turn
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
