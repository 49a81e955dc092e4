import Foundation
import GroundedTheory
import Testing

@testable import Interchange

/// One line for each row read: the draft's values or the problem.
private func rows(
  _ read: ((Result<Placed<CodingDraft>, RowProblem>) throws -> Void) throws -> Void
) throws -> [String] {
  var rows: [String] = []
  try read { row in
    switch row {
    case .failure(let problem): rows.append(problem.description)
    case .success(let placed):
      let draft = placed.value
      rows.append(
        "\(placed.row)|\(draft.source)|\(draft.turn.map(String.init) ?? "")"
          + "|\(draft.offsets.map { "\($0)" } ?? "")|\(draft.quote ?? "")|\(draft.code)"
          + "|\(draft.coder)|\(draft.memo)")
    }
  }
  return rows
}

struct CodingsCSVTests {
  private func read(_ text: String) throws -> [String] {
    try rows { try CodingsCSV.read(text.bytes, fileName: "codings.csv", $0) }
  }

  @Test func readsTheCorpusForm() throws {
    let text = """
      source,turn,start,end,quote,code,coder,memo
      A01,3,,,"他说""好"",
      就好",管控/检查,甲,
      A01,,12,40,,检查,乙,看一下

      A02,1,5,9,行吧,检查,乙,
      """
    #expect(
      try read(text) == [
        "2|A01|3||他说\"好\",\n就好|管控/检查|甲|", "3|A01||12..<40||检查|乙|看一下",
        "5|A02|1|5..<9|行吧|检查|乙|",
      ])
  }

  @Test func readsOurOwnListOfCodings() throws {
    let text = """
      \u{FEFF}id,state,doc,turn,speaker,start,end,quote,code,path,coder,memo,concept\r
      x1,live,A01,2,P01,4,8,'-3 度,检查,管控/检查,甲,,检查\r
      """
    #expect(try read(text) == ["2|A01|2|4..<8|-3 度|管控/检查|甲|"])
    try CodingsCSV.read(
      text.bytes, fileName: "a.csv", findings: { Issue.record("\($0)") }, { _ in })
  }

  @Test func aColumnOfUnknownMeaningIsAFinding() throws {
    var findings: [String] = []
    let text = "source,quote,Code,coder,note,memos,participant\nA01,好,c,甲,x,y,z\n"
    try CodingsCSV.read(
      text.bytes, fileName: "a.csv", findings: { findings.append($0.description) }, { _ in })
    try #require(findings.count == 2)
    #expect(findings[0].hasPrefix("\"a.csv\": the column \"note\" left out: its name is not known"))
    #expect(
      findings[1].hasSuffix("\"memos\" left out: its name is not known; perhaps \"memo\" is meant"))
  }

  @Test(arguments: ["GB18030", "Big5"]) func everyFormIsReadInTheEncodingGiven(
    _ encoding: String
  ) throws {
    let csv = "source,quote,code,coder\nA01,好,公文,甲\n"
    let lines = #"{"doc":"A01","quote":"好","code":"公文","coder":"甲"}"#
    let yaml = "codes:\n  - name: 公文\n    level: main\n"
    func bytes(_ text: String) throws -> [UInt8] {
      try Iconv.converted(text.bytes, from: "UTF-8", to: encoding, fileName: "")
    }
    for (text, name) in [(csv, "a.csv"), (lines, "a.jsonl")] {
      let read = try rows { row in
        try CodingsReader.read(
          try bytes(text), fileName: name, encoding: encoding,
          findings: { Issue.record("\($0)") }, row)
      }
      #expect(read.map { $0.drop { $0 != "|" } } == ["|A01|||好|公文|甲|"])
    }
    let ladder = try LadderPreset.xicheng.ladder
    for (text, name) in [("path,level\n公文,1\n", "a.csv"), (yaml, "a.yaml")] {
      let codebook = try CodebookReader.read(
        try bytes(text), fileName: name, ladder: ladder, encoding: encoding)
      #expect(codebook.entries.map(\.path) == [["公文"]])
    }
    let people = try ParticipantsCSV.read(try bytes("participant\n公文\n"), encoding: encoding)
    #expect(people.map(\.value.name) == ["公文"])
  }

  @Test func aGuessedEncodingIsAFinding() throws {
    let yaml = "codes:\n  - name: 网格化管理的公文，处理与责任\n    level: main\n"
    var findings: [String] = []
    _ = try CodebookReader.read(
      try Iconv.converted(yaml.bytes, from: "UTF-8", to: "GB18030", fileName: ""),
      fileName: "a.yaml", ladder: try LadderPreset.xicheng.ladder,
      findings: { findings.append($0.what) })
    #expect(findings == ["encoding guessed"])
  }

  @Test func namesEveryBadRow() throws {
    let text = """
      source,turn,start,end,quote,code,coder
      A01,x,1,2,,c,甲
      A01,,9,2,,c,甲
      A01,,9,,,c,甲
      A01,,,,,c,甲
      ,,1,2,,c,甲
      A01,,1,2,,c
      A01,,-1,2,,c,甲
      A01,,1,2,,c,甲
      """
    #expect(
      try read(text) == [
        "row 2: turn must be a whole number, not \"x\"", "row 3: the end 2 lies before the start 9",
        "row 4: it has a start and no end", "row 5: it has neither start and end nor a quote",
        "row 6: the source is missing", "row 7: 6 fields, but the header has 7",
        "row 8: start must be a whole number, not \"-1\"", "9|A01||1..<2||c|甲|",
      ])
  }

  @Test func refusesATableWithoutItsColumns() {
    #expect(
      message { _ = try read("source,start,end,coder\n") }
        == "\"codings.csv\" has no column \"code\" or \"path\"; its first row has \"source\", \"start\","
        + " \"end\", \"coder\". Name the columns in the first row.")
  }
}

