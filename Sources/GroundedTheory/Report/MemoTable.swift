import Foundation

extension ReportTable {
  /// The columns of `memo list`: one row a memo, in the order in which they were written.
  /// - Parameter stamps: who wrote them, and when.
  public static func memos(
    _ snapshot: StudySnapshot, stamps: [Memo.ID: MemoStamp] = [:]
  ) -> ReportTable {
    let names = SubjectNames(snapshot)
    return ReportTable(
      columns: [
        "id", "memo_kind", "subject", "subject_name", "text", "compared", "time", "coder", "edited",
      ],
      rows: snapshot.memos.map { memo in
        let (what, name) = names.subject(of: memo)
        let stamp = stamps[memo.id]
        return [
          .text(memo.id.description), .text(memo.kind.rawValue), .text(what), .text(name),
          .text(memo.text), .text(ListText.joined(memo.compared.map(names.code))),
          Cell(stamp.map { moment($0.milliseconds) }), Cell(stamp?.coder),
          Cell(stamp?.edited.map(moment)),
        ]
      })
  }

  private static func moment(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).ISO8601Format()
  }
}

/// What the things that memos are attached to are called.
private struct SubjectNames {
  private let codebook: Codebook
  private let sources: [SourceDocument.ID: SourceDocument]
  private let codings: [Coding.ID: Coding]
  private let relations: [Relation.ID: Relation]

  init(_ snapshot: StudySnapshot) {
    func byID<Thing: Identifiable>(_ things: [Thing]) -> [Thing.ID: Thing] {
      Dictionary(things.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    codebook = snapshot.codebook
    sources = byID(snapshot.sources)
    codings = byID(snapshot.codings)
    relations = byID(snapshot.relations)
  }

  func code(_ id: Code.ID) -> String { codebook[id]?.name ?? "" }

  func subject(of memo: Memo) -> (what: String, name: String) {
    switch memo.subject {
    case .study: return ("study", "")
    case .code(let id): return ("code", code(id))
    case .source(let id): return ("source", sources[id]?.name ?? "")
    case .coding(let id):
      return ("coding", codings[id].map { "\(code($0.code)): \(excerpt($0.quote))" } ?? "")
    case .relation(let id):
      guard let relation = relations[id] else { return ("relation", "") }
      guard case .code(let to) = relation.to else { return ("relation", code(relation.from)) }
      return ("relation", "\(code(relation.from)) → \(code(to))")
    }
  }
}
