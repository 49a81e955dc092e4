import GroundedTheory
import Testing

@testable import Interchange

/// All texts are synthetic.
struct WhisperJSONTests {
  @Test(arguments: [
    #"{"text": "x", "segments": [{"id": 0, "start": 0.5, "end": 2.0049999, "text": " 忙吗？", "words": [{"start": 1, "word": "忙"}]}, {"start": "2.005", "end": 3, "text": "Ten."}], "language": "zh"}"#,
    #"{"systeminfo": "x", "transcription": [{"timestamps": {"from": "00:00:00,500"}, "offsets": {"from": 500, "to": 2005}, "text": " 忙吗？"}, {"offsets": {"from": 2005, "to": 3000}, "text": " Ten."}]}"#,
    #"{"speakers": [], "chunks": [{"timestamp": [0.5, 2.005], "text": " 忙吗？"}, {"timestamp": [2.005, 3], "text": " Ten."}], "text": ""}"#,
    #"[{"start": 0.5, "end": 2.005, "text": "忙吗？"}, {"start": 2.005, "end": 3, "text": "Ten."}]"#,
  ]) func readsEveryShape(_ json: String) throws {
    let document = try read(json, as: "a.json")
    #expect(try document.said() == [Said("", "忙吗？", 500..<2005), Said("", "Ten.", 2005..<3000)])
    #expect(document.findings.map(\.what) == ["no speakers found"])
  }

  @Test func halfACharacterCostsNoWords() throws {
    let document = try read(
      #"{"segments": [{"start": 0, "end": 1, "text": "忙 \ud83d 吗"}, {"start": 1, "end": 2, "text": "\ude00\ud83d\ude00 \\ud800"}]}"#,
      as: "a.json")
    #expect(
      try document.said() == [Said("", "忙 � 吗", 0..<1000), Said("", "�😀 \\ud800", 1000..<2000)])
    #expect(document.findings.map(\.what).contains("2 broken characters replaced by �"))
  }

  @Test func readsSpeakersAndReportsWhatIsMissing() throws {
    let document = try read(
      #"{"segments": [{"start": 0, "end": 1, "text": "Hi", "speaker": "SPEAKER_00"}, {"start": -1, "end": 2, "text": "Ho", "speaker": 1}, {"start": 2, "end": 3, "text": " "}, {"start": 4, "end": null, "text": "Hm"}]}"#,
      as: "a.json")
    #expect(
      try document.said()
        == [Said("SPEAKER_00", "Hi", 0..<1000), Said("1", "Ho", nil), Said("", "Hm", 4000..<4000)])
    #expect(
      document.findings.map(\.place) == ["\"a.json\", segment 2", "\"a.json\", segment 3"])
  }

  @Test(arguments: [
    (#"{"name": "x", "version": 2}"#, "it has the keys \"name\", \"version\""),
    (#"{"segments": []}"#, "its list of segments has no words"),
    (#"{"segments": [{"start": 0,]}"#, "not well-formed JSON"),
    ("\"text\"", "it is no list of segments"), ("[1, 2]", "it is no list of segments"),
    ("not json", "not well-formed JSON"),
    (String(repeating: "[", count: 1_000_000), "not well-formed JSON"),
    (
      #"{"segments": "# + String(repeating: #"{"segments": ["#, count: 300_000),
      "not well-formed JSON"
    ),
  ]) func refusesOtherFiles(_ json: String, _ expected: String) {
    let said = refusal(json, as: "a.json")
    #expect(said.contains(expected), "said: \(said.prefix(400))")
    #expect(said.contains("Read here: Whisper's \"segments\""))
  }
}
