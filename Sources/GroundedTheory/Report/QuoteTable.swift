extension ReportTable {
  /// One row a coding, with its words and one column for each level of the ladder.
  public static func quotes(_ snapshot: StudySnapshot) -> ReportTable {
    let codebook = snapshot.codebook
    let levels = codebook.ladder.topDown.map(\.key)
    var table = ReportTable(
      columns: [
        "id", "state", "source", "turn", "speaker", "start", "end", "quote", "code", "path",
        "coder", "memo",
      ] + levels)
    var context = QuoteContext(snapshot)
    for coding in snapshot.codings {
      guard let code = codebook[coding.code] else { continue }
      let turn = context.turn(of: coding)
      let names = context.names(of: code)
      table.append(
        [
          .text(coding.id.description), .text(coding.span == nil ? "orphan" : "live"),
          .text(context.sourceNames[coding.source] ?? ""), Cell(turn?.number), Cell(turn?.speaker),
          Cell(coding.span?.start), Cell(coding.span?.end), .text(coding.quote), .text(code.name),
          .text(context.path(of: code)), Cell(context.coderNames[coding.coder]),
          Cell(context.memos[coding.id]),
        ] + levels.map { Cell(names[$0]) })
    }
    return table
  }
}

/// The names around codings, looked up once a study rather than once a row.
struct QuoteContext {
  let sourceNames: [SourceDocument.ID: String]
  let coderNames: [Coder.ID: String]
  let memos: [Coding.ID: String]
  private let codebook: Codebook
  private let turns: [SourceDocument.ID: TurnIndex]
  private var paths: [Code.ID: String] = [:]
  private var levelNames: [Code.ID: [String: String]] = [:]

  init(_ snapshot: StudySnapshot) {
    codebook = snapshot.codebook
    sourceNames = Dictionary(
      snapshot.sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    coderNames = Dictionary(
      snapshot.coders.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    turns = snapshot.turns.mapValues(TurnIndex.init)
    var memos: [Coding.ID: String] = [:]
    for memo in snapshot.memos {
      guard case .coding(let id) = memo.subject else { continue }
      memos[id] = memos[id].map { $0 + "\n" + memo.text } ?? memo.text
    }
    self.memos = memos
  }

  func turn(of coding: Coding) -> Turn? {
    coding.span.flatMap { turns[coding.source]?.turn(of: $0) }
  }

  mutating func path(of code: Code) -> String {
    if let known = paths[code.id] { return known }
    let path = codebook.path(of: code)
    paths[code.id] = path
    return path
  }

  mutating func names(of code: Code) -> [String: String] {
    if let known = levelNames[code.id] { return known }
    let names = Dictionary(
      codebook.lineage(of: code).map { ($0.level, $0.name) },
      uniquingKeysWith: { first, _ in first })
    levelNames[code.id] = names
    return names
  }
}
