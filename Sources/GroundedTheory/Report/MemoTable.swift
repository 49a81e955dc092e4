extension ReportTable {
  /// The columns of `memo list`: one row a memo, in the order in which they were written.
  public static func memos(_ snapshot: StudySnapshot) -> ReportTable {
    func byID<Thing: Identifiable>(_ things: [Thing]) -> [Thing.ID: Thing] {
      Dictionary(things.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (sources, codings, relations) = (
      byID(snapshot.sources), byID(snapshot.codings), byID(snapshot.relations)
    )
    func code(_ id: Code.ID) -> String { snapshot.codebook[id]?.name ?? "" }
    func subject(_ memo: Memo) -> (what: String, name: String) {
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
    return ReportTable(
      columns: ["id", "memo_kind", "subject", "subject_name", "text"],
      rows: snapshot.memos.map { memo in
        let (what, name) = subject(memo)
        return [
          .text(memo.id.description), .text(memo.kind.rawValue), .text(what), .text(name),
          .text(memo.text),
        ]
      })
  }
}
