import Foundation
import GRDB
import GroundedTheory

/// One merge under way, within its transaction. The other copy is attached as `theirs`.
///
/// Table by table, each after those that it refers to, their things are told from ours (`m_<table>`: their
/// row, ours, and how they are the same), and what comes out is laid down beside the study (`f_<table>`
/// for what is new or changed, `g_<table>` for what goes). Then all of it is stored, and what does not fit
/// together is mended.
final class Merging {
  typealias Content = [DatabaseValue]

  let writing: Writing
  let path: String
  let choices: MergeChoices
  let tables: [MergeTable]
  var findings: [Finding] = []
  var counts: [String: MergeCounts] = [:]
  var conflicts: [MergeConflict] = []
  /// Events that a merge which was taken back wrote, and those that took it back: they count for nothing.
  let void: [MergeSide: Set<Int>]
  let stamps: [MergeSide: [Int: MergeStamp]]
  /// By side, its events that the other copy has.
  let seen: [MergeSide: Set<Int>]
  /// The number of the next row of each table.
  var next: [String: Int64] = [:]
  /// Where both sides have moved a code, by its row: the place that was not taken.
  var otherPlaces: [Int64: OtherPlace] = [:]
  /// By table, what went into other things, here or there.
  var successions: [String: Succession] = [:]
  /// By table, rows of ours that are no more, and those of the things that they went into.
  var followed: [String: [Int64: Int64]] = [:]
  /// Sources whose text differs: ours, theirs, and which it has now.
  var revised: [Int64: RevisedText] = [:]
  let newEvents: Int
  /// How many of these are more than merges of the other copy.
  let newWrites: Int

  var db: Database { writing.db }
  var event: Int { writing.event }

