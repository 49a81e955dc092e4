import GroundedTheory
import Testing

@testable import Interchange

struct SpeakerPatternTests {
  private func read(
    _ text: String, _ pattern: String
  ) throws -> (turns: [String], findings: [String]) {
    let plain = PlainText(text)
    let read = try TurnReader.read(
      plain, name: "A01.txt", options: ReadingOptions(speakerPattern: pattern))
    let turns = try read.turns.map { turn in
      let from = turn.milliseconds.map { " \($0.lowerBound)" } ?? ""
      return "\(turn.speaker)\(from) \(try plain.quote(at: turn.span))"
    }
    return (turns, read.findings.map(\.what))
  }

  @Test func theGroupIsTheName() throws {
    let text = "@王@ 𠮷早\n他说@李@ 不算\n\n@李@ 好\n"
    let expected = ["王 𠮷早\n他说@李@ 不算", "李 好"]
    #expect(try read(text, "@(.+?)@").turns == expected)
    #expect(try read(text, "(@)(?<speaker>[^@]+)@ ?").turns == expected)
    #expect(try read(text, "^@(?<speaker>王|李)@").turns == expected)
  }

  @Test func theGroupTimeIsTheTime() throws {
    let text = "<王 0:05> 早\n<李 1:02:03> 好\n<李 late> 嗯\n"
    let read = try read(text, "<(?<speaker>\\S+) (?<time>[^>]+)>")
    #expect(read.turns == ["王 5000 早", "李 3723000 好", "李 嗯"])
    #expect(read.findings == ["1 time not understood"])
  }

  @Test(arguments: [
    ("[", "it is no regular expression"), ("王", "it has no group for the speaker's name"),
    ("(赵)", "matches the beginning of no line of \"A01.txt\", whose first line is \"王：早\""),
    ("( *)", "matches the beginning of no line"),
  ]) func aPatternThatCannotServeIsAnError(_ pattern: String, _ part: String) {
    let said = message { _ = try read("\n王：早\n", pattern) }
    #expect(said.contains(part) && said.contains("\"\(pattern)\""), "said: \(said)")
  }
}
