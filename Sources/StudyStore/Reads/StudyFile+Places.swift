import GRDB
import GroundedTheory

extension StudyFile {
  /// Where the codings chosen stand, without their words; the codes of the selection are not looked at.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func codingPlaces(_ selection: Selection = Selection()) throws -> CodingPlaces {
    try read { db in try PlaceReading(db, selection).places() }
  }

  /// How often codes occur together in what is chosen. A level rolls codes up to it; a code stands for
  /// the pairs in which it, or one below it, takes part.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func cooccurrence(
    _ selection: Selection = Selection(), rule: PairRule = PairRule()
  ) throws -> (codebook: Codebook, cooccurrence: Cooccurrence) {
    try read { db in
      let reading = try PlaceReading(db, selection)
      var places = try reading.places()
      if rule.countsTurns {
        let texts = try db.textsOfSources()
        places = try places.counted { source in
          try texts[source.id].map(db.turnSpans(ofText:)) ?? []
        }
      }
      let codebook = reading.codebook
      let level = try selection.level.map { try codebook.ladder.require($0).key }
      return (
        codebook, Cooccurrence(places, rule: rule, level: level, only: reading.selection.codes)
      )
    }
  }
}

/// Reads the places of the codings chosen.
struct PlaceReading {
  let db: Database
  let codebook: Codebook
  let voices: Voices
  let coders: [Coder]
  let selection: StudySelection

  init(_ db: Database, _ selection: Selection) throws {
    self.db = db
    codebook = try db.liveCodebook()
    voices = try db.voices()
    coders = try db.liveCoders()
    self.selection = try StudySelection(
      selection, codebook: codebook, coders: coders, voices: voices)
  }

  /// The order of `coding_place` is the order wanted, so nothing is sorted.
  func places() throws -> CodingPlaces {
    let sourceAt = try positions(of: "source", among: voices.sources.map(\.id))
    let codeAt = try positions(of: "code", among: codebook.codes.map(\.id))
    let coderAt = try positions(
      of: "coder", among: coders.map(\.id),
      where: selection.includes(coder:))
    let query = try BulkQuery(
      db,
      """
      SELECT source, spanStart, spanEnd, code, coder FROM coding INDEXED BY coding_place
      WHERE retired IS NULL AND spanStart IS NOT NULL
      ORDER BY source, spanStart, spanEnd, code, coder
      """)
    var places: [CodingPlaces.Place] = []
    var (source, position, choice) = (-1, Int32(-1), VoiceChoice.all)
    query.start()
    while try query.next() {
      let next = query.integer(0)
      if next != source {
        source = next
        position = sourceAt[next] ?? -1
        choice =
          position < 0 ? .none : try db.voiceChoice(selection, in: voices, Int(position))
      }
      guard let coder = coderAt[query.integer(4)], let code = codeAt[query.integer(3)] else {
        continue
      }
      let span = try query.span(1, 2)
      guard choice.includes(span), let end = Int32(exactly: span.end) else { continue }
      places.append(
        CodingPlaces.Place(
          source: position, start: Int32(span.start), end: end, code: code, coder: coder))
    }
    return CodingPlaces(
      codebook: codebook, sources: voices.sources, coders: coders, places: places)
  }

  /// Positions in a list of values, by the rows that stand for them.
  func positions<Thing>(
    of table: String, among ids: [Identifier<Thing>],
    where includes: (Identifier<Thing>) -> Bool = { _ in true }
  ) throws -> [Int: Int32] {
    let positions = Dictionary(
      ids.enumerated().filter { includes($1) }.map { ($1, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
    var found: [Int: Int32] = [:]
    let sql = "SELECT first, id FROM \(table) WHERE retired IS NULL"
    for row in try Row.fetchAll(db, sql: sql) {
      found[try row.value(0)] = positions[.init(try row.value(1))]
    }
    return found
  }
}