  /// - Parameter last: the last event there that is taken in.
  init(
    _ db: Database, path: String, choices: MergeChoices, lastEvent last: Int, by coder: String?,
    reason: String
  ) throws {
    self.path = path
    self.choices = choices
    tables = try MergeTable.all(in: db)
    void = [.ours: try db.voidEvents("main"), .theirs: try db.voidEvents("theirs")]
    stamps = [.ours: try db.stamps("main"), .theirs: try db.stamps("theirs")]
    let ignored = void[.ours]?.map(String.init).joined(separator: ",") ?? ""
    // An event that came in with a merge which was taken back is known, and what it did is not here.
    try db.execute(
      sql: """
        CREATE TEMP TABLE known (number INTEGER PRIMARY KEY);
        INSERT INTO temp.known SELECT t.number FROM theirs.event t JOIN main.event o ON o.id = t.id
          WHERE ifnull(o.merged, 0) NOT IN (\(ignored));
        CREATE TEMP TABLE taken (number INTEGER PRIMARY KEY, ours INTEGER);
        INSERT INTO temp.taken SELECT number,
            (SELECT max(number) FROM main.event) + row_number() OVER (ORDER BY number)
          FROM theirs.event WHERE number <= \(last) AND id NOT IN (SELECT id FROM main.event);
        CREATE TEMP TABLE same (theirs BLOB PRIMARY KEY, ours BLOB NOT NULL) WITHOUT ROWID;
        """)
    seen = [
      .ours: try db.commonEvents("main", "theirs", without: void[.theirs] ?? []),
      .theirs: try db.commonEvents("theirs", "main", without: void[.ours] ?? []),
    ]
    newEvents = try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.taken") ?? 0
    newWrites =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM temp.taken n JOIN theirs.event t ON t.number = n.number
          WHERE t.verb <> 'merge'
          """) ?? 0
    writing = try Writing(db, verb: "merge", coder: coder, reason: reason, gap: newEvents)
    // What they refer to comes in the same transaction, some of it later.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
  }

  func run() throws -> Merged {
    try mapTexts()
    for table in tables {
      next[table.name] =
        (try Int64.fetchOne(db, sql: "SELECT max(version) FROM main.\(table.name)") ?? 0) + 1
      try prepare(table)
      if table.hasID {
        successions[table.name] = try succession(in: table)
        try identify(table)
        try followHeirs(in: table)
      }
      try choose(table)
      if table.name == "source" { try takeTexts() }
    }
    try carryCodings()
    try store()
    try mend()
    try takeEvents()
    let isChanged = try newWrites > 0 || tables.contains(where: wasChanged)
    writing.findings = findings
    writing.summary = summary
    try writing.finish()
    return Merged(
      counts: tables.map { ($0.name, counts[$0.name] ?? MergeCounts()) }, events: newEvents,
      conflicts: conflicts, findings: findings, event: isChanged ? event : nil, summary: summary)
  }

  private func wasChanged(_ table: MergeTable) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM main.\(table.name) WHERE added = ?1 AND retired IS NULL)
          OR EXISTS (SELECT 1 FROM main.\(table.name) WHERE retired = ?1 AND added <> ?1)
        """, arguments: [event]) ?? false
  }

  private var summary: String {
    let total = counts.values.reduce(into: MergeCounts()) { sum, part in
      sum.new += part.new
      sum.theirsNewer += part.theirsNewer
      sum.both += part.both
      sum.joined += part.joined
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    return
      "\"\(name)\": \(total.new) new, \(total.theirsNewer) changed there, \(total.both) changed in"
      + " both, \(total.joined) made in both, \(counted(newEvents, "event"))"
  }

  /// The tables in which what comes out is laid down.
  private func prepare(_ table: MergeTable) throws {
    let (name, list) = (table.name, table.list)
    try db.execute(
      sql: table.hasID
        ? """
        CREATE TEMP TABLE m_\(name) (theirs INTEGER PRIMARY KEY, ours INTEGER, state TEXT);
        CREATE TEMP TABLE f_\(name) (first INTEGER PRIMARY KEY, id, origin TEXT, \(list));
        CREATE TEMP TABLE g_\(name) (first INTEGER PRIMARY KEY);
        """
        : """
        CREATE TEMP TABLE f_\(name) (\(list));
        CREATE TEMP TABLE g_\(name) (\(list));
        """)
  }

  /// Takes their events into the history, before the one that this merge is. They carry no rows.
  private func takeEvents() throws {
    let columns = try db.columns(in: "event").map(\.name).filter {
      !["number", "undoes", "merged"].contains($0)
    }
    let list = columns.joined(separator: ", ")
    let theirs = columns.map { "t.\($0)" }.joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO main.event (number, merged, undoes, \(list))
        SELECT n.ours, ?, (SELECT u.ours FROM temp.taken u WHERE u.number = t.undoes), \(theirs)
        FROM temp.taken n JOIN theirs.event t ON t.number = n.number ORDER BY n.ours
        """, arguments: [event])
  }

  /// Counts something of a table.
  func count(_ table: MergeTable, _ change: (inout MergeCounts) -> Void) {
    change(&counts[table.name, default: MergeCounts()])
  }
}

/// A place in the codebook that a code has in one of the copies.
struct OtherPlace {
  /// The values of the part that is its place.
  let values: Merging.Content
  /// Whose place it is.
  let side: MergeSide
  /// When the place that was taken instead was made.
  let taken: MergeStamp
  let here: MergeConflict.State, there: MergeConflict.State
}

/// A source that has another text in each copy.
struct RevisedText {
  let ours: Int64
  /// Their own number of it.
  let theirs: Int64
  let now: MergeSide
}

extension Database {
  /// Merges that were taken back, and what took them back.
  fileprivate func voidEvents(_ schema: String) throws -> Set<Int> {
    let trail = try EventTrail(self, in: schema)
    let merges = try Int.fetchAll(
      self, sql: "SELECT number FROM \(schema).event WHERE verb = 'merge' AND merged IS NULL")
    return Set(
      merges.flatMap { merge -> [Int] in
        trail.undoneBy[merge].map { [merge, $0] } ?? []
      })
  }

  /// Events of one copy that the other has; those that came there with a merge that was taken back are none.
  fileprivate func commonEvents(
    _ schema: String, _ other: String, without void: Set<Int>
  ) throws -> Set<Int> {
    let ignored = void.map(String.init).joined(separator: ",")
    return try Int.fetchSet(
      self,
      sql: """
        SELECT a.number FROM \(schema).event a JOIN \(other).event b ON b.id = a.id
        WHERE ifnull(b.merged, 0) NOT IN (\(ignored))
        """)
  }

  fileprivate func stamps(_ schema: String) throws -> [Int: MergeStamp] {
    let rows = try Row.fetchAll(
      self, sql: "SELECT number, milliseconds, lower(hex(id)), coder FROM \(schema).event")
    return Dictionary(
      try rows.map { row in
        (
          try row.value(0) as Int,
          MergeStamp(
            milliseconds: try row.value(1), event: try row.value(2), coder: try row.value(3))
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
