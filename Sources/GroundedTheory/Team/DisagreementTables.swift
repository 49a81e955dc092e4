extension ReportTable {
  /// One row a coding of each passage that is shown, with what was decided on it; a file of it, with
  /// the column `verdict` filled in, can be read back.
  /// - Parameter open: leave out what was decided already.
  public static func disagreements(
    _ comparison: CoderComparison, in snapshot: StudySnapshot, open: Bool = false
  ) -> ReportTable {
    var table = ReportTable(columns: [
      "passage", "disagreement", "source", "turn", "start", "end", "id", "coder", "code", "quote",
      "verdict", "decided_code", "note",
    ])
    let context = QuoteContext(snapshot)
    let decided = DecidedCodings(snapshot)
    for (number, passage) in comparison.disputes {
      if open, passage.disputed.allSatisfy({ decided[$0.id] != nil }) { continue }
      for coding in passage.disputed {
        let decision = decided[coding.id]
        table.append([
          .integer(number), .text(passage.kind.rawValue),
          Cell(context.sourceNames[coding.source]), Cell(context.turn(of: coding)?.number),
          Cell(coding.span?.start), Cell(coding.span?.end), .text(coding.id.description),
          Cell(context.coderNames[coding.coder]), Cell(snapshot.codebook[coding.code]?.name),
          .text(coding.quote), Cell(decision?.verdict.rawValue),
          Cell(
            decision.flatMap { decided.code(instead: $0) }.flatMap { snapshot.codebook[$0]?.name }),
          Cell(decision?.note),
        ])
      }
    }
    return table
  }

  /// Which codes stand on the same words of different coders, and how often; an empty `code_b` for words
  /// that the other one left uncoded.
  public static func confusions(
    _ comparison: CoderComparison, in snapshot: StudySnapshot
  ) -> ReportTable {
    let codebook = snapshot.codebook
    let same = codebook.representatives(at: comparison.level)
    var counts: [[String]: Int] = [:]
    for (_, passage) in comparison.disputes {
      for (index, one) in passage.disputed.enumerated() {
        guard let own = same[one.code].flatMap({ codebook[$0]?.name }), let span = one.span else {
          continue
        }
        let others = passage.disputed.filter {
          $0.coder != one.coder && $0.span?.overlaps(span) == true
        }
        if others.isEmpty { counts[[own, ""], default: 0] += 1 }
        for other in passage.disputed[(index + 1)...]
        where other.coder != one.coder && other.span?.overlaps(span) == true
          && same[other.code] != same[one.code]
        {
          guard let name = same[other.code].flatMap({ codebook[$0]?.name }) else { continue }
          counts[[own, name].sorted(), default: 0] += 1
        }
      }
    }
    let rows = counts.sorted { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }
    return ReportTable(
      columns: ["code_a", "code_b", "count"],
      rows: rows.map {
        [.text($0.key[0]), Cell($0.key[1].isEmpty ? nil : $0.key[1]), .integer($0.value)]
      })
  }

  /// The figures of a comparison, before and after what was decided.
  public static func comparison(
    _ comparison: CoderComparison, in snapshot: StudySnapshot
  ) -> ReportTable {
    let decided = DecidedCodings(snapshot)
    let passages = comparison.passages
    func count(_ kind: Passage.Kind) -> Int { passages.filter { $0.kind == kind }.count }
    let settled = comparison.disputes.filter {
      $0.passage.disputed.allSatisfy { decided[$0.id] != nil }
    }
    .count
    let agreed = count(.agreed)
    func share(_ part: Int) -> Cell {
      passages.isEmpty ? .empty : .real(Double(part) / Double(passages.count))
    }
    var rows: [[Cell]] = [
      ["sources compared", .integer(comparison.sources.count)],
      ["sources coded by some only", .integer(comparison.uncompared.count)],
      ["passages", .integer(passages.count)],
      ["passages agreed", .integer(agreed)],
      ["passages coded differently", .integer(count(.codes))],
      ["passages not coded by all", .integer(count(.coverage))],
      ["share agreed", share(agreed)],
      ["disagreements decided", .integer(settled)],
      ["share agreed or decided", share(agreed + settled)],
    ]
    let disputed = comparison.disputes.flatMap(\.passage.disputed)
    for coder in snapshot.coders where comparison.coders.contains(coder.id) {
      for verdict in Decision.Verdict.allCases {
        let number = disputed.filter { $0.coder == coder.id && decided[$0.id]?.verdict == verdict }
        rows.append([.text("codings of \(coder.name) \(verdict.rawValue)"), .integer(number.count)])
      }
    }
    return ReportTable(columns: ["figure", "value"], rows: rows)
  }
}

extension CoderComparison {
  /// The passages that are not agreed on, with their numbers among these, from 1.
  public var disputes: [(number: Int, passage: Passage)] {
    passages.filter { $0.kind != .agreed }.enumerated().map { ($0 + 1, $1) }
  }
}

extension CoderComparison {
  /// Of the codings that every coder shares, those of the coder who is named first; without those
  /// that were decided on already.
  public func shared(besides snapshot: StudySnapshot) -> [Coding] {
    let decided = DecidedCodings(snapshot)
    return passages.flatMap { passage in
      let disputed = Set(passage.disputed.map(\.id))
      return passage.codings.filter {
        $0.coder == coders.first && !disputed.contains($0.id) && decided[$0.id] == nil
      }
    }
  }
}

/// What was decided, by the coding that it was decided on.
public struct DecidedCodings: Sendable {
  private let decisions: [Coding.ID: Decision]
  private let codes: [Coding.ID: Code.ID]

  /// The decisions of a study.
  public init(_ snapshot: StudySnapshot) {
    decisions = Dictionary(
      snapshot.decisions.map { ($0.coding, $0) }, uniquingKeysWith: { first, _ in first })
    codes = Dictionary(
      snapshot.codings.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
  }

  /// What was decided on a coding; nil for nothing yet.
  public subscript(coding: Coding.ID) -> Decision? { decisions[coding] }

  /// The code that took the place of a rejected one.
  func code(instead decision: Decision) -> Code.ID? {
    decision.verdict == .rejected ? decision.result.flatMap { codes[$0] } : nil
  }
}

extension ReportTable {
  /// One row a source that a coder is to code.
  public static func assignments(
    _ assignments: [(assignment: Assignment, codings: Int)], coders: [Coder],
    sources: [SourceDocument]
  ) -> ReportTable {
    let names = Dictionary(coders.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let titles = Dictionary(
      sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return ReportTable(
      columns: ["coder", "source", "blind", "codings"],
      rows: assignments.map { assignment, codings in
        [
          Cell(names[assignment.coder]), Cell(titles[assignment.source]),
          .flag(assignment.isBlind), .integer(codings),
        ]
      })
  }
}
