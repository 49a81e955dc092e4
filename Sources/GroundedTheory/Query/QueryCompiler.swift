/// A query whose names were looked up.
indirect enum QueryNode {
  case test((Coding) -> Bool)
  case related(QueryNode, Query.Relator, QueryNode)
  case not(QueryNode)
  case all([QueryNode])
  case any([QueryNode])
}

/// Looks the names of a query up in a study.
struct QueryCompiler {
  /// A part of a query: its node, and the codes that all of its codings are of, where that is known
  /// beforehand, with the word that says so.
  struct Part {
    let node: QueryNode
    var bound: (codes: Set<Code.ID>, word: Filter.Word)?
    /// For a part that is negated, the bound of what it leaves out.
    var leftOut: (codes: Set<Code.ID>, word: Filter.Word)?
  }

  let text: String
  let fields: QueryFields

  func part(_ expression: Query.Expression) throws -> Part {
    switch expression {
    case .code(let word):
      let codes = try fields.subtree(of: word)
      return Part(node: .test { codes.contains($0.code) }, bound: (codes, word))
    case .condition(let condition, let ofPeople):
      return Part(node: .test(try fields.test(condition, ofPeople: ofPeople)))
    case .related(let left, let relator, let right):
      let left = try part(left)
      return Part(node: .related(left.node, relator, try part(right).node), bound: left.bound)
    case .not(let inner):
      let inner = try part(inner)
      return Part(node: .not(inner.node), leftOut: inner.bound)
    case .any(let parts):
      let parts = try parts.map(part)
      let bounds = parts.compactMap(\.bound)
      guard let first = bounds.first, bounds.count == parts.count else {
        return Part(node: .any(parts.map(\.node)))
      }
      let codes = bounds.reduce(into: Set<Code.ID>()) { $0.formUnion($1.codes) }
      return Part(node: .any(parts.map(\.node)), bound: (codes, first.word))
    case .all(let expressions): return try all(expressions)
    }
  }

  /// A coding has one code, so two codes tied by `and` find nothing, and `and not` leaves nothing out;
  /// whoever writes that means the words.
  private func all(_ expressions: [Query.Expression]) throws -> Part {
    let parts = try expressions.map(part)
    var bound: (codes: Set<Code.ID>, word: Filter.Word)?
    for part in parts {
      guard let next = part.bound else { continue }
      guard let before = bound else {
        bound = next
        continue
      }
      guard !before.codes.isDisjoint(with: next.codes) else {
        throw fault(
          next.word,
          "No coding is of \"\(before.word.text)\" and of \"\(next.word.text)\": a coding has one code."
            + " For words that have both, write overlapping or same words for and.")
      }
      bound = (before.codes.intersection(next.codes), before.word)
    }
    for part in parts {
      guard let bound, let out = part.leftOut, bound.codes.isDisjoint(with: out.codes)
      else { continue }
      throw fault(
        out.word,
        "No coding of \"\(bound.word.text)\" is of \"\(out.word.text)\": a coding has one code. For words"
          + " that have the one and not the other, write not overlapping or not same words.")
    }
    return Part(node: .all(parts.map(\.node)), bound: bound)
  }

  private func fault(_ word: Filter.Word, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: word.position, reason: reason))
  }
}
