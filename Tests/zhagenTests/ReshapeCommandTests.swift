import Foundation
import Testing

/// Changes of the codebook's shape as a researcher makes them.
@Suite struct ReshapeCommandTests {
  private let work: Workdir

  init() throws {
    work = try Workdir()
    try work.write("访：忙吗？\n民：天天加班，人手不足，缺人。\n访：还有呢？\n民：考核太多，缺人。\n", to: "A01.txt")
    try run("init", "s.zhagen", "--ladder", "concept,initial,main")
    try run("import", "A01.txt")
    try run("coder", "add", "甲")
    for name in ["加班", "人手不足", "缺人", "考核"] {
      try run("code", "add", name, "--level", "concept")
    }
    try run("code", "define", "缺人", "人员不够用")
    for (quote, code) in [
      ("人手不足", "人手不足"), ("缺人。\n访", "缺人"), ("缺人。\n访", "人手不足"), ("考核太多", "缺人"),
    ] {
      try run(
        "coding", "add", "--source", "A01", "--code", code, "--quote", quote, "--coder", "甲",
        "--memo", "记：\(code)")
    }
  }

  @discardableResult
  private func run(_ command: String..., status: Int32 = 0) throws -> Workdir.Run {
    let run = try work.run(command)
    #expect(run.status == status, "\(run)")
    return run
  }

