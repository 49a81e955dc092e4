import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// The same cues in every format that can hold them.
@Suite struct CueFormatsTests {
  /// Cues that follow each other; every format below keeps their times.
  private func cues(_ random: inout SeededGenerator) -> [Said] {
    let words = [
      "每天填表", "没有时间", "I see.", "好的，", "𠮷屋", "a < b & c", "100%", "“引号”", "他说：不行", "x, y", "'tis",
    ]
    var time = 0
    return (0..<Int.random(in: 1...12, using: &random)).map { _ in
      time += Int.random(in: 0...90_000, using: &random)
      let start = time
      time += Int.random(in: 1...70_000, using: &random)
      let text = (0..<Int.random(in: 1...3, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      return Said("", text, start..<time)
    }
  }

  private func clock(_ time: Int, _ mark: String, hours: Bool = true) -> String {
    let (seconds, rest) = (time / 1000, String(format: "%03d", time % 1000))
    return hours
      ? String(format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60) + mark
        + rest
      : String(format: "%02d:%02d", seconds / 60, seconds % 60) + mark + rest
  }

  private func files(_ cues: [Said]) -> [(name: String, text: String)] {
    func times(_ cue: Said) -> Range<Int> { cue.times ?? 0..<0 }
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
    let srt = cues.enumerated().map { index, cue in
      "\(index + 1)\r\n\(clock(times(cue).lowerBound, ",")) --> "
        + "\(clock(times(cue).upperBound, ","))\r\n\(cue.text)\r\n\r\n"
    }
    let vtt = cues.map { cue in
      "\(clock(times(cue).lowerBound, ".", hours: false)) --> "
        + "\(clock(times(cue).upperBound, ".")) align:start\n\(escaped(cue.text))\n\n"
    }
    let tsv = cues.map { "\(times($0).lowerBound)\t\(times($0).upperBound)\t\($0.text)\n" }
    let csv = cues.map {
      "\"\($0.text)\",\(clock(times($0).upperBound, ".")),\(clock(times($0).lowerBound, "."))\n"
    }
    let segments: [[String: Any]] = cues.map {
      [
        "start": Double(times($0).lowerBound) / 1000, "end": Double(times($0).upperBound) / 1000,
        "text": " \($0.text)", "words": [["word": "x", "start": 0]],
      ]
    }
    let json =
      (try? JSONSerialization.data(withJSONObject: ["text": "", "segments": segments])) ?? Data()
    return [
      ("a.srt", srt.joined()), ("a.vtt", "WEBVTT - synthetic\n\nNOTE none\n\n" + vtt.joined()),
      ("a.tsv", "start\tend\ttext\n" + tsv.joined()), ("a.csv", "text,to,from\n" + csv.joined()),
      ("a.json", String(decoding: json, as: UTF8.self)),
    ]
  }

  @Test(arguments: SeededGenerator.seeds)
  func comeBackFromEveryFormat(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let cues = cues(&random)
      for (name, text) in files(cues) {
        #expect(try read(text, as: name).said() == cues, "seed \(seed), \(name): \(text)")
      }
    }
  }

  @Test(.enabled(if: RealTranscripts.areHere)) func oneRealInterviewIsTheSameInAll() throws {
    let folder = "en-hitsave-cc-by-sa/whisper-goodboy-galaxy"
    let srt = try RealTranscripts.document("\(folder)/rik-nicol.srt")
    #expect(srt.turns.count == 753 && srt.speakers == 0)
    let cues = try srt.said()
    for ending in ["vtt", "tsv"] {
      let other = try RealTranscripts.document("\(folder)/rik-nicol.\(ending)")
      #expect(other.text == srt.text && other.turns == srt.turns, "\(ending)")
    }
    let json = try #require(files(cues).last)
    #expect(try read(json.text, as: json.name).turns == srt.turns)
    // Lyrics have no ends: a cue lasts until the next one begins.
    let lyrics = try RealTranscripts.document("\(folder)/rik-nicol.lrc")
    #expect(lyrics.text == srt.text)
    #expect(
      lyrics.turns.map { $0.milliseconds?.lowerBound }
        == srt.turns.map { $0.milliseconds?.lowerBound })
  }

  @Test(
    .enabled(if: RealTranscripts.areHere),
    arguments: [
      ("2016-02-04-公共政策網路參與平臺公民參與情形調查研究座談會", 49, 14),
      ("2016-06-30-vTaiwan及Join平台之分析訪談-呂家華", 74, 2), ("2018-05-25-臺北大學張同學訪談", 234, 2),
      ("2018-07-30-社會創新第一次行動巡迴座談（桃園）", 375, 33), ("2020-04-24-社區大學全國促進會來訪", 159, 3),
    ])
  func markedSpeechesHaveTheTurnsOfTheText(_ name: String, _ turns: Int, _ speakers: Int) throws {
    let xml = try RealTranscripts.document("zh-archive.tw-cc0/xml/\(name).an.xml")
    #expect(xml.turns.count == turns && xml.speakers == speakers)
    let path = "zh-archive.tw-cc0/txt/\(name).txt"
    guard FileManager.default.fileExists(atPath: "\(RealTranscripts.folder)/\(path)") else {
      return
    }
    let text = try RealTranscripts.document(path)
    // Where the xml shows a name, the text may have the id that stands for it: "Peggy Lo", "peggy-lo".
    func ids(_ document: ImportedDocument) -> [String] {
      document.turns.map { $0.speaker.lowercased().replacing(" ", with: "-") }
    }
    #expect(ids(xml) == ids(text))
  }

  @Test(.enabled(if: RealTranscripts.areHere)) func realTables() throws {
    let folder = "zh-readr-2024-election-talks-cc0"
    let talks = try RealTranscripts.document("\(folder)/all13.csv")
    #expect(talks.turns.count == 1572 && talks.speakers == 4)
    let raw = try RealTranscripts.document("\(folder)/hoho44_raw.csv")
    #expect(raw.turns.count == 1374 && raw.speakers == 0)
  }
}
