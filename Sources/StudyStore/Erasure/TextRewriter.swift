import Foundation
import GRDB
import GroundedTheory

/// Rewrites the texts of a study in place, every revision, and moves turns and codings along with
/// their words.
struct TextRewriter {
  let writing: Writing
  /// Where the words of each rewritten text went.
  private(set) var maps: [Int64: SpanMap] = [:]
  /// Codings whose words began or ended inside a stretch that was replaced; they hold all of it now.
  private(set) var widened = 0
  /// Codings that came to lie on the words of another one of the same coder and code.
  private(set) var doubled = 0

  private var db: Database { writing.db }

  init(_ writing: Writing) { self.writing = writing }

  /// How many stretches were replaced.
  var count: Int { maps.values.reduce(0) { $0 + $1.count } }

  /// Gives every text to `change`, which returns nil for one that stays.
  /// - Parameter texts: the keys of the texts; nil for all.
  mutating func rewriteTexts(
    _ texts: [Int64]? = nil, _ change: (_ text: Int64, _ words: [UInt8]) throws -> TextRewrite?
  ) throws {
    let texts = try texts ?? Int64.fetchAll(db, sql: "SELECT key FROM text ORDER BY key")
    for text in texts {
      let words = try TextParts(db, ofText: text)
      let new: NewText?
      if words.isPaged {
        new = try rewritePages(words) { try change(text, $0) }
      } else {
        new = try rewriteWords(ofText: text) { try change(text, $0) }
      }
      guard let new else { continue }
      try db.execute(
        sql: """
          UPDATE text SET textSha256 = ?, scalars = ?, original = NULL, erased = ? WHERE key = ?
          """, arguments: [new.sha256, new.scalars, writing.event, text])
      maps[text] = new.map
    }
    for (text, map) in maps { try moveTurns(ofText: text, map) }
    try moveCodings()
  }

  private struct NewText {
    let sha256: String
    let scalars: Int
    let map: SpanMap
  }

  private func rewriteWords(
    ofText text: Int64, _ change: ([UInt8]) throws -> TextRewrite?
  ) throws -> NewText? {
    guard let rewrite = try change(try db.words(ofText: text).utf8) else { return nil }
    try db.execute(
      sql: "UPDATE text SET words = ? WHERE key = ?",
      arguments: [String(decoding: rewrite.utf8, as: UTF8.self), text])
    return NewText(
      sha256: Digest.sha256(rewrite.utf8), scalars: rewrite.scalars, map: rewrite.map)
  }

  /// Page by page; one that moves is put aside until all have their new place.
  private func rewritePages(
    _ pages: TextParts, _ change: ([UInt8]) throws -> TextRewrite?
  ) throws -> NewText? {
    let digest = RunningDigest()
    var map = SpanMap()
    var shift = 0
    let store = try db.makeStatement(
      sql: "UPDATE page SET words = ?, spanStart = ?, spanEnd = ? WHERE key = ?")
    let move = try db.makeStatement(sql: "UPDATE page SET spanStart = ?, spanEnd = ? WHERE key = ?")
    for page in pages.pages {
      let words = try pages.words(of: page)
      let rewrite = try change(words)
      let start = page.start + shift
      if let rewrite {
        map.append(rewrite.map, old: page.start, new: start)
        shift += rewrite.scalars - (page.end - page.start)
        try store.execute(arguments: [
          String(decoding: rewrite.utf8, as: UTF8.self), start + Self.aside,
          page.end + shift + Self.aside, page.key,
        ])
      } else if shift != 0 {
        try move.execute(arguments: [start + Self.aside, page.end + shift + Self.aside, page.key])
      }
      (rewrite?.utf8 ?? words).withUnsafeBytes { digest.update($0) }
    }
    guard map.count > 0 else { return nil }
    try db.execute(
      sql: """
        UPDATE page SET spanStart = spanStart - \(Self.aside), spanEnd = spanEnd - \(Self.aside)
        WHERE text = ? AND spanStart >= \(Self.aside)
        """, arguments: [pages.text])
    return NewText(
      sha256: digest.finish(), scalars: (pages.pages.last?.end ?? 0) + shift, map: map)
  }

