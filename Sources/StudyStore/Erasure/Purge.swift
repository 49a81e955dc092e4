import GRDB
import GroundedTheory

/// One purge under way.
struct Purge {
  let writing: Writing
  let participant: Int64
  let name: String
  /// Sources by the row that stands for each; `labels` are those of the participant, where others
  /// speak too.
  private let wholeSources: [Int64]
  private let sharedSources: [(source: Int64, labels: [String])]
  private(set) var words = SharedWords()
  /// What was quoted, and the events that may tell of it.
  private(set) var quotes: [String] = []
  private(set) var events: [Int] = []
  var done = Purged()

  var db: Database { writing.db }

  init(_ writing: Writing, participant name: String) throws {
    self.writing = writing
    let db = writing.db
    let found = try db.liveParticipants().first { $0.name == name }
    guard let found else {
      throw Violation.unknownParticipant(
        name, nearest: Nearest.names(to: name, among: try db.liveParticipants().map(\.name)))
    }
    self.name = found.name
    participant = try writing.first("participant", found.id.uuid)
    let own = try Int64.fetchAll(
      db, sql: "SELECT first FROM source WHERE participant = ? AND retired IS NULL ORDER BY 1",
      arguments: [participant])
    let spoken = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT source FROM speaker WHERE participant = ? AND retired IS NULL ORDER BY 1
        """, arguments: [participant])
    var whole: [Int64] = []
    var shared: [(Int64, [String])] = []
    for source in Set(own + spoken).sorted() {
      let labels = try db.labels(
        ofParticipant: participant, in: source, isOwn: own.contains(source))
      if let labels { shared.append((source, labels)) } else { whole.append(source) }
    }
    wholeSources = whole
    sharedSources = shared
    done.unlinked = try db.sourcesOnceLinked(to: participant, besides: Set(own + spoken))
  }

  // MARK: Turns among others'

  /// Empties the participant's turns in sources that others speak in too. The turns keep their number
  /// and lose their speaker.
  mutating func eraseTurns() throws {
    for (source, labels) in sharedSources {
      let texts = try Int64.fetchAll(
        db, sql: "SELECT DISTINCT text FROM source WHERE first = ?", arguments: [source])
      let name = try String.fetchOne(
        db, sql: "SELECT name FROM source WHERE first = ? AND retired IS NULL", arguments: [source])
      var spans: [Int64: [TextSpan]] = [:]
      for text in texts {
        let turns = try db.turns(ofText: text).sorted { $0.span < $1.span }
        spans[text] = turns.filter { labels.contains($0.speaker) }.map(\.span)
        if let name { done.turns[name] = max(done.turns[name] ?? 0, spans[text]?.count ?? 0) }
      }
      try eraseCodings(ofSource: source, touching: spans)
      var rewriter = TextRewriter(writing)
      let mark = StudyFile.erasedMark
      var words = words
      try rewriter.rewriteTexts(texts) { text, utf8 in
        let plain = PlainText(validUTF8: utf8)
        let replacements = try ErasedTurns.replacements(
          of: spans[text] ?? [], labels: labels, in: plain, mark: mark)
        for replacement in replacements {
          words.insert(String(decoding: utf8[replacement.bytes], as: UTF8.self))
        }
        return TextRewrite(utf8, replacing: replacements)
      }
      self.words = words
      for label in labels {
        for text in texts {
          try db.execute(
            sql: "UPDATE turn SET speaker = ? WHERE text = ? AND speaker = ?",
            arguments: [mark, text, label])
        }
      }
    }
  }

  /// Codings that share a word with the turns, in any revision of the text.
  private mutating func eraseCodings(ofSource source: Int64, touching spans: [Int64: [TextSpan]])
    throws
  {
    let all = spans.values.joined()
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT first, spanStart, spanEnd FROM coding WHERE source = ?",
      arguments: [source])
    var gone: Set<Int64> = []
    for row in rows {
      let isTouched = try row.span(1, 2).map { span in all.contains { $0.overlaps(span) } }
      // An orphan may hold anyone's words, so it goes too.
      if isTouched ?? true { gone.insert(try row.value(0)) }
    }
    try deleteCodings(gone.sorted())
  }

  // MARK: Whole sources

  mutating func eraseSources() throws {
    for source in wholeSources {
      let texts = try Int64.fetchAll(
        db, sql: "SELECT DISTINCT text FROM source WHERE first = ?", arguments: [source])
      for text in texts { words.insert(try db.words(ofText: text).string) }
      if let name = try String.fetchOne(
        db, sql: "SELECT name FROM source WHERE first = ? AND retired IS NULL", arguments: [source])
      {
        done.sources.append(name)
      }
      try deleteCodings(
        try Int64.fetchAll(
          db, sql: "SELECT DISTINCT first FROM coding WHERE source = ?", arguments: [source]))
      events += try Int.fetchAll(
        db, sql: "SELECT added FROM source WHERE first = ?", arguments: [source])
      try gatherMemos(where: "source = \(source)")
      done.memos += try count("memo WHERE source = \(source) AND retired IS NULL")
      try db.execute(
        sql: "DELETE FROM compared WHERE memo IN (SELECT first FROM memo WHERE source = ?)",
        arguments: [source])
      for table in ["memo", "speaker", "assignment"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [source])
      }
      try db.execute(sql: "DELETE FROM source WHERE first = ?", arguments: [source])
      for text in texts {
        for table in ["turn", "page"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE text = ?", arguments: [text])
        }
        try db.execute(sql: "DELETE FROM text WHERE key = ?", arguments: [text])
      }
    }
  }

  /// Deletes codings with all their versions, their memos, and their part in relations.
  private mutating func deleteCodings(_ codings: [Int64]) throws {
    try db.execute(sql: "CREATE TEMP TABLE gone (coding INTEGER PRIMARY KEY)")
    let insert = try db.makeStatement(sql: "INSERT INTO temp.gone VALUES (?)")
    for coding in codings { try insert.execute(arguments: [coding]) }
    let isGone = "IN (SELECT coding FROM temp.gone)"
    done.codings += try count("coding WHERE first \(isGone) AND retired IS NULL")
    done.memos += try count("memo WHERE coding \(isGone) AND retired IS NULL")
    try gatherMemos(where: "coding \(isGone)")
    quotes += try String.fetchAll(
      db,
      sql: """
        SELECT quote FROM coding WHERE first \(isGone)
        UNION SELECT note FROM decision WHERE coding \(isGone)
        """)
    events += try Int.fetchAll(
      db,
      sql: """
        SELECT added FROM coding WHERE first \(isGone)
        UNION SELECT retired FROM coding WHERE first \(isGone) AND retired IS NOT NULL
        """)
    try db.execute(
      sql: """
        DELETE FROM decision WHERE coding \(isGone);
        UPDATE decision SET result = NULL WHERE result \(isGone);
        DELETE FROM compared WHERE memo IN (SELECT first FROM memo WHERE coding \(isGone));
        DELETE FROM memo WHERE coding \(isGone);
        DELETE FROM support WHERE coding \(isGone);
        DELETE FROM decision WHERE coding \(isGone) OR result \(isGone);
        DELETE FROM coding WHERE first \(isGone);
        DROP TABLE temp.gone;
        """)
  }

  /// Keeps in mind what memos that go say, and the events that tell of them.
  private mutating func gatherMemos(where condition: String) throws {
    quotes += try String.fetchAll(db, sql: "SELECT text FROM memo WHERE \(condition)")
    events += try Int.fetchAll(
      db,
      sql: """
        WITH gone AS (SELECT added, retired FROM memo WHERE \(condition))
        SELECT added FROM gone UNION SELECT retired FROM gone WHERE retired IS NOT NULL
        """)
  }

  private func count(_ rows: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0
  }
}

extension Database {
  /// The names of sources that were linked to the participant, and are not now.
  fileprivate func sourcesOnceLinked(
    to participant: Int64, besides linked: Set<Int64>
  ) throws -> [String] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT first, name FROM source WHERE retired IS NULL AND first IN (
          SELECT first FROM source WHERE participant = ?1
          UNION SELECT source FROM speaker WHERE participant = ?1) ORDER BY first
        """, arguments: [participant]
    ).filter { try !linked.contains($0.value(0)) }.map { try $0.value(1) }
  }

  /// The participant's labels in a source that others speak in too; nil where nobody else does.
  fileprivate func labels(
    ofParticipant participant: Int64, in source: Int64, isOwn: Bool
  ) throws -> [String]? {
    let links = try Row.fetchAll(
      self, sql: "SELECT label, participant FROM speaker WHERE source = ? AND retired IS NULL",
      arguments: [source])
    var own: Set<String> = []
    var others: Set<String> = []
    for row in links {
      let label: String = try row.value(0)
      if try row.value(1) as Int64 == participant {
        own.insert(label)
      } else {
        others.insert(label)
      }
    }
    if others.isEmpty && isOwn { return nil }
    guard isOwn else { return own.sorted() }
    // What nobody else is known to say, and no interviewer, is the participant's.
    let unclaimed = try String.fetchAll(
      self,
      sql: """
        SELECT DISTINCT speaker FROM turn
        WHERE text IN (SELECT text FROM source WHERE first = ?) AND role IS NOT 'interviewer'
        """, arguments: [source])
    return own.union(unclaimed).subtracting(others).sorted()
  }
}
