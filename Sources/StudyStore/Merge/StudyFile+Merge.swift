import Foundation
import GRDB
import GroundedTheory

/// How a merge settles what the copies do not.
public struct MergeChoices: Sendable {
  /// Settles every conflict that is not decided on its own; nil leaves it open.
  public var prefer: MergePreference?
  /// The sides chosen for single conflicts.
  public var decisions: [MergeConflict.Key: MergeSide]
  /// Take in another study, no copy of this one.
  public var unrelated: Bool

  /// Takes the values as given.
  public init(
    prefer: MergePreference? = nil, decisions: [MergeConflict.Key: MergeSide] = [:],
    unrelated: Bool = false
  ) {
    self.prefer = prefer
    self.decisions = decisions
    self.unrelated = unrelated
  }
}

/// What a merge did, or would do.
public struct Merged: Sendable {
  /// By kind of thing, in the order in which they depend on each other.
  public let counts: [(kind: String, counts: MergeCounts)]
  /// Events of the other copy that the history takes in.
  public let events: Int
  /// What both copies changed differently, decided or not.
  public let conflicts: [MergeConflict]
  /// What the user should know besides.
  public let findings: [Finding]
  /// The event that it is; nil where the other copy has nothing that this study lacks.
  public let event: Int?
  /// In a line.
  public let summary: String

  /// The report: one row a kind of thing.
  public var table: ReportTable { .merge(counts, events: events, conflicts: conflicts) }
}

extension StudyFile {
  /// Takes in what another copy of the study has: one event, which `undo` takes back whole.
  ///
  /// Things are told by their UUIDs. What only one copy changed is taken as it is there; what both
  /// changed is put together part by part. The other copy's events come into the history.
  /// - Parameters:
  ///   - path: the other copy; it is only read.
  ///   - isRehearsal: change nothing; tell what would be done, open conflicts among it.
  /// - Throws: ``MergeRefusal``, ``StudyError``.
  @discardableResult
  public func merge(
    _ path: String, choosing choices: MergeChoices = MergeChoices(), isRehearsal: Bool = false,
    by coder: String? = nil, reason: String = ""
  ) throws -> Merged {
    let other = try OtherCopy(path)
    if other.isFile(self.path) { throw MergeRefusal.sameFile(path) }
    if let obstacle { throw obstacle }
    let events = try Self.translating(self.path) {
      try queue.writeWithoutTransaction { db in
        try db.attaching(other) { try db.prepareMerge(with: path, choices) }
      }
    }
    var findings: [Finding] = []
    if !events.purged.isEmpty {
      try other.change { copy in
        for name in events.purged { _ = try copy.purge(participant: name) }
      }
      findings.append(
        Finding(
          what: "\(counted(events.purged.count, "participant")) left out", place: "\"\(path)\"",
          why:
            "what was erased here does not come back, nor does anything said, coded or noted of it"
            + " there; the other copy still holds it"))
    }
    return try Self.translating(self.path) {
      try queue.writeWithoutTransaction { db in
        try db.attaching(other) {
          var merged: Merged?
          try db.execute(sql: "PRAGMA temp_store = MEMORY")
          defer { try? db.dropTemporaryTables() }
          try db.inTransaction(.immediate) {
            let merging = try Merging(
              db, path: path, choices: choices, lastEvent: events.last, by: coder, reason: reason)
            merging.findings += findings
            let done = try merging.run()
            if !isRehearsal, done.conflicts.contains(where: { $0.decision == nil }) {
              throw MergeRefusal.conflicts(done.conflicts.filter { $0.decision == nil })
            }
            merged = done
            return isRehearsal || done.event == nil ? .rollback : .commit
          }
          guard let merged else {
            throw StudyError.failed(path: path, detail: "nothing was merged")
          }
          return merged
        }
      }
    }
  }
}

extension Database {
  fileprivate func attaching<Result>(_ other: OtherCopy, _ body: () throws -> Result) throws
    -> Result
  {
    do {
      try execute(sql: "ATTACH ? AS theirs", arguments: [other.address])
    } catch let error as DatabaseError { throw StudyError(error, path: other.path) }
    defer { try? execute(sql: "DETACH theirs") }
    return try body()
  }

  fileprivate func dropTemporaryTables() throws {
    let tables = try String.fetchAll(
      self, sql: "SELECT name FROM sqlite_temp_schema WHERE type = 'table'")
    for table in tables { try execute(sql: "DROP TABLE temp.\(table)") }
  }

  /// Refuses what may not be merged, and finds who was erased here and not there.
  /// - Returns: the names there of these, and the other copy's last event.
  fileprivate func prepareMerge(
    with path: String, _ choices: MergeChoices
  ) throws -> (purged: [String], last: Int) {
    let study = "SELECT hex(id) || title FROM %@.study WHERE retired IS NULL"
    let (ours, theirs) = (
      try String.fetchOne(self, sql: study.replacing("%@", with: "main")) ?? "",
      try String.fetchOne(self, sql: study.replacing("%@", with: "theirs")) ?? ""
    )
    guard ours.prefix(32) == theirs.prefix(32) || choices.unrelated else {
      throw MergeRefusal.otherStudy(
        path, title: String(theirs.dropFirst(32)), ours: String(ours.dropFirst(32)))
    }
    let here = try newPseudonyms(of: "main", unknownTo: "theirs")
    guard here == (try newPseudonyms(of: "theirs", unknownTo: "main")) else {
      throw MergeRefusal.pseudonymised(path, here: here)
    }
    let erased = try participants(of: "main", erasedIn: "theirs")
    guard erased.isEmpty else { throw MergeRefusal.purgedThere(path, participants: erased) }
    return (
      try participants(of: "theirs", erasedIn: "main"),
      try Int.fetchOne(self, sql: "SELECT max(number) FROM theirs.event") ?? 0
    )
  }

  /// A copy that was made after the names went has pseudonyms from the start.
  private func newPseudonyms(of schema: String, unknownTo other: String) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT EXISTS (SELECT 1 FROM \(schema).event WHERE verb = 'pseudonymise'
          AND id NOT IN (SELECT id FROM \(other).event)
          AND milliseconds >= (SELECT milliseconds FROM \(other).event WHERE number = 1))
        """) ?? false
  }

  /// Participants of one copy that the other had and has no trace of any more: rows are deleted by a
  /// purge and by nothing else. What a copy has since its first event it was handed out with.
  private func participants(of schema: String, erasedIn other: String) throws -> [String] {
    guard
      try Bool.fetchOne(
        self, sql: "SELECT EXISTS (SELECT 1 FROM \(other).event WHERE verb LIKE 'purge%')") == true
    else { return [] }
    return try String.fetchAll(
      self,
      sql: """
        SELECT p.name FROM \(schema).participant p
          JOIN \(schema).participant f ON f.version = p.first
          JOIN \(schema).event e ON e.number = f.added
        WHERE p.retired IS NULL AND (e.number = 1 OR e.id IN (SELECT id FROM \(other).event))
          AND p.id NOT IN (SELECT id FROM \(other).participant)
          AND p.id NOT IN (SELECT id FROM \(other).successor) ORDER BY p.name
        """)
  }
}
