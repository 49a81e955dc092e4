/// Reads a query by recursive descent; relations bind closest and are read from the left.
enum QueryParser {
  private static var ties: TokenReader.Ties<Query.Expression> {
    .init(not: Query.Expression.not, all: Query.Expression.all, any: Query.Expression.any)
  }

  static func parse(_ text: String) throws -> Query.Expression {
    var reader = try TokenReader(
      text,
      TokenReader.Subject(
        noun: "query", example: "居民参与 near 经费",
        advice: "put and, or, or a relation such as near between two codes or conditions, and"
          + " quotation marks around a name with spaces"))
    return try reader.whole(ties, relation)
  }

  private static func relation(_ reader: inout TokenReader) throws -> Query.Expression {
    var left = try term(&reader)
    var length = 0
    while true {
      let start = reader.token
      let isNegated = reader.take(.not)
      guard let relation = try relationWord(&reader) else {
        if let near = reader.keyword.flatMap(QueryWord.relation(near:)) {
          throw reader.fault(
            reader.token, "There is no relation \"\(reader.token.written)\". Did you mean \(near)?")
        }
        guard isNegated else { return left }
        throw reader.fault(
          reader.token,
          "Here must be a relation, such as overlapping or near; to leave codings out, write and not."
        )
      }
      length += 1
      guard length <= TokenReader.deepest else {
        throw reader.fault(start, "More than \(TokenReader.deepest) relations stand in a row here.")
      }
      let right = try term(&reader)
      let distance = try distance(&reader, relation)
      left = .related(
        left,
        Query.Relator(
          relation: relation, isNegated: isNegated, distance: distance,
          isBySameCoder: try sameCoder(&reader)), right)
    }
  }

  private static func relationWord(_ reader: inout TokenReader) throws -> Query.Relation? {
    guard let word = reader.keyword else { return nil }
    if let relation = QueryWord.relations[word] {
      reader.step()
      return relation
    }
    guard word == QueryWord.same else { return nil }
    reader.step()
    guard let what = reader.keyword, let relation = QueryWord.shared[what] else {
      throw reader.fault(
        reader.token, "After \"same\" comes words, turn, source or participant.")
    }
    reader.step()
    return relation
  }

  private static func term(_ reader: inout TokenReader) throws -> Query.Expression {
    if let inner = try reader.parenthesised(ties, relation) { return inner }
    if reader.opensCondition { return condition(try reader.condition(), ofPeople: false) }
    let start = reader.token
    if let word = reader.keyword, QueryWord.reserved.contains(word) {
      guard QueryWord.attributes.contains(word) else {
        throw reader.fault(
          start,
          "Here must be a code or a condition; if \"\(start.written)\" is a code, put it in"
            + " quotation marks.")
      }
      reader.step()
      guard reader.opensCondition else {
        throw reader.fault(
          reader.token, "After \"\(start.written)\" comes a condition such as role=居民.")
      }
      return condition(try reader.condition(), ofPeople: true)
    }
    return .code(try reader.word("a code or a condition"))
  }

  /// A condition says one thing; what it negates and ties is the query's.
  private static func condition(
    _ condition: Filter.Expression, ofPeople: Bool
  ) -> Query.Expression {
    func all(_ parts: [Filter.Expression]) -> [Query.Expression] {
      parts.map { self.condition($0, ofPeople: ofPeople) }
    }
    switch condition {
    case .compare, .oneOf, .isEmpty: return .condition(condition, ofPeople: ofPeople)
    case .not(let inner): return .not(self.condition(inner, ofPeople: ofPeople))
    case .all(let parts): return .all(all(parts))
    case .any(let parts): return .any(all(parts))
    }
  }

  private static func distance(
    _ reader: inout TokenReader, _ relation: Query.Relation
  ) throws -> Query.Distance? {
    guard let word = reader.keyword, QueryWord.within.contains(word) else {
      return relation == .near ? .usual : nil
    }
    guard relation.takesDistance else {
      throw reader.fault(
        reader.token, "\"\(relation.rawValue)\" takes no distance; near, before and after do.")
    }
    reader.step()
    let start = reader.token
    let written = reader.keyword ?? ""
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let count = Int(digits), count <= 1_000_000_000 else {
      throw reader.fault(
        start,
        "After \"\(word)\" comes a distance, such as 50 characters, 2 sentences or 1 turn.")
    }
    reader.step()
    var name = String(written.dropFirst(digits.count))
    let place = reader.token
    if name.isEmpty {
      name = reader.keyword ?? ""
      reader.step()
    }
    guard let unit = QueryWord.units[name] else {
      throw reader.fault(
        digits.count < written.count ? start : place,
        "A distance counts characters, sentences or turns (字, 句, 话轮).")
    }
    return Query.Distance(count: count, unit: unit)
  }

  private static func sameCoder(_ reader: inout TokenReader) throws -> Bool {
    if reader.keyword == QueryWord.bySameCoder {
      reader.step()
      return true
    }
    guard reader.keyword == QueryWord.by else { return false }
    reader.step()
    for word in [QueryWord.same, QueryWord.coder] {
      guard reader.keyword == word else {
        throw reader.fault(reader.token, "After \"by\" comes same coder.")
      }
      reader.step()
    }
    return true
  }
}

extension TokenReader {
  /// The word that stands here outside quotation marks, in lower case.
  fileprivate var keyword: String? {
    if case .word(let word) = token.kind { word.lowercased() } else { nil }
  }
}
