import Foundation
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// A damaged file is an error or, where the damage lies in what nobody reads, no matter; never a
/// trap, and never an error that is not ours.
@Suite struct DamageTests {
  @Test(arguments: SeededGenerator.seeds)
  func readingADamagedFileThrowsAStudyErrorOrReads(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try Self.wellFilled()
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: study.file.path)))
    var refused = 0
    for round in 0..<40 {
      let path = study.scratch.path("damaged-\(round).zhagen")
      var bytes = whole
      Self.damage(&bytes, &random)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      do { try Self.readAll(path) } catch is StudyError { refused += 1 }
      try? FileManager.default.removeItem(atPath: path)
    }
    #expect(refused > 0)
  }

  @Test func aFileCutShortIsDamaged() throws {
    let study = try Self.wellFilled()
    let url = URL(fileURLWithPath: study.file.path)
    let whole = try Data(contentsOf: url)
    try whole.prefix(whole.count / 2).write(to: url)
    let error = #expect(throws: StudyError.self) { try Self.readAll(url.path) }
    guard case .damaged(url.path, let detail) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(
      error?.description
        == "\"\(url.path)\" is damaged (\(detail)); keep it as it is and go on from a backup.")
  }

  /// Enough rows that every table has leaf pages of its own.
  private static func wellFilled() throws -> ScratchStudy {
    let study = try ScratchStudy.full()
    let words = (0..<200).map { "第\($0)句" }.joined(separator: "，")
    try study.file.importDocuments { add in
      for number in 0..<20 {
        try add(ImportedDocument("B\(number)", marked: "访：⟦问⟧\n民：⟦\(words)⟧\n"))
      }
    }
    try study.file.importCodings { row in
      for number in 0..<600 {
        let draft = CodingDraft(
          source: "B\(number % 20)", quote: "第\(number / 20)句", code: "加班", coder: "乙",
          memo: number % 7 == 0 ? "记" : "")
        try row(.success(Placed(row: number, value: draft)))
      }
    }
    try study.file.close()
    return study
  }

  /// A page zeroed or filled with noise, or some bytes changed; the first page is spared often
  /// enough that the file still opens.
  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let page = 4096
    let first = random.chance(1, in: 8) ? 100 : page
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let start = Int.random(in: first / page..<bytes.count / page, using: &random) * page
      for offset in max(first, start)..<start + page { bytes[offset] = 0 }
    case 1:
      let start = Int.random(in: first / page..<bytes.count / page, using: &random) * page
      for offset in max(first, start)..<start + page {
        bytes[offset] = UInt8.random(in: 0...255, using: &random)
      }
    default:
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        let offset = Int.random(in: first..<bytes.count, using: &random)
        bytes[offset] = UInt8.random(in: 0...255, using: &random)
      }
    }
  }

  private static func readAll(_ path: String) throws {
    let file = try StudyFile.open(at: path)
    _ = try file.history()
    _ = try file.sources()
    _ = try file.frequencies()
    let snapshot = try file.snapshot()
    for source in snapshot.sources {
      _ = try file.text(ofSource: source.name)
      _ = try file.original(ofSource: source.name)
    }
    _ = ReportTable.quotes(snapshot)
    _ = try file.history(EventFilter(code: "加班"))
    _ = try file.verify()
    do { try file.undo() } catch is UndoRefusal {}
  }
}
