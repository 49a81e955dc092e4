import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

struct PDFReaderTests {
  private static let transcripts = RealTranscripts.folder + "/en-pdpilot-bsd3/transcripts"
  private static let hasProgram: Bool =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext") }
  private static var hasTranscripts: Bool {
    hasProgram && FileManager.default.fileExists(atPath: transcripts)
  }

  /// A program in the place of pdftotext that does what `script` says.
  ///
  /// Another process writes it: were it open for writing here while another test starts a program, that
  /// one could hold it open for a moment, and a file so open cannot be run.
  private func fake(_ script: String, in scratch: Scratch) throws -> PDFProgram {
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = [
      "-c", "printf '%s\\n' \"$1\" >\"$0\" && chmod 755 \"$0\"", scratch.path("pdftotext"),
      "#!/bin/sh\n" + script,
    ]
    try writer.run()
    writer.waitUntilExit()
    try #require(writer.terminationStatus == 0)
    return PDFProgram(timeLimit: 3_600, outputLimit: 1 << 20, path: scratch.url.path)
  }

  @Test func aMissingProgramIsNamedWithItsPackage() {
    let said = message {
      _ = try PDFReader.read(
        "%PDF-1.7".bytes, fileName: "a.pdf", program: PDFProgram(path: "/nowhere"))
    }
    #expect(
      said.contains(
        "program pdftotext, which is not installed; install poppler-utils and poppler-data"))
  }

  @Test(arguments: [
    (
      "echo 'Command Line Error: Incorrect password' >&2; exit 1",
      "\"a.pdf\" is locked: it opens with a password only"
    ),
    (
      "echo 'Error: Copying of text from this document is not allowed.' >&2; exit 3",
      "forbids that its words be taken"
    ),
    (
      "echo 'Syntax Error: no trailer' >&2; exit 1",
      "fails (status 1) and says: Syntax Error: no trailer"
    ),
    ("exec yes", "gives more than 1 MiB of text"),
    (
      "echo '<doc><page width=\"9\" height=\"9\"></page></doc>'",
      "has no words: its 1 page is a picture"
    ),
    ("echo '<doc><page><line></doc>'", "is damaged: line 1"),
  ])
  func whatTheProgramSaysIsPassedOn(_ script: String, _ expected: String) throws {
    let scratch = try Scratch()
    let program = try fake("echo \"$4\" > \(scratch.path("input"))\n" + script, in: scratch)
    let said = message {
      _ = try PDFReader.read("%PDF-1.7".bytes, fileName: "a.pdf", program: program)
    }
    #expect(said.contains(expected), "said: \(said)")
    let input = try String(contentsOfFile: scratch.path("input"), encoding: .utf8).trimmed
    #expect(input.hasSuffix("/in.pdf") && !FileManager.default.fileExists(atPath: input))
  }

  @Test func aProgramThatHangsIsEnded() throws {
    let scratch = try Scratch()
    // The shell counts by itself: a process of its own would outlive it.
    let count = "i=0; while [ $i -lt 10000000 ]; do i=$((i+1)); done; echo >"
    var program = try fake(count + scratch.path("end"), in: scratch)
    program.timeLimit = 0.5
    let said = message {
      _ = try PDFReader.read("%PDF-1.7".bytes, fileName: "a.pdf", program: program)
    }
    #expect(said.contains("did not come to an end"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("end")))
  }

  @Test(.enabled(if: hasProgram)) func aSmallFileIsRead() throws {
    let words = "BT /F 12 Tf 50 700 Td (Interviewer: Busy?) Tj 0 -15 Td (Respondent: Very.) Tj ET"
    let pdf = """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
      4 0 obj<</Length \(words.utf8.count)>>stream
      \(words)
      endstream endobj
      5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
      trailer<</Root 1 0 R>>
      """
    let document = try DocumentReader.read(bytes: pdf.bytes, fileName: "a.pdf")
    #expect(document.text.string == "Interviewer: Busy?\nRespondent: Very.")
    #expect(document.turns.map(\.speaker) == ["Interviewer", "Respondent"])
  }

  /// Turns were counted on the printed pages; words by the paragraphs' printed numbers.
  @Test(
    .enabled(if: hasTranscripts),
    arguments: [("P1", 94, 47, 2909, 163), ("P2", 165, 81, 4663, 157), ("P3", 121, 61, 3893, 175)])
  func printedInterviewsReadAsTheirTurns(
    _ name: String, _ turns: Int, _ asked: Int, _ words: Int, _ longest: Int
  ) throws {
    let bytes = try FileBytes.read("\(Self.transcripts)/\(name).pdf")
    let document = try DocumentReader.read(bytes: bytes, fileName: "\(name).pdf")
    #expect(document.turns.count == turns)
    #expect(document.turns.count { $0.speaker == "Dan" } == asked)
    #expect(document.turns.count { $0.speaker == "Participant" } == turns - asked)
    let lengths = try document.turns.map {
      try document.text.quote(at: $0.span).split(whereSeparator: \.isWhitespace).count
    }
    #expect(lengths.reduce(0, +) == words)
    #expect(lengths.max() == longest)
  }
}
