import GRDB
import GroundedTheory

/// Goes through the words that a scope takes, source by source and page by page; no more than one text
/// or page is in memory, and turns are read only where they are asked for.
struct TextWalk {
  /// A text, or a page of a record set.
  struct Part {
    let source: SourceDocument
    /// Its words in UTF-8, good until the next part.
    let bytes: UnsafeRawBufferPointer
    /// Where they lie in the source, in scalars.
    let range: Range<Int>
    /// Whether they are a page of a record set.
    let isPage: Bool
    fileprivate let turns: () throws -> [Turn]
  }

  private let db: Database
  private let scope: SearchScope
  private let chosen: StudySelection?
  private let voices: Voices?
  private let sources: [(source: SourceDocument, text: Int64)]

  /// - Parameter knowsVoices: whether to know whose words are read where the scope takes all.
  /// - Throws: `Violation` naming what the study does not have, or what is wrong with the filter.
  init(_ db: Database, scope: SearchScope, knowsVoices: Bool = false) throws {
    self.db = db
    self.scope = scope
    let choosesVoices = scope.selection.choosesVoices
    voices = choosesVoices || knowsVoices ? try db.voices() : nil
    chosen =
      try choosesVoices
      ? voices.map {
        try StudySelection(scope.selection, codebook: db.liveCodebook(), coders: [], voices: $0)
      } : nil
    var texts: [Int: Int64] = [:]
    let rows = try BulkQuery(db, "SELECT number, text FROM source WHERE retired IS NULL")
    while try rows.next() { texts[rows.integer(0)] = Int64(rows.integer(1)) }
    let (voices, chosen) = (voices, chosen)
    sources = try (voices?.sources ?? db.liveSources()).compactMap { source in
      guard let text = texts[source.number] else { return nil }
      let speaking = voices?.speaking(in: source.id) ?? [nil]
      let isChosen = speaking.contains {
        chosen?.includes(source: source.id, participant: $0) != false
      }
      return isChosen ? (source, text) : nil
    }
  }

  /// Calls `body` with every part until it answers false.
  func eachPart(_ body: (Part) throws -> Bool) throws {
    let whole = try BulkQuery(db, "SELECT scalars, words FROM text WHERE key = ?")
    let rows = try TurnRows(db)
    for (source, text) in sources {
      whole.start(text)
      guard try whole.next() else { throw DamagedContent(detail: "a source has no text") }
      let bytes = whole.bytes(1)
      if !bytes.isEmpty {
        let part = Part(
          source: source, bytes: bytes, range: 0..<whole.integer(0), isPage: false,
          turns: { try rows.turns(ofText: text) })
        if try !body(part) { return }
        continue
      }
      let finder = try TurnFinder(db, ofText: text)
      let pages = try PageCursor(db, ofText: text)
      while try pages.next() {
        let range = pages.range
        let part = Part(
          source: source, bytes: pages.bytes, range: range, isPage: true,
          turns: { try rows.turns(ofText: text, in: range, finder) })
        if try !body(part) { return }
      }
    }
  }

  /// The units of a part that the scope takes.
  func units(of part: Part) throws -> [SearchUnit] {
    let turns = try part.turns()
    let units = SearchUnit.units(of: part.bytes, startingAt: part.range.lowerBound, turns: turns)
    let isWhole = turns.isEmpty && !part.isPage
    return units.filter { unit in
      guard scope.takes(unit.turn, ofWhole: isWhole) else { return false }
      guard let voices, let chosen else { return true }
      return chosen.includes(
        source: part.source.id,
        participant: voices.participant(in: part.source.id, turn: unit.turn))
    }
  }

  /// Who speaks where, as far as it is known.
  func knownVoices() throws -> Voices { try voices ?? db.voices() }

  /// Whose words stand in a turn of a source; nil where that is not known.
  func participant(in source: SourceDocument, turn: Turn?) -> Participant.ID? {
    voices?.participant(in: source.id, turn: turn)
  }
}
