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
