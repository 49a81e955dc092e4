import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct MemoWritesTests {
  @Test func memosAreWrittenOnEveryThingAndListed() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let snapshot = try file.snapshot()
    let coding = try #require(snapshot.codings.last).id.description
    let relation = try #require(snapshot.relations.first).id.description
    try file.addMemo(MemoDraft(text: "论任务", subject: .code("任务")), by: "甲")
    try file.addMemo(MemoDraft(text: "论话", subject: .coding(String(coding.suffix(8)))))
    try file.addMemo(MemoDraft(text: "论人", subject: .source("2")), by: "乙")
    try file.addMemo(MemoDraft(text: "论因", subject: .relation(relation)))
    try file.addMemo(
      MemoDraft(text: "同在上级", subject: .code("资源"), compared: ["担责", "加班", "担责"]))
    var listed = try file.snapshot()
    listed.memos.removeFirst()
    #expect(
      ReportTable.memos(listed, stamps: try file.memoStamps())
        .selecting(["memo_kind", "subject", "subject_name", "text", "compared", "coder", "edited"])
        .printed == """
          memo_kind | subject | subject_name | text | compared | coder | edited
          code | code | 任务 | 论任务 | \("") | 甲 | -
          code | coding | 担责: 责任倒大 | 论话 | \("") | - | -
          case | source | A02 | 论人 | \("") | 乙 | -
          theoretical | relation | 制度 → 失灵 | 论因 | \("") | - | -
          code | code | 资源 | 同在上级 | 加班|担责 | - | -
          """)
    func texts(_ filter: MemoFilter) throws -> [String] {
      try file.snapshot().memos(filter).map(\.text)
    }
    #expect(try texts(MemoFilter(code: "任务")) == ["原话", "论任务", "同在上级"])
    #expect(try texts(MemoFilter(code: "失灵")) == ["论因"])
    #expect(try texts(MemoFilter(source: "A02")) == ["论话", "论人"])
    #expect(try texts(MemoFilter(kind: .case)) == ["论人"])
    #expect(try texts(MemoFilter(words: "论", isComparison: false)).count == 4)
    #expect(try texts(MemoFilter(isComparison: true)) == ["同在上级"])
    #expect(try file.verify().holds)
  }

  @Test func aMemoIsEditedAndItsBeginningKnown() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let memo = try file.addMemo(MemoDraft(text: "初", compared: ["加班", "填表"]), by: "甲")
    let id = String(memo.id.description.suffix(8))
    let events = try file.history().count
    #expect(try !file.editMemo(id, text: "初", compared: ["加班", "填表"]).isChanged)
    #expect(try file.history().count == events, "what changes nothing makes no event")
    let before = try study.state()
    #expect(try file.editMemo(id, text: "再", compared: ["填表", "担责"], by: "乙").isChanged)
    let stamp = try #require(try file.memoStamps()[memo.id])
    #expect(stamp.coder == "甲" && stamp.edited != nil)
    try file.undo()
    #expect(try study.state() == before)
    #expect(try file.memoStamps()[memo.id]?.edited == nil, "its words are those of the beginning")
    try file.removeMemo(id)
    #expect(throws: Violation.unknownMemo(id)) { try file.memo(id) }
    try file.undo()
    #expect(try study.state() == before)
    #expect(try file.verify().holds)
  }

  @Test func whatIsNoMemoIsRefused() throws {
    let study = try ScratchStudy.full()
    let rows = try study.rows()
    let refused: [MemoDraft] = [
      MemoDraft(text: " \n"), MemoDraft(text: "甲\0乙"), MemoDraft(text: "甲", compared: ["加班"]),
      MemoDraft(text: "甲", subject: .code("加班"), compared: ["加班"]),
      MemoDraft(text: "甲", subject: .code("无")), MemoDraft(text: "甲", subject: .coding("ffff")),
      MemoDraft(text: "甲", subject: .source("无")), MemoDraft(text: "甲", subject: .relation("ffff")),
      MemoDraft(text: "甲", compared: ["加班", "无"]),
    ]
    for draft in refused {
      #expect(throws: Violation.self, "\(draft)") { try study.file.addMemo(draft) }
    }
    #expect(try study.rows() == rows)
  }

  /// A comparison lives and goes with its memo, and the memo with what it is on.
  @Test func whatAMemoComparesGoesWithIt() throws {
    let study = try ScratchStudy.full()
    let snapshot = try study.file.snapshot()
    let coding = try #require(snapshot.codings.first).id.description
    let relation = try #require(snapshot.relations.last).id.description
    for subject in [MemoDraft.Subject.coding(coding), .relation(relation), .source("A01")] {
      try study.file.addMemo(MemoDraft(text: "比", subject: subject, compared: ["资源", "制度"]))
    }
    try study.file.removeCoding(coding)
    try study.file.removeRelation(relation)
    #expect(try study.file.verify().holds)
    try study.file.undo()
    try study.file.undo()
    #expect(try study.file.snapshot().memos.count { $0.compared.count == 2 } == 3)
    _ = try study.file.purge(participant: "P1", by: nil)
    #expect(try study.file.verify().holds)
  }
}
