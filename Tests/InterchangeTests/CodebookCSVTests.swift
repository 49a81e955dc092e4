import GroundedTheory
import Testing

@testable import Interchange

struct CodebookCSVTests {
  private func read(_ text: String) throws -> CodebookDraft {
    try CodebookCSV.read(
      text.bytes, fileName: "codebook.csv",
      ladder: try Ladder(keys: ["concept", "initial", "main"])
    )
  }

  @Test func readsNumberedLevelsParentsFirst() throws {
    let draft = try read(
      """
      path,level,name,definition
      权责/下压/兜底,3,兜底,
      权责,1,权责,"责任,权力"
      权责/下压,initial,下压,
      """)
    #expect(
      draft.entries.map {
        "\($0.row) \($0.path.joined(separator: "/")) \($0.level) \($0.definition)"
      }
        == ["3 权责 main 责任,权力", "4 权责/下压 initial ", "2 权责/下压/兜底 concept "])
  }

  @Test func readsTheLongTreeThatWeWrite() throws {
    let draft = try read(
      """
      level,number,name,path,parent,definition,provenance,sources,participants,coders,codings,codings_total
      main,B1,权责,权责,,责任,published,1,1,1,0,1
      initial,A1,下压,权责/下压,权责,,,1,1,1,1,1
      """)
    #expect(draft.entries.map(\.level) == ["main", "initial"])
    #expect(draft.entries.map(\.provenance) == [.published, nil])
  }

  @Test func namesEveryBadRowAtOnce() {
    let said = message {
      _ = try read(
        """
        path,level,name,definition
        权责,4,权责,
        权责,mian,权责,
        权责,main,权利,
        权责//下压,initial,下压,
        权责,main,权责,
        权责,main,权责,又一次
        权责,main
        """)
    }
    let reasons = [
      "6 bad rows", "row 2: there is no level 4", "row 3: There is no level \"mian\"",
      "row 4: the name \"权利\"", "row 5: \"\" cannot be a name", "row 7: the path",
      "in row 6 already",
      "row 8: 2 fields, but the header has 4",
    ]
    for reason in reasons { #expect(said.contains(reason), "said: \(said)") }
  }
}

/// What a codebook file may say of a code beside its name and definition.
struct CodeMarksInFilesTests {
  private let ladder = LadderPreset.gioia

  @Test func aTableHoldsMarks() throws {
    let draft = try CodebookReader.read(
      """
      path,level,aliases,properties,colour,in_vivo
      负担,1,压力 | 重负,频率：高—低|程度,orange,是
      资源,1,,,,
      """.bytes, fileName: "c.csv", ladder: try ladder.ladder)
    let entry = try #require(draft.entries.first)
    #expect(entry.aliases == ["压力", "重负"] && entry.isInVivo == true)
    #expect(entry.properties == [.init(name: "频率", range: "高—低"), .init(name: "程度")])
    #expect(entry.colour?.description == "#E69F00")
    #expect(draft.entries.last?.isInVivo == nil && draft.entries.last?.colour == nil)
    let said = message {
      _ = try CodebookReader.read(
        "path,level,colour,in_vivo\n甲,1,pink,\n乙,1,,maybe\n".bytes, fileName: "c.csv",
        ladder: try ladder.ladder)
    }
    #expect(
      said.contains("row 2: \"pink\" is not a colour") && said.contains("row 3: in_vivo must be"),
      "\(said)")
  }

  @Test func aTreeHoldsMarks() throws {
    func read(_ code: String) throws -> CodebookDraft {
      try CodebookReader.read(
        "codes:\n  - name: 负担\n\(code)".bytes, fileName: "c.yaml", ladder: try ladder.ladder)
    }
    let entry = try #require(
      try read(
        """
            aliases: [压力, 重负]
            properties: [{name: 频率, range: 高—低}, 程度]
            colour: "#0072b2"
            in_vivo: true

        """
      ).entries.first)
    #expect(entry.aliases == ["压力", "重负"] && entry.isInVivo == true)
    #expect(entry.properties == [.init(name: "频率", range: "高—低"), .init(name: "程度")])
    #expect(entry.colour?.name == "blue")
    #expect(message { _ = try read("    colour: pink\n") }.contains("line 3"))
    #expect(message { _ = try read("    in_vivo: 3\n") }.contains("true or false"))
    #expect(message { _ = try read("    properties: [{nam: 频率}]\n") }.contains("nam"))
  }
}
