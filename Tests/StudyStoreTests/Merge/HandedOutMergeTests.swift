import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Copies that were handed out to coders share no event with the study; what is absent there was never
/// taken out. The texts are synthetic.
@Suite struct HandedOutMergeTests {
  private let study: ScratchStudy

  init() throws {
    study = try ScratchStudy.full()
  }

  private func handOut(to coder: String) throws -> StudyFile {
    let path = study.scratch.path("\(coder).zhagen")
    try study.file.assign(sources: ["A01"], to: coder, copy: path)
    return try StudyFile.open(at: path)
  }

  private func code(
    _ file: StudyFile, _ code: String, _ quote: String, by coder: String, memo: String = ""
  ) throws {
    try file.addCoding(
      CodingDraft(source: "A01", quote: quote, code: code, coder: coder, memo: memo))
  }

  private func mergeBack(_ copy: StudyFile) throws {
    #expect(try study.file.merge(copy.path).conflicts.isEmpty)
    let verified = try study.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    #expect(try study.file.merge(copy.path).event == nil)
  }

  @Test(arguments: [false, true])
  func workOfTwoCodersComesBack(isReshapedMeanwhile: Bool) throws {
    let (wang, li) = (try handOut(to: "王"), try handOut(to: "李"))
    let code = try study.file.snapshot().codebook.code(named: "填表")
    try self.code(wang, "填表", "表太多", by: "王", memo: "王的看法")
    try wang.addCode("报表", level: "concept", under: "任务")
    try self.code(wang, "报表", "天天加班", by: "王")
    try self.code(li, "加班", "天天加班", by: "李", memo: "李的看法")
    if isReshapedMeanwhile {
      try study.file.mergeCodes(["填表", "加班"], into: "加班")
      try study.file.renameCode("担责", to: "责任")
    }
    let before = try study.state()
    try mergeBack(wang)
    try mergeBack(li)

    let snapshot = try study.file.snapshot()
    #expect(Set(before.codings.map(\.id)).isSubset(of: snapshot.codings.map(\.id)))
    #expect(Set(before.memos.map(\.id)).isSubset(of: snapshot.memos.map(\.id)))
    #expect(Set(before.relations).isSubset(of: snapshot.relations))
    #expect(Set(before.codes.map(\.name)).isSubset(of: snapshot.codebook.codes.map(\.name)))
    #expect(snapshot.codebook[code.id] == nil || !isReshapedMeanwhile)
    #expect(snapshot.sources.count == before.sources.count)
    #expect(snapshot.participants.count == before.participants.count)
    #expect(["王的看法", "李的看法", "原话"].allSatisfy { snapshot.memos.map(\.text).contains($0) })
    let own = snapshot.codings.compactMap { coding -> String? in
      let coder = snapshot.coders.first { $0.id == coding.coder }?.name ?? "?"
      if coder == "甲" { return nil }
      return "\(coder) \(snapshot.codebook[coding.code]?.name ?? "?") \(coding.quote)"
    }
    let form = isReshapedMeanwhile ? "加班" : "填表"
    #expect(own.sorted() == ["李 加班 天天加班", "王 \(form) 表太多", "王 报表 天天加班"].sorted())
    // Work that goes on there comes with the next merge.
    try self.code(wang, "填表", "表多", by: "王")
    try mergeBack(wang)
    #expect(try study.file.snapshot().codings.count == snapshot.codings.count + 1)
  }

  @Test func whatWasErasedMeanwhileDoesNotComeBack() throws {
    let wang = try handOut(to: "王")
    try code(wang, "填表", "表太多", by: "王", memo: "天天加班，表多，表太多")
    _ = try study.file.purge(participant: "P1")
    try mergeBack(wang)
    let state = try study.state()
    #expect(!state.participants.contains { $0.name == "P1" })
    #expect(!state.sources.contains { $0.name == "A01" })
    let words = try study.rows().values.joined().joined().map { "\($0)" }
    #expect(!words.contains { $0.contains("表太多") })
  }

  @Test func aCopyOfAPseudonymisedStudyIsTakenIn() throws {
    let key = PseudonymKey(listed: [.init(original: "天天", pseudonym: "[某人1]")])
    let early = try handOut(to: "李")
    _ = try study.file.pseudonymise(with: key) { _ in }
    let wang = try handOut(to: "王")
    try code(wang, "填表", "表太多", by: "王")
    try mergeBack(wang)
    #expect(throws: MergeRefusal.pseudonymised(early.path, here: true)) {
      try study.file.merge(early.path)
    }
  }
}
