import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// Record sets, whose words lie in pages, in copies that are merged. The records are synthetic.
@Suite struct RecordMergeTests {
  private func add(_ study: ScratchStudy, _ name: String, _ texts: [String]) throws {
    _ = try study.file.importRecords(named: name, columns: ["区"], pageBytes: 64) { add in
      for (number, text) in texts.enumerated() {
        try add(
          RecordDraft(
            row: number + 2, id: Array("r\(number)".utf8)[...], question: "",
            attributes: [Array("东".utf8)[...]], text: Array(text.utf8)[...]))
      }
      return RecordFile(
        sha256: String(repeating: name == "热线" ? "c" : "d", count: 64), encoding: "UTF-8",
        findings: [])
    }
  }

  private func code(
    _ study: ScratchStudy, _ code: String, _ set: String, _ number: Int, _ quote: String
  ) throws {
    try study.file.addCoding(
      CodingDraft(
        source: set, record: "r\(number)", quote: quote, code: code, coder: "甲", memo: "记"))
  }

  @Test func recordsAndTheirCodingsComeOver() throws {
    let ours = try ScratchStudy.full()
    try add(ours, "热线", (0..<20).map { "第\($0)条，天天加班，表多" })
    let theirs = try ours.copy()
    try code(theirs, "填表", "热线", 7, "天天加班")
    try code(ours, "加班", "热线", 7, "天天加班")
    try add(theirs, "问卷", (0..<20).map { "答\($0)，没有权" })
    try code(theirs, "担责", "问卷", 15, "没有权")
    let merged = try ours.file.merge(theirs.file.path)
    #expect(merged.conflicts.isEmpty)
    let verified = try ours.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    let (here, there) = (try ours.state(), try theirs.state())
    #expect(Set(there.codings).isSubset(of: here.codings))
    #expect(here.codings.count == there.codings.count + 1)
    #expect(try ours.file.merge(theirs.file.path).event == nil)
    // What is new there after it comes into the pages that are here already.
    try code(theirs, "担责", "问卷", 3, "没有权")
    try ours.file.merge(theirs.file.path)
    #expect(try ours.file.verify().holds)
    #expect(try ours.state().codings.count == here.codings.count + 1)
  }
}
