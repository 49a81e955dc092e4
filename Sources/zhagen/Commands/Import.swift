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
      Q:, A01：, a name and a colon; a name and a time) become numbered turns. Several files are one \
      write: all or none. --preview shows how each would be read, and needs no study.
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"))
  var files: [String]

  @Option(help: "The source's name, for a single file; the file's name unless given.")
  var name: String?

  @Option(help: "What the files are.")
  var kind: SourceDocument.Kind = .interview

  @OptionGroup var reading: ReadingOption

  @Flag(
    help: ArgumentHelp(
      "Show how each file would be read: format, encoding, first lines, speakers, findings. Nothing"
        + " is stored."))
  var preview = false

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
    if kind == .records {
      throw ValidationError("A table of records is read by `zhagen records import`.")
    }
  }

  func run() throws {
    if preview { return try showPreview() }
    var findings: [Finding] = []
    var lines: [String] = []
    var speakers: Set<String> = []
    let options = try reading.options()
    try study.withStudy { study in
      _ = try study.importDocuments(
        kind: kind, by: audit.by, reason: audit.reason, findings: { findings.append($0) }
      ) { add in
        let name = name
        try DocumentsAhead.read(files) { file in
          try DocumentReader.read(
            path: file, name: name, options: options)
        } take: { document in
          try add(document)
          findings += document.findings
          if !options.interviewers.isEmpty { speakers.formUnion(document.turns.map(\.speaker)) }
          lines.append(
            "\(document.name): \(counted(document.turns.count, "turn")),"
              + " \(document.speakers == 0 ? "no speakers" : counted(document.speakers, "speaker")),"
              + " \(counted(document.text.scalarCount, "character"))")
        }
      }
    }
    findings += options.absentInterviewers(among: speakers)
    if lines.count <= 20 { lines.forEach(Terminal.note) }
    Terminal.note("Imported \(counted(lines.count, "source")).")
    Terminal.note(findings)
    if strict, !findings.isEmpty { throw ExitCode(2) }
  }

  /// A page a file, on standard output. What one file cannot be read for is told on its page, so that
  /// the others are seen too; the exit code tells of it at the end.
  private func showPreview() throws {
    let options = try reading.options()
    var speakers: Set<String> = []
    var hasFindings = false
    var failures = 0
    for (place, file) in files.enumerated() {
      let gap = place == 0 ? "" : "\n"
      do {
        let document = try DocumentReader.read(
          path: file, name: name, options: options)
        speakers.formUnion(document.turns.map(\.speaker))
        hasFindings = hasFindings || !document.findings.isEmpty
        let format = try FormatCatalog.format(ofFile: file).displayName
        let page = ImportPreview(file: file, format: format, document: document)
          .page(width: Terminal.width)
        try Terminal.write(gap + page, to: nil)
      } catch let error as FormatError {
        failures += 1
        try Terminal.write("\(gap)\(file)\n  cannot be imported: \(error)\n", to: nil)
      }
    }
    let absent = options.absentInterviewers(among: speakers)
    if !absent.isEmpty {
      try Terminal.write("\n" + absent.map { "note: \($0)\n" }.joined(), to: nil)
    }
    if failures > 0 { throw ExitCode.failure }
    if strict, hasFindings || !absent.isEmpty { throw ExitCode(2) }
  }
}
