import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

extension SourceDocument.Kind: ExpressibleByArgument {}

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring transcripts and documents into the study.",
    discussion: """
      Reads \(FormatCatalog.summary). Lines that begin with a speaker's label (访谈者：, 受访者A:, 问：, \
      Q:, A01：, a name and a colon) become numbered turns. Several files are one write: all or none.
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
  var files: [String]

  @Option(help: "The source's name, for a single file; the file's name unless given.")
  var name: String?

  @Option(help: "Read text files in this encoding instead of finding it out: GB18030, Big5 …")
  var encoding: String?

  @Option(help: "What the files are.")
  var kind: SourceDocument.Kind = .interview

  @Flag(help: "End with exit code 2 where something was guessed or dropped.")
  var strict = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if files.contains("-") {
      throw ValidationError("Standard input is not read; save it to a file and name that.")
    }
    if name != nil, files.count > 1 {
      throw ValidationError("--name goes with a single file; there are \(files.count).")
    }
  }

  func run() throws {
    var findings: [Finding] = []
    var lines: [String] = []
    try study.withStudy { study in
      _ = try study.importDocuments(
        kind: kind, by: audit.by, reason: audit.reason, findings: { findings.append($0) }
      ) { add in
        let options = ReadingOptions(encoding: encoding)
        let name = name
        try DocumentsAhead.read(files) { file in
          try DocumentReader.read(
            bytes: try FileBytes.read(file), fileName: file, name: name, options: options)
        } take: { document in
          try add(document)
          findings += document.findings
          lines.append(
            "\(document.name): \(counted(document.turns.count, "turn")),"
              + " \(counted(document.speakers, "speaker")),"
              + " \(counted(document.text.scalarCount, "character"))")
        }
      }
    }
    if lines.count <= 20 { lines.forEach(Terminal.note) }
    Terminal.note("Imported \(counted(lines.count, "source")).")
    Terminal.note(findings)
    if strict, !findings.isEmpty { throw ExitCode(2) }
  }
}
