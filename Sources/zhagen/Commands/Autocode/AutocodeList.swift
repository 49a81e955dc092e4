import ArgumentParser
import GroundedTheory

struct AutocodeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules with their last run and the codings of theirs that are still there.")

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try study.withStudy { study in
      let codebook = try study.codebook()
      let table = ReportTable.rules(
        try study.rules(), runs: try study.ruleRuns(), in: codebook, coders: try study.coders())
      try output.write(
        output.format == .table
          ? table.droppingUnused([
            "words", "regex", "fold", "speaker", "role", "where", "last_run", "time",
          ]) : table,
        naming: codebook.ladder.all)
    }
  }
}

struct AutocodeShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the runs of a rule that were not undone.")

  @Argument(help: ArgumentHelp("The rule's name.", valueName: "rule"))
  var name: String

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(.ruleRuns(try study.withStudy { try $0.runs(ofRule: name) }))
  }
}

struct AutocodeRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a rule away; the codings that it made stay.")

  @Argument(help: ArgumentHelp("The rule's name.", valueName: "rule"))
  var name: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy { try $0.removeRule(name, by: audit.by, reason: audit.reason) }
    Terminal.note("Removed the rule \"\(name)\"; `zhagen undo` of a run takes its codings back.")
  }
}
