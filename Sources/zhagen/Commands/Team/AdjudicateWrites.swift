import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct AdjudicateImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in decisions from a table that `adjudicate list` wrote.",
    discussion: """
      Columns: id, verdict (accepted or rejected; 采纳 or 不采纳), and where wanted decided_code, note and \
      passage. Rows without a verdict are left open. All or none, in one event.
      """)

  @Argument(help: ArgumentHelp("A .csv, .tsv or .xlsx file.", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("as"), help: "The coder of the agreed version; made where there is none.")
  var agreed: String = "agreed"

  @OptionGroup var encoding: EncodingOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let decisions = try AdjudicationsCSV.read(
      try FileBytes.read(file), fileName: file, encoding: encoding.encoding,
      findings: { Terminal.note([$0]) })
    let done = try study.withStudy {
      try $0.adjudicate(decisions, as: agreed, by: audit.by, reason: audit.reason)
    }
    Terminal.note(done.line(agreed))
  }
}

struct AdjudicateAgreed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreed",
    abstract: "Take what the coders agree on into the agreed version, in one event.",
    discussion: """
      Of codings that say the same, those of the coder who is named first in --coders are taken over, \
      with their words. Codings that are in the agreed version already stay.
      """)

  @Option(
    name: .customLong("as"), help: "The coder of the agreed version; made where there is none.")
  var agreed: String = "agreed"

  @OptionGroup var coders: CodersOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let done = try study.withStudy { study in
      let (comparison, snapshot) = try coders.compare(study)
      coders.noteUncompared(comparison, snapshot)
      return try study.adjudicate(
        [Adjudication(accepted: comparison.shared(besides: snapshot).map(\.id))], as: agreed,
        by: audit.by, reason: audit.reason)
    }
    Terminal.note(done.line(agreed))
  }
}

extension Adjudicated {
  /// What was done, for people.
  func line(_ agreed: String) -> String {
    accepted + rejected == 0
      ? "There was nothing to decide; nothing was changed."
      : "\(counted(accepted, "coding")) accepted, \(rejected) rejected;"
        + " \(counted(made, "coding")) of \"\(agreed)\" made."
  }
}
