import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// A study opened as of an event is what it was then, whatever was done, undone and redone since.
@Suite struct AsOfTests {
  /// What was read after an event.
  private struct Then: Equatable {
    let state: StudyState
    let codings: [Int]
    let tallies: Set<CodingTally>
    let events: [Event]

    init(_ file: StudyFile) throws {
      state = try file.snapshot().state
      codings = try file.sources().map(\.codings)
      tallies = Set(try file.tallies())
      events = try file.history()
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func everyEarlierStateIsReadAsItWas(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var then = [try study.file.history().count: try Then(study.file)]
    for step in 0..<50 {
      do {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try study.file.undo()
        case 1: try study.file.redo()
        default: try RandomWrites.write(study, step, &random)
        }
      } catch is Violation { continue } catch is StudyError { continue } catch is UndoRefusal {
        continue
      }
      then[try study.file.history().count] = try Then(study.file)
    }
    #expect(then.count > 20)
    let rows = try study.rows()
    for (event, then) in then.sorted(by: { $0.key < $1.key }) {
      let past = try StudyFile.open(at: study.file.path, asOf: .number(event))
      let (found, place) = (try Then(past), "seed \(seed), event \(event)")
      try #require(found.events == then.events, "\(place)")
      try #require(found.state == then.state, "\(place)")
      try #require(found == then, "\(place)")
      #expect(past.asOf == event)
      try past.close()
    }
    #expect(try study.rows() == rows)
  }

  @Test func readsOfThePastFindTheirIndexes() throws {
    let study = try ScratchStudy.full()
    let past = try StudyFile.open(at: study.file.path, asOf: .number(9))
    let (here, there) = try past.read { db in
      try (
        String.fetchSet(db, sql: "SELECT name FROM temp.sqlite_schema WHERE sql IS NOT NULL"),
        String.fetchSet(
          db,
          sql: """
            SELECT name FROM main.sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger'
              AND tbl_name NOT IN ('text', 'turn', 'page')
            """)
      )
    }
    #expect(here == there && here.contains("coding_place"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aStudyThatCannotBeWrittenHasAPastToo() throws {
    let study = try ScratchStudy.full()
    let before = try Then(StudyFile.open(at: study.file.path, asOf: .number(9)))
    #expect(before.state.codings.count == 3)
    try study.file.close()
    let folder = URL(fileURLWithPath: study.file.path).deletingLastPathComponent().path
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: study.file.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    let past = try StudyFile.open(at: study.file.path, asOf: .number(9))
    #expect(try Then(past) == before)
  }

  @Test func thePastIsNeverWritten() throws {
    let study = try ScratchStudy.full()
    let rows = try study.rows()
    for event in [9, 11] {
      let past = try StudyFile.open(at: study.file.path, asOf: .number(event))
      let refusal = StudyError.past(path: study.file.path, event: event)
      #expect(throws: refusal) { try past.addCoder("乙") }
      #expect(throws: refusal) { try past.undo() }
      #expect(throws: refusal) { try past.compact() }
    }
    #expect(try study.rows() == rows)
  }

  @Test func whatWasErasedIsNotReadFromThePast() throws {
    let study = try ScratchStudy.full()
    _ = try study.file.purge(participant: "P1")
    let past = try StudyFile.open(at: study.file.path, asOf: .number(9))
    #expect(throws: Violation.self) { try past.text(ofSource: "A01") }
    #expect(
      try past.snapshot().codings.map(\.quote) == ["责任倒大"]
        && past.participants().map(\.name) == ["P3"])
  }

  @Test func eventsAreNamedByNumberIdAndTime() throws {
    let study = try ScratchStudy.full()
    let events = try study.file.history()
    try study.raw { db in
      try db.execute(sql: "DROP TRIGGER event_frozen")
      for event in events {
        let day = event.number < 6 ? "2026-03-01" : event.number < 9 ? "2026-03-02" : "2026-03-04"
        let time = try #require(Moment("\(day)T10:00:0\(event.number % 10)Z")).time
        try db.execute(
          sql: "UPDATE event SET milliseconds = ? WHERE number = ?",
          arguments: [Int64(time.timeIntervalSince1970) * 1000, event.number])
      }
    }
    func number(_ text: String) throws -> Int? {
      try StudyFile.open(at: study.file.path, asOf: #require(EventReference(text))).asOf
    }
    #expect(try number("7") == 7)
    #expect(try number(events[4].id.description) == 5)
    #expect(try number(String(events[4].id.description.suffix(12))) == 5)
    #expect(try number("2026-03-01") == 5 && number("2026-03-03") == 8)
    #expect(try number("2026-03-02T10:00:06Z") == 6 && number("2030-01-01") == 11)
    #expect(
      EventReference("上周") == nil && EventReference("") == nil && EventReference("abc") == nil)
    for (text, says) in [
      ("12", "has no event \"12\"; the last one is 11"), ("0", "has no event \"0\""),
      ("ffffffff", "has no event \"ffffffff\""),
      ("2026-02-28", "was begun later, at 2026-03-01T10:00:01Z"),
    ] {
      let error = #expect(throws: StudyError.self) { try number(text) }
      #expect(error?.description.contains(says) == true, "\(error as Any)")
    }
  }
}
