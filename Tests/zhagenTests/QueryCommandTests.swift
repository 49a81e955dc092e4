import Foundation
import GroundedTheory
import Testing

@Suite struct QueryCommandTests {
  private func built() throws -> Workdir {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let run = try work.run("reproduce", codebook, "--output", "out")
    #expect(run.status == 0, "\(run)")
    try FileManager.default.moveItem(
      at: work.url.appendingPathComponent("out/study.zhagen"),
      to: work.url.appendingPathComponent("study.zhagen"))
    return work
  }

  /// Every query in the tables of the page is read, and those with Chinese codes fit the study.
  @Test func theQueriesOfThePageAreRead() throws {
    let page = Workdir.repository.appendingPathComponent("docs/queries.md")
    let parts = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "## With English codes")
    func queries(_ text: String) -> [String] {
      text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
        .map { $0.components(separatedBy: "`")[1] }
    }
    let chinese = queries(parts[0])
    #expect(parts.count == 2 && chinese.count > 30 && queries(parts[1]).count == 3)
    for query in parts.flatMap(queries) { _ = try Query(query) }
    let work = try built()
    for query in chinese {
      let run = try work.run("query", query, "--count", "--format", "csv")
      #expect(run.status == 0, "\(run)")
    }
  }

  /// A query by hand against the rows of `coding list`.
  @Test func aQueryIsPrintedWithWhatItWasFoundBy() throws {
    let work = try built()
    let query = "A29 same turn 权责配置 and role=居民"
    let run = try work.run("query", query, "--format", "json")
    let all = try work.run("coding", "list", "--format", "json")
    func rows(_ run: Workdir.Run) throws -> [[String: Any]] {
      try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    }
    func text(_ row: [String: Any], _ key: String) -> String { row[key].map { "\($0)" } ?? "" }
    let (found, listed) = (try rows(run), try rows(all))
    let right = Set(
      listed.filter { text($0, "path").contains("/权责配置/") }
        .map { "\(text($0, "source"))-\(text($0, "turn"))" })
    let expected = listed.filter {
      text($0, "path").contains("/参与意愿不强/")
        && right.contains("\(text($0, "source"))-\(text($0, "turn"))")
    }
    #expect(found.map { text($0, "id") }.allSatisfy(expected.map { text($0, "id") }.contains))
    for row in found { #expect(text(row, "with_id") != "" && text(row, "with_quote") != "") }
    let count = try work.run("query", query, "--count", "--format", "json")
    #expect(try rows(count).compactMap { $0["codings"] as? Int }.reduce(0, +) == found.count)
    #expect(run.errors.contains("\(found.count) coding"))
  }

  @Test func savedQueriesAreRunListedShownAndRemoved() throws {
    let work = try built()
    let text = "居民参与 near 权责配置 within 2 turns"
    #expect(try work.run("query", "save", "参与", text, "--by", "编码员甲").status == 0)
    let run = try work.run("query", "run", "参与", "--format", "csv")
    let direct = try work.run("query", text, "--format", "csv")
    #expect(run.status == 0 && run.output == direct.output, "\(run)")
    #expect(try work.run("query", "show", "参与").output == text + "\n")
    #expect(
      try work.run("query", "list", "--format", "csv", "--no-bom").lines == [
        "name,query", "参与,\(text)",
      ])
    let again = try work.run("query", "save", "参与", "居民参与")
    #expect(again.errors.contains("before, it was: \(text)"), "\(again)")
    #expect(try work.run("query", "save", "参与", "居民参与").errors.contains("nothing was changed"))
    #expect(try work.run("query", "remove", "参与").status == 0)
    let gone = try work.run("query", "run", "参与")
    #expect(gone.status == 1 && gone.errors.contains("There is no saved query \"参与\""), "\(gone)")
    #expect(try work.run("undo").status == 0)
    #expect(try work.run("query", "show", "参与").output == "居民参与\n")
    #expect(try work.run("verify").status == 0)
  }

  @Test(arguments: [
    (["query", "居民参与 naer A29"], 64, "Did you mean near?"),
    (["query", "居民参予 near A29"], 1, "Did you mean \"居民参与\"?"),
    (["query", "A29 and A31"], 1, "a coding has one code"),
    (["query", "save", "错", "A29 near"], 64, "is missing"),
    (["query", "save", "错", "A99"], 1, "There is no code \"A99\""),
  ]) func mistakesAreShown(_ command: [String], _ status: Int32, _ said: String) throws {
    let run = try built().run(command)
    #expect(run.status == status && run.errors.contains(said), "\(run)")
    #expect(run.errors.contains("^"), "\(run)")
  }
}