  @Test func aMergeIsToldTriedMadeAndUndone() throws {
    let words =
      "Merged a3 \"缺人\" into a2 \"人手不足\": 1 coding moved, 1 memo moved,"
      + " 1 coding joined with its twin, 1 definition kept as a memo"
    let before = try run("coding", "list", "--format", "csv").output
    let tried = try run("code", "merge", "人手不足", "a3", "--into", "a2", "--dry-run")
    #expect(tried.errors == "\(words).\nNothing was changed (--dry-run).\n")
    #expect(try run("coding", "list", "--format", "csv").output == before)
    let made = try run(
      "code", "merge", "人手不足", "a3", "--into", "a2", "--reason", "一回事", "--by", "甲")
    #expect(made.errors == words + ".\n")
    let history = try run("history", "--format", "csv").lines.last
    #expect(
      history?.contains("甲,code merge,\"\(words.replacing("\"", with: "\"\""))\",一回事") == true)
    // The old name finds the code, and nothing that was coded is lost.
    let shown = try run("code", "show", "缺人").output
    #expect(shown.contains("a2 人手不足") && shown.contains("aliases     缺人"))
    #expect(shown.contains("3 of its own") && shown.split(separator: "aliases").count == 2)
    #expect(try run("memo", "list").output.contains("definition of a3 \"缺人\": 人员不够用"))
    try run("verify")
    try run("undo")
    #expect(try run("coding", "list", "--format", "csv").output == before)
    try run("code", "merge", "a2", "a3", "--into", "人员短缺")
    #expect(try run("code", "list", "--format", "csv").output.contains("a5,人员短缺"))
  }

  @Test func aSplitTakesTheCodingsForWhichAllHolds() throws {
    let none = try run("code", "split", "缺人", "--into", "考核负担", status: 64)
    #expect(none.errors.contains("Say which codings: --codings"))
    let split = try run("code", "split", "缺人", "--into", "考核", "--contains", "考核", "--speaker", "民")
    #expect(split.errors == "Split a3 \"缺人\": 1 coding moved to a4 \"考核\", 1 left.\n")
    let wrong = try run("code", "split", "缺人", "--into", "新", "--speaker", "王", status: 1)
    #expect(
      wrong.errors.contains("\"王\" says nothing that is coded with a3 \"缺人\"; there are \"民\"."))
    let nothing = try run("code", "split", "缺人", "--into", "新", "--contains", "钱", status: 1)
    #expect(nothing.errors.contains("No coding of a3 \"缺人\" is chosen"))
    let ids = try run("coding", "list", "--code", "人手不足", "--format", "csv").lines
      .map { String($0.prefix(36)) }.filter { UUID(uuidString: $0) != nil }
    try work.write(ids.joined(separator: "\r\n") + "\n\n", to: "ids.txt")
    let all = try run("code", "split", "a2", "--into", "新", "--codings", "@ids.txt")
    #expect(all.errors == "Split a2 \"人手不足\": 2 codings moved to the new code a5 \"新\", 0 left.\n")
    let other = try run("code", "split", "a2", "--into", "考核", "--codings", ids[0], status: 1)
    #expect(other.errors.contains("The coding \"\(ids[0])\" is none of a2 \"人手不足\""))
    try run("verify")
  }

  @Test func codesAreCondensedWithTheirReason() throws {
    #expect(try run("code", "list", "--loose", "--format", "csv").lines.count == 5)
    try run("condense", "a1", "--into", "负担", status: 64)
    let made = try run(
      "condense", "a1", "考核", "--into", "负担", "--reason", "都说事情多", "--memo-kind", "theoretical")
    #expect(
      made.errors == "Condensed a1 \"加班\" and a4 \"考核\" into the new code A1 \"负担\" (initial),"
        + " which has 2 codes below it now.\n")
    #expect(try run("memo", "list").output.contains("都说事情多"))
    #expect(try run("code", "list", "--loose", "--format", "csv").lines.count == 4)
    let again = try run("condense", "a1", "--into", "负担", "--reason", "又")
    #expect(again.errors == "All of them lie under \"负担\" already; nothing was changed.\n")
    let top = try run(
      "condense", "A1", "--into", "负担", "--level", "initial", "--reason", "又", status: 1)
    #expect(top.errors.contains("the level \"initial\" is not above its own, \"initial\""))
    try work.write("人手不足\n缺人\n", to: "codes.txt")
    #expect(
      try run("condense", "@codes.txt", "--into", "负担", "--reason", "又").errors
        .contains("which has 4 codes below it now"))
    try run("code", "move", "a1", "a2", "--top")
    #expect(try run("code", "list", "--loose", "--format", "csv").lines.count == 4)
  }

  @Test func aCodeClimbsAndComesBackToItsNumber() throws {
    let up = try run("code", "promote", "加班")
    #expect(up.errors == "Promoted a1 \"加班\" (concept) to A1 (initial).\n")
    try run("code", "add", "新", "--level", "concept", "--parent", "加班")
    let refused = try run("code", "demote", "加班", status: 1)
    #expect(
      refused.errors.contains(
        "A1 \"加班\" cannot come to the level \"concept\" with a5 \"新\" (concept) right below it"))
    let lost = try run("code", "demote", "加班", "--with-children", status: 1)
    #expect(lost.errors.contains("the ladder ends below a5 \"新\""))
    try run("code", "promote", "考核")
    let down = try run("code", "demote", "加班", "--children-to", "考核")
    #expect(
      down.errors
        == "Demoted A1 \"加班\" (initial) to a1 (concept); 1 code below it moved to \"考核\".\n")
    let ends = try run("code", "demote", "加班", status: 1)
    #expect(ends.errors.contains("at the level \"concept\", and the ladder has none below it"))
    let wrong = try run("code", "promote", "考核", "--level", "concept", status: 1)
    #expect(wrong.errors.contains("\"concept\" is not above it"))
    let shifted = try run("code", "promote", "考核", "--with-children")
    #expect(
      shifted.errors
        == "Promoted A2 \"考核\" (initial) to B1 (main); 1 code below it shifted along.\n")
    try run("verify")
  }

  @Test func aCodeInUseIsRetiredOnlyWithWhatUsesIt() throws {
    let refused = try run("code", "retire", "人手不足", status: 1)
    #expect(refused.errors.contains("a2 \"人手不足\" is in use: 2 codings. --codings-to CODE merges"))
    let unknown = try run("code", "retire", "人手不足", "--codings-to", "却人", status: 1)
    #expect(unknown.errors.contains("There is no code \"却人\". Did you mean \"缺人\"?"))
    try run("code", "retire", "加班")
    let with = try run("code", "retire", "人手不足", "--with-codings")
    #expect(with.errors == "Retired a2 \"人手不足\" (concept), with it 2 codings, 2 memos.\n")
    try run("verify")
    try run("undo")
    #expect(try run("code", "show", "人手不足").output.contains("2 of its own"))
    #expect(try run("code", "retire", "缺人", "--codings-to", "a2").errors.hasPrefix("Merged a3"))
  }
}
