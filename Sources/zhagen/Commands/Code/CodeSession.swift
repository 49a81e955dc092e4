import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

struct CodeSession: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Code a transcript by typing, in your editor.",
    discussion: """
      Opens the transcript in the editor that VISUAL or EDITOR names, a line a sentence, with a margin \
      behind | for codes; its head says how to write them. What you add is coded, what you delete is \
      taken back, all in one event. A slip is shown above its line and the editor opens again; without \
      a terminal the program ends with 1. The sheet lies beside the study until it was applied, so that \
      a crash loses nothing: go on with --resume. Words outside of turns are not on it.

        zhagen code session A01 --coder 李
        zhagen code session A01 --coder 李 --print > sheet.txt
        zhagen code session A01 --coder 李 --read sheet.txt
      """)

  @Argument(help: "The source's name or number.")
  var source: String

  @Option(help: "Who codes.")
  var coder: String

  @Flag(help: "Show the codings of others too, for reading.")
  var others = false

  @Flag(help: "Go on with the sheet that was left.")
  var resume = false

  @Flag(help: "Throw the sheet away that was left.")
  var discard = false

  @Flag(help: "Write a sheet to standard output, and open no editor.")
  var print = false

  @Option(help: ArgumentHelp("Apply this sheet, and open no editor.", valueName: "file"))
  var read: String?

  @OptionGroup var consent: ConsentOption
  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if [resume, discard, print, read != nil].count(where: \.self) > 1 {
      throw ValidationError("Give one of --resume, --discard, --print and --read.")
    }
  }

  func run() throws {
    let isDone = try study.withStudy { study in
      let session = SheetSession(
        study: study, source: source, coder: coder, consent: consent, output: output, audit: audit)
      if let read {
        let sheet = try SheetFile.sheet(Data(try FileBytes.read(read)), read)
        return try session.settle(sheet) == .done
      }
      let sheet = try study.codingSheet(ofSource: source, coder: coder)
      let printed = sheet.printed(help: sheet.help(in: output.lang), showsOthers: others)
      if print {
        try Terminal.write(printed, to: output.output)
        return true
      }
      let file = SheetFile(source: sheet.source, coder: sheet.coder, besides: study.path)
      if discard { return try file.discard() }
      return try session.open(file, printed: printed, isResumed: resume)
    }
    if !isDone, !consent.dryRun { throw ExitCode.failure }
  }
}
