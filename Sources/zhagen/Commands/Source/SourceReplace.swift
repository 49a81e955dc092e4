import ArgumentParser
import GroundedTheory
import Interchange

struct SourceReplace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Take a corrected file for a source's text; codings move along.",
    discussion: """
      Every coding, of all coders, is looked for in the new text, and a table says what becomes of it. \
      kept, moved: its words stand there unchanged. shortened, changed: words inside the quote were \
      corrected, and half of the old quote and of the new one are the same. ambiguous: its words stand \
      at several places. coincides: another coding of that coder and code stands there. lost: its words \
      are gone. The last three become orphans, which keep their quotes; `coding place` puts them back. \
      found: an orphan whose words stand there once. Turns keep their numbers; new turns get new ones.

      The table shows on a terminal what changes; in other forms it has every coding.
      """)

  @Argument(help: "The source's name or number.")
  var source: String

  @Argument(
    help: ArgumentHelp("The corrected file, of any form that `import` reads.", valueName: "file"))
  var file: String

  @OptionGroup var reading: ReadingOption
  @OptionGroup var consent: ConsentOption
  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let options = try reading.options()
    var document = try DocumentReader.read(
      path: file, options: options)
    document.findings += options.absentInterviewers(among: Set(document.turns.map(\.speaker)))
    let isDone = try study.withStudy { study in
      let prepared = try study.prepareRevision(ofSource: source, as: document)
      Terminal.note(document.findings)
      return try RevisionReport(
        consent: consent, output: output, audit: audit, verb: "source replace"
      ).settle(prepared, in: study)
    }
    if !isDone, !consent.dryRun { throw ExitCode.failure }
  }
}