  private func moveTurns(ofText text: Int64, _ map: SpanMap) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, spanStart, spanEnd FROM turn WHERE text = ?", arguments: [text])
    let update = try db.makeStatement(
      sql: "UPDATE turn SET spanStart = ?, spanEnd = ? WHERE text = ? AND number = ?")
    for row in rows {
      guard let old = try row.span(1, 2), let new = map.span(of: old), new != old else { continue }
      try update.execute(arguments: [new.start, new.end, text, try row.value(0) as Int64])
    }
  }

  private mutating func moveCodings() throws {
    var sources: [Int64: [TextPeriod]] = [:]
    let rows = try Row.fetchAll(
      db, sql: "SELECT first, text, added, retired FROM source ORDER BY first, added, version")
    for row in rows {
      let period = TextPeriod(
        text: try row.value(1), from: try row.value(2), until: try row.value(3) ?? Int.max)
      sources[try row.value(0), default: []].append(period)
    }
    for (source, periods) in sources.sorted(by: { $0.key < $1.key })
    where periods.contains(where: { maps[$0.text]?.count ?? 0 > 0 }) {
      try moveCodings(ofSource: source, periods)
    }
  }

  private mutating func moveCodings(ofSource source: Int64, _ periods: [TextPeriod]) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT version, spanStart, spanEnd, added, retired FROM coding
        WHERE source = ? AND spanStart IS NOT NULL ORDER BY spanStart, version
        """, arguments: [source])
    // Out of the way first: a coding may move to where another one still stands.
    try db.execute(
      sql: """
        UPDATE coding SET spanStart = spanStart + \(Self.aside), spanEnd = spanEnd + \(Self.aside)
        WHERE source = ? AND spanStart IS NOT NULL
        """, arguments: [source])
    var words: [Int64: TextParts] = [:]
    for period in periods where words[period.text] == nil {
      words[period.text] = try TextParts(db, ofText: period.text)
    }
    for row in rows {
      guard let old = try row.span(1, 2) else { continue }
      let life = (from: try row.value(3) as Int, until: try row.value(4) ?? Int.max)
      var places: [(place: Place, from: Int)] = []
      for period in TextPeriod.during(life.from, life.until, periods) {
        let map = maps[period.text]
        guard let span = map.map({ $0.span(of: old) }) ?? old, let text = words[period.text] else {
          continue
        }
        let place = Place(span: span, quote: try text.quote(at: span))
        if places.last?.place != place { places.append((place, max(life.from, period.from))) }
        if period.until == Int.max, map?.cuts(old) == true { widened += 1 }
      }
      try store(places, version: try row.value(0), until: try row.value(4))
    }
  }

  /// What a coding says of its words.
  private struct Place: Equatable {
    let span: TextSpan
    let quote: String
  }

  /// Further than any text reaches.
  private static let aside = 1 << 40

  /// One row for each place that a version has had; nearly always there is one.
  private mutating func store(
    _ places: [(place: Place, from: Int)], version: Int64, until retired: Int?
  ) throws {
    for (index, (place, from)) in places.enumerated() {
      let end = index + 1 < places.count ? places[index + 1].from : retired
      let isDouble = try end == nil && isTaken(place, like: version)
      let until = isDouble ? writing.event : end
      if isDouble { doubled += 1 }
      if index == 0 {
        try db.cachedStatement(
          sql:
            "UPDATE coding SET spanStart = ?, spanEnd = ?, quote = ?, retired = ? WHERE version = ?"
        ).execute(arguments: [place.span.start, place.span.end, place.quote, until, version])
      } else {
        try db.cachedStatement(
          sql: """
            INSERT INTO coding
              (version, first, id, added, retired, source, spanStart, spanEnd, code, coder, quote)
            SELECT ?, first, id, ?, ?, source, ?, ?, code, coder, ? FROM coding WHERE version = ?
            """
        ).execute(arguments: [
          try writing.nextVersion("coding"), from, until, place.span.start, place.span.end,
          place.quote, version,
        ])
      }
    }
  }

  /// Whether another live coding of the same coder and code stands at `place` already.
  private func isTaken(_ place: Place, like version: Int64) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM coding c JOIN coding o ON o.version = ?
            WHERE c.retired IS NULL AND c.version <> o.version AND c.source = o.source
              AND c.spanStart = ? AND c.spanEnd = ? AND c.code = o.code AND c.coder = o.coder)
          """), arguments: [version, place.span.start, place.span.end]) ?? false
  }
}

/// Between which events a source had a text.
private struct TextPeriod {
  let text: Int64
  let from: Int
  let until: Int

  /// The periods in which a row was live; for one that its own event retired, the one it was added in.
  static func during(_ from: Int, _ until: Int, _ periods: [TextPeriod]) -> [TextPeriod] {
    let until = max(until, from + 1)
    return periods.filter { max($0.from, from) < min(max($0.until, $0.from), until) }
  }
}
