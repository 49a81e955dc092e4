import GroundedTheory
import TestSupport
import Testing

/// Random queries over random codings, against the plain reading of the same tree.
@Suite struct QueryOracleTests {
  @Test(arguments: SeededGenerator.seeds)
  func agreesWithAPlainReading(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var chosen = 0
    var related = 0
    for _ in 0..<60 {
      let study = try RandomCodings(&random)
      let oracle = PlainReading(study)
      for _ in 0..<12 {
        let tree = QueryTree.random(&random, depth: 2)
        let query = try Query(tree.written)
        #expect(try Query(query.description).description == query.description)
        guard let matches = try answer(query, study) else { continue }
        let expected = study.snapshot.codings.filter { oracle.holds(tree, $0) }
        try #require(
          matches.map(\.coding.id) == expected.map(\.id), "\(tree.written), seed \(seed)")
        chosen += matches.count
        guard case .related(_, let how, let right) = tree, !how.isNegated else { continue }
        for match in matches {
          let partner = try #require(match.partners.last)
          try #require(
            partner.id != match.coding.id && oracle.holds(right, partner)
              && oracle.relates(match.coding, how, partner), "\(tree.written), seed \(seed)")
          related += 1
          guard how.relation == "near", !how.isBySameCoder else { continue }
          let nearest = study.snapshot.codings.filter {
            $0.id != match.coding.id && $0.source == match.coding.source && oracle.holds(right, $0)
          }.compactMap { oracle.distance(match.coding, $0, how.unit) }.min()
          try #require(oracle.distance(match.coding, partner, how.unit) == nearest)
        }
      }
    }
    #expect(chosen > 500 && related > 50)
  }

  /// nil where the query is refused because two codes are tied by `and`.
  private func answer(_ query: Query, _ study: RandomCodings) throws -> [QueryMatch]? {
    do { return try study.matches(query) } catch Violation.unusableFilter(let fault) {
      try #require(
        fault.reason.contains("a coding has one code") || fault.reason.contains("is spoken by"),
        "\(fault)")
      return nil
    }
  }
}
