import Foundation
import Testing

/// Where results go, and what must never be written over.
@Suite struct OutputTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.run("init", "s.zhagen")
    try work.run("code", "add", "信任", "--level", "main")
    return work
  }

  @Test func aStudyIsNeverWrittenOver() throws {
    let work = try study()
    try FileManager.default.createSymbolicLink(
      atPath: work.url.appendingPathComponent("link.csv").path, withDestinationPath: "s.zhagen")
    for file in ["s.zhagen", "link.csv"] {
      let run = try work.run("report", "tree", "--study", "s.zhagen", "--format", "csv", "-o", file)
      #expect(run.status == 1 && run.errors.contains("it is a study"), "\(run)")
    }
    #expect(try work.run("code", "list").output.contains("信任"))
  }

  @Test func aLinkStaysALink() throws {
    let work = try study()
    try work.write("old", to: "target.csv")
    try FileManager.default.createSymbolicLink(
      atPath: work.url.appendingPathComponent("link.csv").path, withDestinationPath: "target.csv")
    let run = try work.run("report", "tree", "--format", "csv", "-o", "link.csv")
    #expect(run.status == 0, "\(run)")
    #expect(try work.read("target.csv").contains("信任"))
  }

  @Test func aFileOfHTMLIsAPage() throws {
    let work = try study()
    let run = try work.run("report", "tree", "--lang", "zh", "-o", "tree.html")
    #expect(run.status == 0, "\(run)")
    let page = try work.read("tree.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<meta charset=\"utf-8\">"))
    #expect(page.contains("<h1>tree</h1>") && page.contains("信任") && !page.contains("<h2>"))
    let table = try work.run("report", "tree", "--format", "html").output
    #expect(table.hasPrefix("<table>"), "\(table)")
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let work = try study()
    for (file, reason) in [(".", "it is a folder"), ("none/tree.csv", "none/tree.csv")] {
      let run = try work.run("report", "tree", "--format", "csv", "-o", file)
      #expect(run.status == 1 && run.errors.contains(reason), "\(run)")
    }
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let full = try work.run("report", "tree", "--format", "csv", "-o", "/dev/full")
    #expect(full.status == 1 && full.errors.contains("\"/dev/full\""), "\(full)")
  }

  @Test func ofManyWhoMakeOneStudyOneSucceeds() async throws {
    let work = try Workdir()
    let statuses = await withTaskGroup(of: Int32?.self) { group in
      for _ in 0..<8 { group.addTask { try? work.run("init", "s.zhagen").status } }
      return await group.reduce(into: [Int32?]()) { $0.append($1) }
    }
    #expect(statuses.filter { $0 == 0 }.count == 1, "\(statuses)")
    #expect(try work.run("history", "--format", "csv", "--no-bom").lines.count == 2)
  }
}
