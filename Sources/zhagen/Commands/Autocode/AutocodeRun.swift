import ArgumentParser
import GroundedTheory
import StudyStore

struct AutocodeRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run rules over all sources; what is coded so already stays.",
    discussion: """
      Prints for each rule and source how many codings are new and how many were there. With --dry-run \
      nothing is kept, and the first places of each rule are shown with the words around them.
      """)

  @Argument(help: ArgumentHelp("The rules; without any, all.", valueName: "rule"))
  var rules: [String] = []

  @Flag(help: "Show what would be done, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("How many places of each rule --dry-run shows.", valueName: "n"))
  var samples = 5

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if samples < 0 { throw ValidationError("--samples is a number from 0; \(samples) is none.") }
  }

  func run() throws {
    let report = try study.withStudy {
      try $0.runRules(
        rules, isRehearsal: dryRun, samples: dryRun ? samples : 0, by: audit.by,
        reason: audit.reason)
    }
    try output.write(.ruleCounts(report.counts))
    for sample in report.samples { Terminal.note(sample.line) }
    let new = report.counts.map(\.new).reduce(0, +)
    let present = report.counts.map(\.present).reduce(0, +)
    Terminal.note(
      "\(counted(new, "coding")) \(dryRun ? "would be " : "")added, \(present) there already.")
    if dryRun { Terminal.note("Nothing was changed (--dry-run).") }
  }
}

extension RuleSample {
  /// The place on one line, with the words around it.
  fileprivate var line: String {
    let words = "\(before)【\(excerpt(match, limit: 60))】\(after)"
    return "\(rule): \(source) \(turn): …\(words.map { $0.isNewline ? " " : String($0) }.joined())…"
  }
}
