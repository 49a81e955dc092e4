import GRDB
import GroundedTheory

/// The words of the sources, their turns, and the quotes that were taken from them.
extension Checking {
  /// Every text has the length and the fingerprint that were taken when it came in.
  mutating func checkTexts() throws {
    let texts = try RowScan(
      db, "SELECT key, sha256, textSha256, scalars, erased, original FROM text ORDER BY key")
    while try texts.next() {
      result.count(.texts, 1)
      guard let key = texts.number(0), let file = texts.string(1), let words = texts.string(2)
      else {
        throw DamagedContent(detail: "a text has no fingerprint")
      }
      var stored = try StoredWords(db, text: key)
      let place = try db.place(ofText: key)
      if texts.number(3) != Int64(stored.scalarCount) {
        result.fail(
          .texts, place, "it has \(stored.scalarCount) scalars, and not those it should have")
      }
      if try fingerprint(&stored, place) != words {
        result.fail(.texts, place, "its words are not those that were imported")
      }
      // What was erased has no original any more; its fingerprint only names the file it came from.
      guard texts.number(4) == nil else { continue }
      let original = texts.bytes(5).map { bytes in
        let digest = RunningDigest()
        digest.update(bytes)
        return digest.finish()
      }
      if let original = original ?? (stored.isPaged ? nil : words), original != file {
        result.fail(.texts, place, "its original bytes are not those that were imported")
      }
    }
  }

  private mutating func fingerprint(_ stored: inout StoredWords, _ place: String) throws -> String {
    let digest = RunningDigest()
    var end = 0
    for page in stored.pages {
      let words = try stored.words(of: page)
      if page.start == end &+ 1, end > 0 {
        [UInt8(ascii: "\n")].withUnsafeBytes { digest.update($0) }
      } else if page.start != end {
        result.fail(.texts, place, "a page of it begins at \(page.start) instead of \(end)")
      }
      if words.scalarCount != page.end &- page.start {
        result.fail(
          .texts, place, "the page at \(page.start) has another length than it should have")
      }
      words.utf8.withUnsafeBytes { digest.update($0) }
      end = page.end
    }
    return digest.finish()
  }

  /// Turns lie within their text and do not overlap, and there are as many as the text says.
  mutating func checkTurns() throws {
    let scalars = try numbers("SELECT key, scalars FROM text")
    let expected = try numbers("SELECT key, turns FROM text")
    let turns = try RowScan(
      db, "SELECT text, number, spanStart, spanEnd FROM turn ORDER BY text, spanStart, number")
    var found: [Int64: Int64] = [:]
    var (last, end): (Int64, Int64) = (-1, 0)
    while try turns.next() {
      guard let text = turns.number(0), let number = turns.number(1), let start = turns.number(2),
        let stop = turns.number(3)
      else { throw DamagedContent(detail: "a turn has no place") }
      if text != last { (last, end) = (text, 0) }
      found[text, default: 0] += 1
      if start < end || stop <= start || stop > scalars[text] ?? 0 {
        try result.fail(
          .turns, "turn \(number) of \(try db.place(ofText: text))",
          "it lies at \(start)..\(stop), outside the text or inside another turn")
      }
      end = stop
    }
    result.count(.turns, Int(found.values.reduce(0, &+)))
    for (text, count) in expected.sorted(by: { $0.key < $1.key }) where found[text] ?? 0 != count {
      try result.fail(
        .turns, try db.place(ofText: text),
        "it has \(found[text] ?? 0) turns and should have \(count)")
    }
  }

  private func numbers(_ sql: String) throws -> [Int64: Int64] {
    let rows = try RowScan(db, sql)
    var numbers: [Int64: Int64] = [:]
    while try rows.next() {
      if let key = rows.number(0), let value = rows.number(1) { numbers[key] = value }
    }
    return numbers
  }

  /// Every coding, the retired ones too, holds the words that stood at its place while it was live.
  mutating func checkQuotes() throws {
    var check = QuoteCheck(db)
    try check.gather()
    result.count(.quotes, check.count)
    for version in check.homeless {
      try result.fail(
        .quotes, try db.name(ofRow: version, in: "coding"),
        "its source had no text while it was live")
    }
    var wrong: [QuoteCheck.Place] = []
    try check.run { wrong.append($0) }
    for place in wrong {
      try result.fail(
        .quotes, try db.name(ofRow: place.version, in: "coding"),
        "its words are not those at \(place.start)..\(place.end) of \(try db.place(ofText: place.text))",
        remedy:
          "Go on from a backup, or take it back with `zhagen coding remove` and code it again.")
    }
    try findOrphans()
  }

  private mutating func findOrphans() throws {
    let orphans = try Row.fetchAll(
      db,
      sql: """
        SELECT version, hex(id) FROM coding WHERE retired IS NULL AND spanStart IS NULL
        ORDER BY version
        """)
    for row in orphans {
      result.findings.append(
        Finding(
          what: "orphan \((try row.value(1) as String).suffix(8).lowercased())",
          place: try db.name(ofRow: row.value(0), in: "coding"),
          why: "its words are gone from the corrected text; place it by hand, or remove it"))
    }
  }
}

extension Database {
  /// What a text is called: the source that has or had it.
  fileprivate func place(ofText text: Int64) throws -> String {
    let row = try Row.fetchOne(
      self, sql: "SELECT name, retired FROM source WHERE text = ? ORDER BY version DESC",
      arguments: [text])
    guard let row else { return "a text of no source (\(text))" }
    let isOld = try row.value(1) as Int? != nil
    return "\(isOld ? "an earlier text of " : "")\"\(try row.value(0) as String)\""
  }
}
