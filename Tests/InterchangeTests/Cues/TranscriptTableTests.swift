import GroundedTheory
import Testing

@testable import Interchange

/// All texts are synthetic.
struct TranscriptTableTests {
  static let expected = [Said("问", "忙吗？", 1000..<2500), Said("答", "忙，\n很忙。", 2500..<65_000)]

  @Test(arguments: [
    "speaker,from,to,text\n问,0:00:01,0:00:02.5,忙吗？\n答,0:00:02.5,0:01:05,\"忙，\n很忙。\"\n",
    "text\tend_ms\tstart_ms\tSpeaker\n忙吗？\t2500\t1000\t问\n\"忙，\n很忙。\"\t65000\t2500\t答\n",
    "序号;发言人;开始时间;结束时间;内容\n1;问;00:01;00:02.500;忙吗？\n2;答;00:02,5;01:05;\"忙，\n很忙。\"\n",
    "Start (s),End (s),说话人,文本\n1.0,2.5,问,忙吗？\n2.5,65,答,\"忙，\n很忙。\"\n",
    "Timespan,Content,Speaker\n[0:00:01.0] - [0:00:02.5],忙吗？,问\n0:00:02.5 - 0:01:05.0,\"忙，\n很忙。\",答\n",
    "\u{FEFF}开始时间（毫秒）,结束时间（毫秒）,說話人,內容\r\n1000,2500,问,忙吗？\r\n2500,65000,答,\"忙，\r\n很忙。\"\r\n",
  ]) func readsColumnsOfAnyOrderAndName(_ table: String) throws {
    let document = try read(table, as: "A01.csv")
    #expect(try document.said() == Self.expected)
    #expect(document.findings.isEmpty, "\(document.findings)")
    #expect(document.turns.map(\.role) == [.interviewer, .respondent])
  }

  @Test func readsMappedColumnsAndMissingEnds() throws {
    let options = ReadingOptions(columns: [.speaker: "谁", .text: "话", .from: "几点"])
    let document = try read("几点,谁,话,text\n0:01,甲,早,x\n0:05,乙,好,y\n", as: "a.csv", options)
    #expect(try document.said() == [Said("甲", "早", 1000..<5000), Said("乙", "好", 5000..<5000)])
    let said = message { _ = try read("a,b\n1,2\n", as: "a.csv", options) }
    #expect(said.contains("has no column \"谁\""), "said: \(said)")
    let names = try read("speaker,text\n甲,早\n,\n乙,好\n", as: "a.csv")
    #expect(try names.said() == [Said("甲", "早"), Said("乙", "好")])
  }

  @Test func takesWholeNumbersForWhatIsLikely() throws {
    let seconds = try read("start,end,speaker,text\n0,4,甲,早\n4,90,乙,好\n", as: "a.csv")
    #expect(seconds.turns.last?.milliseconds == 4000..<90_000)
    #expect(seconds.findings.map(\.what) == ["times taken for seconds"])
    let milliseconds = try read("start,end,speaker,text\n0,4100,甲,早\n4100,9000,乙,好\n", as: "a.csv")
    #expect(milliseconds.turns.last?.milliseconds == 4100..<9000)
    #expect(milliseconds.findings.map(\.what) == ["times taken for milliseconds"])
  }

  @Test func readsWhispersTableWithItsBareQuotationMarks() throws {
    let bare = try read("start\tend\ttext\n0\t10\t\"Yes\", he said\n10\t20\t\"No.\"\n", as: "a.tsv")
    #expect(
      try bare.said() == [Said("", "\"Yes\", he said", 0..<10), Said("", "\"No.\"", 10..<20)])
    let saved = try read("start\tend\ttext\n0\t10\t\"\"\"Yes\"\", he said\"\n", as: "a.tsv")
    #expect(try saved.said().map(\.text) == ["\"Yes\", he said"])
  }

  @Test func namesRowsThatCannotBeRead() throws {
    let document = try read(
      "speaker,from,to,text\n甲,soon,0:02,早\n乙,0:02\n甲,0:03,0:04,好\n", as: "a.csv")
    #expect(try document.said() == [Said("甲", "早", nil), Said("甲", "好", 3000..<4000)])
    #expect(
      document.findings.map(\.place) == ["\"a.csv\", row 2", "\"a.csv\", row 3"])
  }

  @Test(arguments: [
    ("participant,role,years\nP1,居民,3\n", "its columns are \"participant\", \"role\", \"years\""),
    ("participant,role,years\nP1,居民,3\n", "`zhagen participant import`"),
    ("id,date,street,category,text\n1,2022-01-03,x,y,z\n", "`zhagen records import`"),
    ("编号,时间,内容\n1,2022-01-03,z\n", "`zhagen records import`"),
    ("source,turn,quote,code,coder\nA,1,b,c,d\n", "`zhagen coding import`"),
    ("path,level,name,definition\na,1,b,c\n", "`zhagen codebook import`"),
    ("speaker,from,to,text\n甲,0:01,0:02,\n", "is empty"),
    ("speaker,text\n\"甲,早\n", "row 2: a quotation mark opens a field"),
  ]) func saysWhatATableIsInstead(_ table: String, _ expected: String) {
    let said = refusal(table, as: "a.csv")
    #expect(said.contains(expected), "said: \(said)")
  }
}
