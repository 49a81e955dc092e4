import GRDB

/// Compares quotes with what stands at their spans: each text is read once, its codings in order.
struct QuoteCheck {
  /// A version of a coding in a text that its source had while the version was live.
  struct Place {
    let text: Int64
    let version: Int64
    let start: Int
    let end: Int
  }

  private let db: Database
  private var places: [Place] = []
  /// Codings whose source had no text while they were live.
  private(set) var homeless: [Int64] = []

  var count: Int { places.count }

  init(_ db: Database) { self.db = db }

  /// Collects where codings stand.
  /// - Parameters:
  ///   - sources: the first versions of the sources; nil for all.
  ///   - onlyLive: leaves out what was retired.
  mutating func gather(sources: Set<Int64>? = nil, onlyLive: Bool = false) throws {
    let periods = try textPeriods()
    let rows = try RowScan(
      db,
      """
      SELECT version, source, spanStart, spanEnd, added, retired FROM coding
      WHERE spanStart IS NOT NULL AND added IS NOT retired
      """ + (onlyLive ? " AND retired IS NULL" : ""))
    while try rows.next() {
      guard let version = rows.number(0), let source = rows.number(1), let start = rows.number(2),
        let end = rows.number(3), let added = rows.number(4)
      else { throw DamagedContent(detail: "a coding has no place") }
      if let sources, !sources.contains(source) { continue }
      let until = rows.number(5) ?? .max
      // A live coding stands in the text that its source has now.
      let from = onlyLive ? until &- 1 : added
      guard from < until else { throw DamagedContent(detail: "a coding was retired before it was") }
      let life = from..<until
      let texts = (periods[source] ?? []).filter { $0.life.overlaps(life) }.map(\.text)
      if texts.isEmpty { homeless.append(version) }
      for text in Set(texts) {
        places.append(Place(text: text, version: version, start: Int(start), end: Int(end)))
      }
    }
    places.sort { ($0.text, $0.start, $0.version) < ($1.text, $1.start, $1.version) }
  }

  /// Calls `report` for every coding whose quote is not what stands at its span.
  func run(_ report: (Place) throws -> Void) throws {
    let quotes = try RowScan(db, "SELECT quote FROM coding WHERE version = ?")
    var text: Int64?
    var words: StoredWords?
    for place in places {
      if text != place.text {
        words = try? StoredWords(db, text: place.text)
        text = place.text
      }
      quotes.restart(place.version)
      guard try quotes.next(), let quote = quotes.bytes(0),
        try words?.holds(quote, from: place.start, to: place.end) == true
      else {
        try report(place)
        continue
      }
    }
  }

  /// Between which events each source had which text.
  private func textPeriods() throws -> [Int64: [(text: Int64, life: Range<Int64>)]] {
    var periods: [Int64: [(text: Int64, life: Range<Int64>)]] = [:]
    let rows = try RowScan(
      db, "SELECT first, text, added, retired FROM source WHERE added IS NOT retired")
    while try rows.next() {
      guard let first = rows.number(0), let text = rows.number(1), let added = rows.number(2) else {
        throw DamagedContent(detail: "a source has no text")
      }
      let until = rows.number(3) ?? .max
      if added < until { periods[first, default: []].append((text, added..<until)) }
    }
    return periods
  }
}
