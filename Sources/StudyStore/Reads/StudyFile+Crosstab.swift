import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// How often codes are used in the groups that an attribute makes of what is chosen.
  /// - Parameter bins: where numbers are cut.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection, attribute or bins that do not fit the study.
  public func crosstab(
    by attribute: String, bins: [Double] = [], _ selection: Selection = Selection()
  ) throws -> (codebook: Codebook, crosstab: Crosstab, codes: Set<Code.ID>?) {
    try read { db in
      let (codebook, voices) = (try db.liveCodebook(), try db.voices())
      let coders = try db.liveCoders()
      let chosen = try StudySelection(
        selection, codebook: codebook, coders: coders, voices: voices)
      let sets = try db.recordSets()
      let grouping = try AttributeGrouping(
        by: attribute, in: voices, bins: bins, columns: sets.flatMap(\.columns))
      // A column of a record set says more of its records than an attribute of the one who speaks.
      let own = sets.filter { $0.columns.contains(attribute) }
      let owned = Set(own.map(\.source))
      var entries = grouping.entries(
        chosen.selecting(
          try db.tallies(voices).filter { !owned.contains($0.source) }, in: voices, byCode: false),
        voices)
      for set in own
      where chosen.includes(
        source: set.source, participant: voices.participantOfUnlinked[set.source])
      {
        entries += try db.entries(of: set, by: grouping, codebook, coders, chosen)
      }
      return (codebook, Crosstab(entries, by: grouping, codebook: codebook), chosen.codes)
    }
  }

  /// How often each code is used in each source chosen.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func codeMatrix(
    _ selection: Selection = Selection()
  ) throws -> (codebook: Codebook, matrix: CodeMatrix, codes: Set<Code.ID>?) {
    try read { db in
      let (codebook, voices) = (try db.liveCodebook(), try db.voices())
      let chosen = try StudySelection(
        selection, codebook: codebook, coders: try db.liveCoders(), voices: voices)
      let sources = chosen.speaking(in: voices, coded: nil).sources
      let tallies = chosen.selecting(try db.tallies(voices), in: voices, byCode: false)
      let matrix = CodeMatrix(
        tallies, sources: voices.sources.filter { sources.contains($0.id) }, codebook: codebook)
      return (codebook, matrix, chosen.codes)
    }
  }
}

extension AttributeGrouping {
  fileprivate func entries(_ tallies: [CodingTally], _ voices: Voices) -> [Crosstab.Entry] {
    let whole = voices.participantOfUnlinked
    return tallies.map { tally in
      let participant = tally.participant ?? whole[tally.source]
      let unit = isOfSources ? nil : participant.map(Crosstab.Unit.participant)
      return Crosstab.Entry(
        code: tally.code, source: tally.source, unit: unit ?? .source(tally.source),
        group: group(source: tally.source, participant: participant), count: tally.count)
    }
  }
}

/// A source whose records have attributes of their own.
private struct RecordSet {
  let source: SourceDocument.ID
  let row: Int64
  let text: Int64
  let columns: [String]
}

extension Database {
  fileprivate func recordSets() throws -> [RecordSet] {
    try Row.fetchAll(
      self, sql: "SELECT id, first, text FROM source WHERE kind = 'records' AND retired IS NULL"
    ).map { row in
      let text: Int64 = try row.value(2)
      return RecordSet(
        source: .init(try row.value(0)), row: try row.value(1), text: text,
        columns: try recordColumns(ofText: text) ?? [])
    }
  }

  /// The codings of a record set by the attribute of their record. Turns and codings are read side by
  /// side, both in text order.
  fileprivate func entries(
    of set: RecordSet, by grouping: AttributeGrouping, _ codebook: Codebook, _ coders: [Coder],
    _ chosen: StudySelection
  ) throws -> [Crosstab.Entry] {
    guard let column = set.columns.firstIndex(of: grouping.name) else { return [] }
    let codes = try identifiers(of: "code", among: codebook.codes.map(\.id))
    let wanted = try identifiers(
      of: "coder", among: coders.map(\.id).filter(chosen.includes(coder:)))
    let turns = try BulkQuery(
      self, "SELECT spanStart, spanEnd, record, attributes FROM turn WHERE text = ? ORDER BY number"
    )
    let codings = try BulkQuery(
      self,
      """
      SELECT spanStart, spanEnd, code, coder FROM coding INDEXED BY coding_place
      WHERE source = ? AND retired IS NULL AND spanStart IS NOT NULL ORDER BY spanStart, spanEnd
      """)
    turns.start(set.text)
    codings.start(set.row)
    var entries: [Crosstab.Entry] = []
    var hasTurn = try turns.next()
    var known: (start: Int, record: String, group: String?)?
    while try codings.next() {
      let span = try codings.span(0, 1)
      while hasTurn, turns.integer(1) <= span.start { hasTurn = try turns.next() }
      guard let code = codes[codings.integer(2)], wanted[codings.integer(3)] != nil else {
        continue
      }
      if hasTurn, turns.integer(0) < span.end, known?.start != turns.integer(0) {
        let values = try AttributeCells.texts(turns.bytes(3))
        let value = column < values.count ? values[column] : ""
        known = (turns.integer(0), turns.text(2), grouping.group(ofValue: value))
      }
      let record = hasTurn && turns.integer(0) < span.end ? known : nil
      entries.append(
        Crosstab.Entry(
          code: code, source: set.source,
          unit: record.map { .record(set.source, $0.record) } ?? .source(set.source),
          group: record.flatMap(\.group)))
    }
    return entries
  }

  /// Identifiers by the rows that stand for the things.
  private func identifiers<Thing>(
    of table: String, among ids: [Identifier<Thing>]
  ) throws -> [Int: Identifier<Thing>] {
    let ids = Set(ids)
    var found: [Int: Identifier<Thing>] = [:]
    for row in try Row.fetchAll(self, sql: "SELECT first, id FROM \(table) WHERE retired IS NULL") {
      let id = Identifier<Thing>(try row.value(1) as UUID)
      if ids.contains(id) { found[try row.value(0)] = id }
    }
    return found
  }
}
