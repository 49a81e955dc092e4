import Foundation
import Testing

/// `undo`, `redo`, `verify` and the history of them, as a researcher types them.
@Suite struct UndoCommandTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多。\n", to: "A01.txt")
    for command in [
      ["init", "s.zhagen"], ["import", "A01.txt"], ["coder", "add", "李"],
      ["code", "add", "负担", "--level", "main"], ["code", "add", "加班", "--level", "concept"],
      ["coding", "add", "--source", "A01", "--code", "加班", "--quote", "天天加班", "--coder", "李"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aWriteIsTakenBackAndBroughtBack() throws {
    let work = try study()
    let undone = try work.run("undo", "--by", "李", "--reason", "太早")
    #expect(undone.status == 0 && undone.output.isEmpty, "\(undone)")
    #expect(undone.errors.hasPrefix("Undone: event 6, coding add: \"加班\" at "), "\(undone)")
    #expect(try work.run("coding", "list", "--format", "csv").lines.count == 1)
    let history = try work.run("history", "--format", "csv", "--no-bom")
    #expect(history.lines[0] == "event,time,coder,verb,summary,reason,undone_by")
    let full = try work.run("history", "--format", "csv", "--no-bom", "--full")
    #expect(full.lines[0] == history.lines[0] + ",undoes,merged,findings,id")
    #expect(history.lines[6].hasSuffix(",7"), "\(history)")
    #expect(
      history.lines[7].contains(",李,undo,\"event 6, coding add: ")
        && history.lines[7].hasSuffix(",太早,"), "\(history)")
    let redone = try work.run("redo")
    #expect(redone.errors.hasPrefix("Redone: event 6, coding add: "), "\(redone)")
    #expect(try work.run("coding", "list", "--format", "csv").lines.count == 2)
    let nothing = try work.run("redo")
    #expect(
      nothing.status == 1 && nothing.errors.contains("There is nothing to redo"), "\(nothing)")
  }

  @Test func aRefusalNamesWhatToUndoFirst() throws {
    let work = try study()
    let refused = try work.run("undo", "5")
    #expect(refused.status == 1, "\(refused)")
    #expect(
      refused.errors == """
        Error: Event 5 (code add) was not undone, because later work depends on it:
          the coding "天天加班" ("加班" in "A01") depends on the code "加班", by event 6 (coding add)
        Undo first: event 6.

        """, "\(refused)")
    #expect(try work.run("undo", "4").status == 0)
    let unknown = try work.run("undo", "90")
    #expect(unknown.errors.contains("There is no event 90; the last one is 7"), "\(unknown)")
    #expect(try work.run("undo", "x").status == 64)
  }

  @Test func theHistoryIsFiltered() throws {
    let work = try study()
    func events(_ filter: String...) throws -> [String] {
      let run = try work.run(["history", "--format", "tsv"] + filter)
      #expect(run.status == 0, "\(run)")
      return run.lines.dropFirst().map { String($0.prefix { $0 != "\t" }) }
    }
    try work.run("code", "rename", "加班", "超时")
    #expect(try events("--code", "超时") == ["5", "6", "7"])
    #expect(try events("--code", "加班") == ["5", "6", "7"])
    #expect(try events("--code", "负担") == ["4"])
    #expect(try events("--coder", "李") == ["3", "6"])
    #expect(try events("--verb", "code") == ["4", "5", "7"])
    #expect(try events("--verb", "code rename") == ["7"])
    #expect(try events("--since", "2000-01-01").count == 7)
    #expect(try events("--until", "2000-01-01T12:00:00Z") == [])
    let wrong = try work.run("history", "--since", "gestern")
    #expect(wrong.status == 64, "\(wrong)")
    let unknown = try work.run("history", "--code", "无")
    #expect(unknown.status == 1 && unknown.errors.contains("There is no code \"无\""), "\(unknown)")
  }

  @Test func aStudyIsVerified() throws {
    let work = try study()
    let run = try work.run("verify", "--format", "csv", "--no-bom")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
    #expect(run.lines.contains { $0.hasPrefix("quotes,1,0,") }, "\(run)")
    let file = work.url.appendingPathComponent("s.zhagen")
    var bytes = [UInt8](try Data(contentsOf: file))
    // The words stand in the text, in the quote and in the history.
    let (words, others) = (Array("天天加班".utf8), Array("天天下班".utf8))
    for start in bytes.indices.dropLast(words.count) where bytes[start] == words[0] {
      let range = start..<start + words.count
      if Array(bytes[range]) == words { bytes.replaceSubrange(range, with: others) }
    }
    try Data(bytes).write(to: file)
    let damaged = try work.run("verify", "--format", "csv", "--no-bom")
    #expect(damaged.status == 1, "\(damaged)")
    #expect(
      damaged.errors == """
        texts: "A01": its words are not those that were imported. Keep this file as it is and go on \
        from a backup.

        """, "\(damaged)")
  }
}
