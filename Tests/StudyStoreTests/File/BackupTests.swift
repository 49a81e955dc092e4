import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// A backup is the study after one of its events, whole, whatever goes on meanwhile.
@Suite struct BackupTests {
  @Test func backupsTakenWhileOthersWriteAreWhole() async throws {
    let study = try ScratchStudy.full()
    let path = study.file.path
    let (steps, written) = AsyncStream.makeStream(of: Int.self)
    let writer = Task.detached {
      defer { written.finish() }
      let file = try StudyFile.open(at: path)
      var step = 0
      while !Task.isCancelled, step < 2000 {
        // Two rows an event, so that half an event would show.
        try file.importCodings { row in
          for code in ["加班", "填表"] {
            let draft = CodingDraft(source: "A02", quote: "没有权", code: code, coder: "员\(step)")
            try row(.success(Placed(row: 1, value: draft)))
          }
        }
        step += 1
        written.yield(step)
      }
      try file.close()
    }
    defer { writer.cancel() }
    let reader = try StudyFile.open(at: path)
    var last = 0
    var step = steps.makeAsyncIterator()
    for number in 1...8 {
      _ = try #require(await step.next(), "the writer stopped")
      let backup = try reader.backUp(to: study.scratch.path("b\(number).zhagen-backup"))
      #expect(backup.lastEvent >= last && backup.bytes > 10_000)
      last = backup.lastEvent
      let copy = try StudyFile.open(at: backup.path)
      let verified = try copy.verify()
      #expect(verified.holds, "\(verified.faults)")
      #expect(try copy.history().map(\.number) == Array(1...last))
      #expect(try copy.snapshot().codings.count == 3 + 2 * (last - 11))
      try copy.addCoder("又")
      try copy.close()
    }
    writer.cancel()
    try await writer.value
    #expect(last > 11)
    #expect(
      try study.state(asOf: last) == state(ofBackup: study.scratch.path("b8.zhagen-backup"), last))
  }

  private func state(ofBackup path: String, _ event: Int) throws -> StudyState {
    try StudyFile.open(at: path, asOf: .number(event)).snapshot().state
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let study = try ScratchStudy.full()
    let first = try study.file.backUp()
    let second = try study.file.backUp()
    #expect(first.path.hasSuffix(".zhagen-backup") && second.path.hasSuffix(" (2).zhagen-backup"))
    #expect(Set(study.file.backups()) == [first.path, second.path])
    let other = study.scratch.path("other")
    try Data("Arbeit".utf8).write(to: URL(fileURLWithPath: other))
    #expect(throws: StudyError.exists(path: other)) { try study.file.backUp(to: other) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == Data("Arbeit".utf8))
    let replaced = try study.file.backUp(to: other, overwriting: true)
    #expect(replaced.lastEvent == 11)
    #expect(try StudyFile.open(at: other).snapshot().state == study.state())
    let own = study.file.path
    #expect(throws: StudyError.exists(path: own)) {
      try study.file.backUp(to: own, overwriting: true)
    }
    let used = try StudyFile.create(
      at: study.scratch.path("used.zhagen"), title: "u", ladder: LadderPreset.gioia.ladder)
    #expect(throws: StudyError.inUse(path: used.path)) {
      try study.file.backUp(to: used.path, overwriting: true)
    }
    let nowhere = study.scratch.path("none/x")
    #expect(throws: StudyError.noFolder(path: nowhere)) { try study.file.backUp(to: nowhere) }
  }

  @Test func aDamagedStudyGivesNoBackup() throws {
    let study = try ScratchStudy.full()
    try study.file.close()
    let url = URL(fileURLWithPath: study.file.path)
    var bytes = try Data(contentsOf: url)
    // The header and the first page stay: it opens, and pages of tables are broken.
    for place in stride(from: 5 * 8192, to: 20 * 8192, by: 8192) {
      bytes.replaceSubrange(place..<(place + 64), with: Data(repeating: 0x7F, count: 64))
    }
    try bytes.write(to: url)
    let file = try StudyFile.open(at: study.file.path)
    let target = study.scratch.path("b.zhagen-backup")
    #expect(throws: StudyError.self) { try file.backUp(to: target) }
    let left = try FileManager.default.contentsOfDirectory(
      atPath: url.deletingLastPathComponent().path)
    #expect(!left.contains { $0.hasPrefix("b.zhagen-backup") }, "\(left)")
  }
}
