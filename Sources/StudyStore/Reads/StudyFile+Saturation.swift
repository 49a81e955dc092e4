import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Which codes stand where among what is chosen, and since which event: all that saturation looks at. A
  /// relation is supported by the codings of the coder chosen, in sources that are left.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func saturationMaterial(_ selection: Selection = Selection()) throws -> SaturationMaterial
  {
    try read { db in
      let (codebook, voices) = (try db.liveCodebook(), try db.voices())
      let coders = try db.liveCoders()
      let chosen = try StudySelection(
        selection, codebook: codebook, coders: coders, voices: voices)
      let all = try db.tallies(voices, where: "spanStart IS NOT NULL")
      let tallies = chosen.selecting(all, in: voices, byCode: false)
      let isWhole = tallies.reduce(0) { $0 + $1.count } == all.reduce(0) { $0 + $1.count }
      let begun = try db.firstEvents()
      let entries = tallies.compactMap { tally in
        begun[CodingGroup(code: tally.code, source: tally.source, coder: tally.coder)].map {
          SaturationMaterial.Entry(
            code: tally.code, source: tally.source, codings: tally.count, event: $0)
        }
      }
      let left = Set(entries.map(\.source))
      let support = try db.supportingSources { chosen.includes(coder: $0) }
      return SaturationMaterial(
        codebook: codebook, voices: voices, entries: entries,
        relations: try db.liveRelations().map { relation in
          SaturationMaterial.SupportedRelation(
            relation: relation, sources: support[relation.id]?.intersection(left) ?? [])
        }, setAside: try db.setAside(), formerCodes: try db.formerCodes(),
        selection: isWhole ? Selection() : selection, asOf: asOf)
    }
  }
}

/// The codings of one code in one source by one coder.
private struct CodingGroup: Hashable {
  let code: Code.ID
  let source: SourceDocument.ID
  let coder: Coder.ID
}

extension Database {
  /// The event that made the first coding of each group that is live. A coding that was changed since counts
  /// from its first version, which a look back does not have among its own rows: hence `main`.
  fileprivate func firstEvents() throws -> [CodingGroup: Int] {
    let cursor = try Row.fetchCursor(
      self,
      sql: """
        SELECT c.id, s.id, k.id, v.added
        FROM (SELECT code, source, coder, min(first) AS earliest FROM coding
            WHERE retired IS NULL AND spanStart IS NOT NULL GROUP BY code, source, coder) g
          JOIN main.code c ON c.version = g.code JOIN main.source s ON s.version = g.source
          JOIN main.coder k ON k.version = g.coder JOIN main.coding v ON v.version = g.earliest
        """)
    var events: [CodingGroup: Int] = [:]
    while let row = try cursor.next() {
      let group = CodingGroup(
        code: .init(try row.value(0)), source: .init(try row.value(1)),
        coder: .init(try row.value(2)))
      events[group] = try row.value(3)
    }
    return events
  }

  /// Since which event each held-out source has been set aside without a break. A new day or reason is no break.
  fileprivate func setAside() throws -> [SourceDocument.ID: Int] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT s.id, min(v.added) FROM source s JOIN main.source v ON v.first = s.first
        WHERE s.retired IS NULL AND v.added <= s.added AND v.heldOut = 1
          AND v.added > ifnull((SELECT max(u.added) FROM main.source u
            WHERE u.first = s.first AND u.added <= s.added AND u.heldOut = 0), -1)
        GROUP BY s.id
        """)
    var events: [SourceDocument.ID: Int] = [:]
    for row in rows { events[.init(try row.value(0))] = try row.value(1) }
    return events
  }

  /// The codes that stood in held-out sources before they stood in any other, and stand there no more. A coding
  /// that was undone in the end, by its last version with the code, never counted.
  fileprivate func formerCodes() throws -> [SaturationMaterial.FormerCode] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        WITH held AS MATERIALIZED (SELECT first FROM source WHERE retired IS NULL AND heldOut = 1),
          gone AS MATERIALIZED (
            SELECT c.code, min(c.began) AS began, max(NOT EXISTS (
                SELECT 1 FROM coding l WHERE l.first = c.first AND l.retired IS NULL)) AS isDropped
            FROM (SELECT code, first, min(added) AS began, max(version) AS last FROM coding
                WHERE source IN held GROUP BY code, first) c
              JOIN coding v ON v.version = c.last
              JOIN event e ON e.number = v.retired AND e.undoes IS NULL
            WHERE c.code NOT IN (SELECT code FROM coding WHERE retired IS NULL AND source IN held)
            GROUP BY c.code),
          others AS MATERIALIZED (
            SELECT c.code, min(c.began) AS began
            FROM (SELECT code, first, min(added) AS began, max(version) AS last FROM coding
                WHERE code IN (SELECT code FROM gone) AND source NOT IN held GROUP BY code, first) c
              JOIN coding v ON v.version = c.last
              LEFT JOIN event e ON e.number = v.retired
            WHERE e.undoes IS NULL
            GROUP BY c.code)
        SELECT (SELECT k.name FROM code k WHERE k.first = g.code ORDER BY k.version DESC LIMIT 1),
          g.isDropped
        FROM gone g LEFT JOIN others o ON o.code = g.code
        WHERE o.began IS NULL OR o.began > g.began
        ORDER BY g.code
        """)
    return try rows.map { row in
      SaturationMaterial.FormerCode(name: try row.value(0), isMerged: try !row.value(1))
    }
  }

  /// In which sources the live codings stand that support each live relation.
  fileprivate func supportingSources(
    by includes: (Coder.ID) -> Bool
  ) throws -> [Relation.ID: Set<SourceDocument.ID>] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT DISTINCT r.id, s.id, k.id
        FROM support u JOIN main.relation r ON r.version = u.relation
          JOIN coding c ON c.first = u.coding AND c.retired IS NULL AND c.spanStart IS NOT NULL
          JOIN main.source s ON s.version = c.source JOIN main.coder k ON k.version = c.coder
        WHERE u.retired IS NULL
        """)
    var sources: [Relation.ID: Set<SourceDocument.ID>] = [:]
    for row in rows where includes(.init(try row.value(2))) {
      sources[.init(try row.value(0)), default: []].insert(.init(try row.value(1)))
    }
    return sources
  }
}
