import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct FilesTests {
  @Test func aDashIsNoFile() {
    #expect(message { _ = try FileBytes.read("-") }.contains("standard input is not read"))
  }

  @Test func everyObstacleHasItsMessage() throws {
    let folder = try ScratchFolder()
    let empty = try folder.write("", to: "empty.txt")
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o600)
    let cases = [
      (folder.path + "/none.txt", "There is no file \"\(folder.path)/none.txt\""),
      (folder.path, "is a folder"), (empty, "is empty"), (pipe, "is not an ordinary file"),
      (empty + "/x", "There is no file"),
    ]
    for (path, expected) in cases {
      let said = message { _ = try FileBytes.read(path) }
      #expect(said.contains(expected), "said: \(said)")
    }
    let huge = try folder.write("x", to: "huge.txt")
    truncate(huge, off_t(FileBytes.limit) + 1)
    #expect(
      message { _ = try FileBytes.read(huge) }.contains("1025 MiB, and the limit is 1024 MiB"))
    let good = try folder.write("好", to: "good.txt")
    #expect(try FileBytes.read(good) == "好".bytes)
  }

  @Test func theDigestIsTheOneOfTheStandard() {
    #expect(
      Digest.sha256("abc".bytes)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.sha256([]).hasPrefix("e3b0c44298fc1c149afbf4c8996fb924"))
  }

  @Test func unknownEndingsNameTheKnownOnes() {
    let said = message { _ = try DocumentReader.read(bytes: [0x61], fileName: "a.mp4") }
    let start = "\"a.mp4\" is of a kind that is not read here; known endings are .txt, .text, .md, "
    #expect(said.hasPrefix(start) && said.hasSuffix("."), "said: \(said)")
    for format in FormatCatalog.all {
      #expect(FormatCatalog.summary.contains("\(format.displayName) (."))
      for ending in format.extensions { #expect(said.contains(".\(ending)"), "said: \(said)") }
    }
  }

  @Test func aDocumentKeepsItsBytesAndFingerprints() throws {
    let bytes = "\u{FEFF}问：好\r\n答：好\r\n".bytes
    let document = try DocumentReader.read(bytes: bytes, fileName: "dir/A01.TXT")
    #expect(document.name == "A01")
    #expect(document.original == bytes)
    #expect(document.sha256 == Digest.sha256(bytes))
    #expect(document.textSHA256 == Digest.sha256("问：好\n答：好\n".bytes))
    #expect(document.encoding == "UTF-8")
  }
}

struct ParticipantsCSVTests {
  @Test func readsAttributesInOrder() throws {
    let rows = try ParticipantsCSV.read(
      "编号;资料;角色;年龄;\nP01;A01;居民;61;\n P02 ;;\"网格;员\";;\n".bytes)
    #expect(rows.map(\.row) == [2, 3])
    #expect(rows.map(\.value.name) == ["P01", "P02"])
    #expect(rows.map(\.value.appearances) == [[Appearance(source: "A01")], []])
    #expect(
      rows[0].value.attributes == [.init(name: "角色", value: "居民"), .init(name: "年龄", value: "61")])
    #expect(rows[1].value.attributes == [.init(name: "角色", value: "网格;员")])
  }

  @Test func readsSeveralSourcesAndSpeakers() throws {
    let rows = try ParticipantsCSV.read(
      "受访者,访谈,发言人\nP1,A01|F01, |唐鳳\nP2,F01|F02,乙\nP2,A02,\n".bytes)
    let whole = Appearance(source: "A01")
    #expect(rows[0].value.appearances == [whole, Appearance(source: "F01", speaker: "唐鳳")])
    #expect(rows[1].value.appearances.map(\.speaker) == ["乙", "乙"])
    #expect(rows[2].value.appearances == [Appearance(source: "A02")])
    #expect(rows.allSatisfy { $0.value.attributes.isEmpty })
  }

  @Test func readsWhatChineseExcelSaves() throws {
    let text = "participant,角色,备注\r\nP01,居民,每天走访\r\n"
    let bytes = try Iconv.converted(text.bytes, from: "UTF-8", to: "GB18030", fileName: "")
    var findings: [Finding] = []
    let rows = try ParticipantsCSV.read(bytes, fileName: "p.csv") { findings.append($0) }
    #expect(rows[0].value.attributes.map(\.value) == ["居民", "每天走访"])
    #expect(findings.map(\.what) == ["encoding guessed"])
  }

  @Test func namesEveryBadRow() {
    let said = message {
      _ = try ParticipantsCSV.read(
        "name,source,speaker\nP1,A|B,x|y\n,A,\nP1,A|B,x|y|z\nP2\nP3,,x\nP4,A|,\nP5,A|B,x\n".bytes,
        fileName: "p.csv")
    }
    #expect(
      said == """
        "p.csv": 5 bad rows; nothing was read.
          row 3: the participant has no name
          row 4: 2 sources and 3 speakers; between | must stand as many speakers as sources, or one speaker for all
          row 5: 1 fields, but the header has 3
          row 6: a speaker is named and no source in which it speaks
          row 7: a source between | has no name
        """)
  }

  @Test(arguments: [
    (
      "name,x\n\"P1,x\n",
      "\"p.csv\", row 2: a quotation mark opens a field here and none closes it."
    ),
    ("name,x\n\"P1\"x,x\n", "\"p.csv\", row 2: text follows a closing quotation mark"),
    ("role,x\nP1,x\n", "has no column \"participant\" or \"name\""),
    ("name,x,x\n", "row 1: two columns are named \"x\""),
    ("PK\u{3}\u{4}", "is not plain text but a zip archive"),
  ]) func refusesBrokenTables(_ text: String, _ expected: String) {
    let said = message { _ = try ParticipantsCSV.read(text.bytes, fileName: "p.csv") }
    #expect(said.contains(expected), "said: \(said)")
  }
}

struct CorpusFolderTests {
  @Test func readsEveryPartInOrder() throws {
    let folder = try ScratchFolder()
    func said() -> String { message { _ = try CorpusFolder.read(folder.path) } }
    #expect(said().contains("has no \"transcripts\""))
    try folder.write("问：好？\n答：好。\n", to: "transcripts/B01.txt")
    try folder.write("问：忙？\n答：忙。\n", to: "transcripts/A02.txt")
    try folder.write("", to: "transcripts/.DS_Store")
    #expect(said().contains("has no \"participants.csv\" (who spoke, one row each); add it."))
    try folder.write("participant,source\nP1,A02\n", to: "participants.csv")
    #expect(said().contains("has no \"codings.csv\""))
    try folder.write("source,turn,quote,code,coder\nA02,2,忙。,累,甲\n,2,x,y,z\n", to: "codings.csv")
    #expect(
      said().contains("codings.csv\": 1 bad row; nothing was read.\n  row 3: the source is missing")
    )
    try folder.write("source,turn,quote,code,coder\nA02,2,忙。,累,甲\n", to: "codings.csv")
    let corpus = try CorpusFolder.read(folder.path)
    #expect(corpus.documents.map(\.name) == ["A02", "B01"])
    #expect(corpus.participants.flatMap(\.value.appearances) == [Appearance(source: "A02")])
    #expect(corpus.codings.map(\.value.quote) == ["忙。"])
    #expect(
      message { _ = try CorpusFolder.read(folder.path + "/none") }.contains("There is no folder"))
  }
}