struct CodingsJSONLinesTests {
  private func read(_ text: String) throws -> [String] {
    try rows { try CodingsJSONLines.read(text.bytes, fileName: "codings.jsonl", $0) }
  }

  @Test func namesOfOneLengthAreNotMixedUp() throws {
    let lines = ["A01 甲 x", "A02 乙 y", "A02 甲 y", "B02 甲 z"].map { line in
      let names = line.split(separator: " ")
      return
        #"{"doc":"\#(names[0])","start":1,"end":2,"code":"c\#(names[1])","coder":"\#(names[2])"}"#
    }
    #expect(
      try read(lines.joined(separator: "\n")) == [
        "1|A01||1..<2||c甲|x|", "2|A02||1..<2||c乙|y|", "3|A02||1..<2||c甲|y|", "4|B02||1..<2||c甲|z|",
      ])
  }

  @Test func readsTheFormsThatAreAllowed() throws {
    let text = #"""
      {"doc":"A01","start":0,"end":12,"code":"a\/b","coder":"甲"}

       { "coder" : "\u7532\ud840\udc00" , "source":"A\t1", "turn":null,"end":3,"start":1,"code":"c","memo":"m\\\"n" }
      {"doc":"A01","quote":"好\n","turn":7,"code":"c","coder":"甲"}
      """#
    #expect(
      try read("\u{FEFF}" + text.replacing("\n", with: "\r\n")) == [
        "1|A01||0..<12||a/b|甲|", "3|A\t1||1..<3||c|甲𠀀|m\\\"n", "4|A01|7||好\n|c|甲|",
      ])
  }

  @Test(arguments: [
    (
      #"{"doc":"A","start":1,"end":2,"code":"c","cdoer":"x"}"#,
      #"unknown key "cdoer"; did you mean "coder"?"#
    ),
    (
      #"{"doc":"A","doc":"A","start":1,"end":2,"code":"c","coder":"x"}"#,
      #"the key "doc" stands twice"#
    ),
    (
      #"{"doc":"A","source":"A","start":1,"end":2,"code":"c","coder":"x"}"#,
      #"both "doc" and "source""#
    ),
    (#"{"doc":"A","start":1,"end":2,"code":"c"}"#, #"the key "coder" is missing"#),
    (#"{"doc":"A","start":1,"code":"c","coder":"x"}"#, #"the key "end" is missing"#),
    (#"{"doc":"A","start":1,"end":2,"code":"c","coder":"x",}"#, "a , stands before the closing }"),
    (#"{"doc":"A","start":1.0,"end":2,"code":"c","coder":"x"}"#, "whole number without . or e"),
    (#"{"doc":"A","start":-1,"end":2,"code":"c","coder":"x"}"#, #""start" must be 0 or more"#),
    (#"{"doc":"A","start":01,"end":2,"code":"c","coder":"x"}"#, "begins with 0"),
    (
      #"{"doc":"A","start":"1","end":2,"code":"c","coder":"x"}"#, #""start" must be a whole number"#
    ),
    (#"{"doc":"A","start":9,"end":2,"code":"c","coder":"x"}"#, "the end 2 lies before the start 9"),
    (#"{"doc":"A","start":99999999999999999999,"end":2,"code":"c","coder":"x"}"#, "too large"),
    (#"{"doc":null,"start":1,"end":2,"code":"c","coder":"x"}"#, #""doc" has no value"#),
    (#"{"doc":7,"start":1,"end":2,"code":"c","coder":"x"}"#, #""doc" must be a text"#),
    (
      #"{"doc":"A","start":1,"end":2,"code":"\ud800","coder":"x"}"#,
      "\"code\" holds half a character"
    ),
    (
      #"{"doc":"A","start":1,"end":2,"code":"\ud840\ue000","coder":"x"}"#, "holds half a character"
    ),
    (#"{"doc":"A","start":1,"end":2,"code":"\q","coder":"x"}"#, "means nothing in JSON"),
    (#"{"doc":"A","start":1,"end":2,"code":"c","coder":"x"} x"#, "something follows"),
    (#"{"doc":"A","start":1,"end":2,"code":"c","coder":"x"#, "is not closed"),
    (#"{"doc":"A","start":1,"end":2,"code":"c","coder":"x\"#, "is not closed"),
    (#"["doc"]"#, "does not begin with {"), ("{}", #"the key "doc" is missing"#),
    ("{", "is missing"),
  ]) func saysWhatIsWrongWithALine(_ line: String, _ expected: String) throws {
    let said = try read("\n" + line)
    #expect(said.count == 1)
    #expect(said[0].hasPrefix("row 2: ") && said[0].contains(expected), "said: \(said)")
  }

  @Test(arguments: [UInt64(1), 2, 3]) func agreesWithFoundationOnRandomObjects(
    _ seed: UInt64
  ) throws {
    var numbers = SeededNumbers(seed)
    let texts = ["甲", "a\"b\\c", "😀\n", "", "\u{1}\u{7F}", "/é\u{2028}", "A01", "𠀀/x"]
    for round in 0..<100 {
      var object: [String: Any] = [
        "doc": texts.randomElement(using: &numbers)!, "code": texts.randomElement(using: &numbers)!,
        "coder": texts.randomElement(using: &numbers)!,
        "start": Int.random(in: 0..<90, using: &numbers),
        "end": Int.random(in: 90..<1 << 40, using: &numbers),
      ]
      if Bool.random(using: &numbers) { object["memo"] = texts.randomElement(using: &numbers)! }
      if Bool.random(using: &numbers) { object["quote"] = texts.randomElement(using: &numbers)! }
      let options: JSONSerialization.WritingOptions =
        Bool.random(using: &numbers) ? [] : [.withoutEscapingSlashes, .sortedKeys]
      let line = try JSONSerialization.data(withJSONObject: object, options: options)
      var draft: CodingDraft?
      try CodingsJSONLines.read([UInt8](line), fileName: "x.jsonl") { draft = try $0.get().value }
      let got = try #require(draft)
      let place = "seed \(seed), round \(round)"
      #expect(got.source == object["doc"] as? String, "\(place)")
      #expect(got.code == object["code"] as? String, "\(place)")
      #expect(got.coder == object["coder"] as? String, "\(place)")
      #expect(got.memo == object["memo"] as? String ?? "", "\(place)")
      #expect(got.quote == object["quote"] as? String, "\(place)")
      #expect(got.offsets?.lowerBound == object["start"] as? Int, "\(place)")
      #expect(got.offsets?.upperBound == object["end"] as? Int, "\(place)")
    }
  }

  @Test(arguments: [UInt64(4), 5]) func noBytesTrapAReader(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let good = #"{"doc":"A\u4e00","start":1,"end":2,"code":"好","coder":"x","quote":"q"}"#.bytes
    let table = "source,start,end,quote,code,coder\nA,1,2,\"q\"\"q\",c,x\n".bytes
    for _ in 0..<1000 {
      for seedText in [good, table] {
        var bytes = seedText
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          let place = Int.random(in: 0..<bytes.count, using: &numbers)
          switch Int.random(in: 0..<3, using: &numbers) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
          case 1: bytes.removeSubrange(place...)
          default: bytes.insert(contentsOf: "\"\\{},".utf8, at: place)
          }
          if bytes.isEmpty { break }
        }
        try? CodingsJSONLines.read(bytes, fileName: "x.jsonl") { _ in }
        try? CodingsCSV.read(bytes, fileName: "x.csv") { _ in }
      }
    }
  }
}
