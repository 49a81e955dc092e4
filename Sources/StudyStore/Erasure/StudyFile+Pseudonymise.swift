import Foundation
import GRDB
import GroundedTheory

/// What `pseudonymise` did, or would do.
public struct Pseudonymised: Sendable {
  /// How many stretches of the texts were replaced.
  public var inTexts = 0
  /// How many sources that was in.
  public var sources = 0
  /// How many other values were changed: names, definitions, memos, attributes, the history.
  public var elsewhere = 0
  /// What was replaced, with what, and how often in the texts; the order of the key.
  public var entries: [(entry: PseudonymKey.Entry, count: Int)] = []
  /// The key with what was found, and with what stands in the study now.
  public var key = PseudonymKey()
  /// What the user should know besides.
  public var findings: [Finding] = []
}

extension StudyFile {
  /// Puts pseudonyms for what `key` lists and what its rules find: in the texts, every revision, in
  /// quotes, memos, names, attributes and the history. Codings stay at their words.
  ///
  /// The words that are replaced are erased for good; only the key brings them back. The original
  /// bytes of a text that is changed are erased too.
  /// - Parameters:
  ///   - isReverse: turn pseudonyms back.
  ///   - isRehearsal: change nothing; tell what would be done.
  ///   - save: keeps the key with what was found; called before anything is stored.
  /// - Throws: ``/GroundedTheory/Violation/unusableKey(_:)`` where something could not be turned back.
  public func pseudonymise(
    with key: PseudonymKey, isReverse: Bool = false, isRehearsal: Bool = false,
    by coder: String? = nil, reason: String = "", saving save: (PseudonymKey) throws -> Void
  ) throws -> Pseudonymised {
    let verb = isReverse ? "pseudonymise --reverse" : "pseudonymise"
    return try erase(verb, by: coder, reason: reason, isRehearsal: isRehearsal) { writing in
      var key = key
      if !isReverse {
        var scan = try PseudonymScan(key)
        try writing.db.forEachText { try scan.read($0, place: $1) }
        key = scan.key
        if !isRehearsal { try save(key) }
      }
      let change = try Pseudonymisation(key, reverse: isReverse)
      var done = Pseudonymised()
      var rewriter = TextRewriter(writing)
      let places = try writing.db.textNames()
      var counts: [String: Int] = [:]
      try rewriter.rewriteTexts { text, words in
        let rewrite = try change.rewrite(words, place: places[text] ?? "an earlier text")
        if places[text] != nil {
          for replacement in rewrite?.replacements ?? [] {
            counts[replacement.words, default: 0] += 1
          }
        }
        return rewrite
      }
      done.entries = key.entries.map {
        ($0, counts[isReverse ? $0.original : $0.pseudonym] ?? 0)
      }
      done.inTexts = rewriter.count
      done.sources = try writing.db.liveSourceCount(ofTexts: rewriter.maps.keys)
      done.elsewhere = try writing.db.rewriteFreeText { try change.rewrite($0, place: $1) }
      done.findings = rewriter.findings
      writing.findings = done.findings
      writing.summary =
        "\(counted(key.entries.count, "pseudonym")): \(counted(done.inTexts, "replacement"))"
        + " in \(counted(done.sources, "source"))"
      done.key = key
      done.key.applied = isReverse ? [] : Set(key.entries.map(\.pseudonym))
      return done
    }
  }
}

extension TextRewriter {
  /// What happened to codings on the way.
  var findings: [Finding] {
    var findings: [Finding] = []
    if widened > 0 {
      findings.append(
        Finding(
          what: "\(counted(widened, "quote")) widened", place: "codings",
          why: "they began or ended inside words that were replaced, and hold all of the new words")
      )
    }
    if doubled > 0 {
      findings.append(
        Finding(
          what: "\(counted(doubled, "coding")) taken back", place: "codings",
          why: "their coder had given the same code to the same words, now that these are replaced")
      )
    }
    return findings
  }
}

extension Database {
  /// What each text is called in messages: the source that has it now.
  fileprivate func textNames() throws -> [Int64: String] {
    let rows = try Row.fetchAll(
      self, sql: "SELECT text, name FROM source WHERE retired IS NULL")
    return Dictionary(
      try rows.map { (try $0.value(0) as Int64, "\"\(try $0.value(1) as String)\"") },
      uniquingKeysWith: { first, _ in first })
  }

  fileprivate func liveSourceCount(ofTexts texts: some Sequence<Int64>) throws -> Int {
    let live = Set(
      try Int64.fetchAll(self, sql: "SELECT text FROM source WHERE retired IS NULL"))
    return live.intersection(texts).count
  }

  /// Everything that people wrote or said, text by text, with what it is.
  fileprivate func forEachText(_ body: ([UInt8], String) throws -> Void) throws {
    let names = try textNames()
    for key in try Int64.fetchAll(self, sql: "SELECT key FROM text ORDER BY key") {
      try TextParts(self, ofText: key).forEach { try body($0, names[key] ?? "an earlier text") }
    }
    try rewriteFreeText { text, place in
      try body(Array(text.utf8), place)
      return nil
    }
  }

  /// Gives every value that people wrote, outside the texts, to `change`.
  /// - Returns: how many values were changed.
  @discardableResult
  fileprivate func rewriteFreeText(
    _ change: (_ text: String, _ place: String) throws -> String?
  ) throws -> Int {
    var count = 0
    for words in FreeText.all {
      count += try words.rewrite(self) { try change($0, "a \(words.table)") }
    }
    count += try FreeText(table: "coding", column: "quote").rewrite(
      self, where: "spanStart IS NULL"
    ) { try change($0, "an orphan") }
    for label in try String.fetchAll(self, sql: "SELECT DISTINCT speaker FROM turn") {
      guard let new = try change(label, "a speaker") else { continue }
      try execute(sql: "UPDATE turn SET speaker = ? WHERE speaker = ?", arguments: [new, label])
      count += 1
    }
    return count + (try rewriteRecords { try change($0, "a record") })
  }

  private func rewriteRecords(_ change: (String) throws -> String?) throws -> Int {
    let rows = try Row.fetchCursor(
      self,
      sql: "SELECT text, number, record, attributes FROM turn WHERE record IS NOT NULL")
    var changed: [(text: Int64, number: Int64, record: String, attributes: String?)] = []
    while let row = try rows.next() {
      let record: String = try row.value(2)
      let attributes: String? = try row.value(3)
      let new = (
        try change(record), try attributes.flatMap { try Self.changed(attributes: $0, change) }
      )
      if new.0 != nil || new.1 != nil {
        changed.append(
          (try row.value(0), try row.value(1), new.0 ?? record, new.1 ?? attributes))
      }
    }
    let update = try makeStatement(
      sql: "UPDATE turn SET record = ?, attributes = ? WHERE text = ? AND number = ?")
    for row in changed {
      try update.execute(arguments: [row.record, row.attributes, row.text, row.number])
    }
    return changed.count
  }

  /// Parsing a million lists takes long; most hold nothing to change, and only a sign that JSON writes
  /// with a backslash could hide it.
  private static func changed(
    attributes: String, _ change: (String) throws -> String?
  ) throws -> String? {
    if try change(attributes) == nil, !attributes.utf8.contains(UInt8(ascii: "\\")) { return nil }
    return try JSONWords.changed(attributes, change)
  }
}
