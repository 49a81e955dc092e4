import ArgumentParser
import StudyStore

/// Whether a change of the codebook's shape is only tried, and how its result is told.
struct RehearsalOption: ParsableArguments {
  @Flag(help: "Show what would be done, and change nothing.")
  var dryRun = false

  /// Prints the findings, then what was done or would be.
  func tell(_ result: Reshaped) {
    Terminal.note(result.findings)
    Terminal.note(result.summary + ".")
    if dryRun { Terminal.note("Nothing was changed (--dry-run).") }
  }
}
