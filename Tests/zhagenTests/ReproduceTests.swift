import Foundation
import Testing

/// The main job: the published model comes out of the transcripts, and a change of either shows.
@Suite struct ReproduceTests {
  private func copyOfTheStudy() throws -> Workdir {
    let work = try Workdir()
    for name in ["codebooks", "corpus"] {
      try FileManager.default.copyItem(
        at: Workdir.repository.appendingPathComponent(name),
        to: work.url.appendingPathComponent(name))
    }
    return work
  }

  private func replace(_ old: String, _ new: String, in file: String, of work: Workdir) throws {
    let text = try work.read(file)
    #expect(text.contains(old))
    try work.write(text.replacing(old, with: new, maxReplacements: 1), to: file)
  }

  @Test func theXichengModelComesOutTheSame() throws {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let run = try work.run("reproduce", codebook, "--output", "out")
    #expect(run.status == 0, "\(run)")
    for part in ["初始范畴 36/36", "主范畴 13/13", "分析维度 4/4", "成因 4/4", "对策 4/4"] {
      #expect(run.output.contains(part), "\(run)")
    }
    #expect(run.output.contains("reconstructed main names (13): "), "\(run)")
    #expect(run.output.contains("published dimension names (4): "), "\(run)")
    #expect(!run.output.contains("differs"))
    for file in [
      "study.zhagen", "category-tree.csv", "category-tree-wide.csv", "open-coding.csv",
      "axial-coding.csv", "model.svg", "report.html",
    ] { #expect(work.has("out/\(file)"), "\(file)") }
    let page = try work.read("out/report.html")
    #expect(!page.contains("http://") || !page.contains("<script"), "self-contained")
    let again = try work.run("reproduce", codebook, "--output", "out")
    #expect(again.status == 0, "a second run replaces its own study: \(again)")
  }

  @Test func aStudySomebodyWorkedInIsNotReplaced() throws {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    try work.run("reproduce", codebook, "--output", "out")
    try work.run("coder", "add", "我", "--study", "out/study.zhagen")
    let again = try work.run("reproduce", codebook, "--output", "out")
    #expect(again.status == 1 && again.errors.contains("holds work of its own"), "\(again)")
    let coders = try work.run("coder", "list", "--study", "out/study.zhagen")
    #expect(coders.output.contains("我"), "\(coders)")
  }

  @Test func aFigureThatDiffersIsNamed() throws {
    let work = try copyOfTheStudy()
    try replace("value: 36}", "value: 37}", in: "codebooks/xicheng-2022.yaml", of: work)
    let run = try work.run("reproduce", "codebooks/xicheng-2022.yaml", "--output", "out")
    #expect(run.status == 1, "\(run)")
    #expect(
      run.errors.contains("\"初始范畴\" differs: published 37, computed 36"), "\(run)")
    #expect(work.has("out/report.html"), "the comparison is written all the same")
  }

  @Test func aQuoteThatIsNotInItsTranscriptIsNamed() throws {
    let work = try copyOfTheStudy()
    let codings = try work.read("corpus/xicheng-2022/codings.csv").split(separator: "\n")
    let row = try #require(codings.first { $0.hasPrefix("B02,") && !$0.contains("\"") })
    let quote = String(row.split(separator: ",", omittingEmptySubsequences: false)[4])
    try replace(
      quote, "〇" + quote.dropFirst(), in: "corpus/xicheng-2022/transcripts/B02.txt", of: work)
    let run = try work.run("reproduce", "codebooks/xicheng-2022.yaml", "--output", "out")
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains(String(quote.prefix(20))), "\(run)")
    #expect(run.errors.contains("\"B02\""), "\(run)")
    #expect(!work.has("out/study.zhagen"))
  }

  @Test func aCategoryWithoutQuotesDoesNotCount() throws {
    let work = try copyOfTheStudy()
    let codebook = try work.read("codebooks/xicheng-2022.yaml")
    let concepts = ["想在居民前面", "未诉先办", "服务做到家门口"]
    #expect(concepts.allSatisfy(codebook.contains))
    let kept = try work.read("corpus/xicheng-2022/codings.csv").split(separator: "\n")
      .filter { row in !concepts.contains { row.contains(",\($0),") } }
    try work.write(kept.joined(separator: "\n") + "\n", to: "corpus/xicheng-2022/codings.csv")
    let end = try #require(codebook.range(of: "\nrelations:"))
    let story = try #require(codebook.range(of: "\nstoryline:"))
    try work.write(
      String(codebook[..<end.lowerBound] + codebook[story.lowerBound...]),
      to: "codebooks/xicheng-2022.yaml")
    let run = try work.run("reproduce", "codebooks/xicheng-2022.yaml", "--output", "out")
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains("\"初始范畴\" differs: published 36, computed 35"), "\(run)")
  }
}
