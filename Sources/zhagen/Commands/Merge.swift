import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

extension MergePreference: ExpressibleByArgument {}

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take in what another copy of this study has: codes, codings, memos, history.",
    discussion: """
      Each coder works in a copy (`cp study.zhagen li.zhagen`); afterwards:

        zhagen merge li.zhagen --dry-run
        zhagen merge li.zhagen --prefer newer

      The other copy is only read. What one copy changed is taken as it is there; what both changed in \
      different ways is a conflict: choose with --prefer, or one by one on a terminal or in a table:

        zhagen merge li.zhagen --dry-run --conflicts open.csv
        zhagen merge li.zhagen --decide open.csv

      with `ours` or `theirs` in the column "decision". A merge is one event: `undo` takes all of it back.
      """)

  @Argument(help: "The other copy.")
  var other: String

  @Option(
    help: "Settle conflicts for this copy (ours), the other (theirs), or the later change (newer).")
  var prefer: MergePreference?

  @Option(help: ArgumentHelp("Decisions: the table of --conflicts, filled in.", valueName: "file"))
  var decide: String?

  @Option(help: ArgumentHelp("Write the conflicts to this table.", valueName: "file"))
  var conflicts: String?

  @Flag(help: "Take in another study, no copy of this one; things of one name become one.")
  var unrelated = false

  @Flag(help: "Show what would be done, and change nothing.")
  var dryRun = false

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    var choices = MergeChoices(prefer: prefer, unrelated: unrelated)
    if let decide {
      choices.decisions = try DecisionsCSV.read(
        try FileBytes.read(decide), fileName: decide, findings: { Terminal.note([$0]) })
    }
    try study.withStudy { study in
      let merged = try merge(in: study, &choices)
      try output.write(merged.table)
      Terminal.note(merged.findings)
      MergeAnswers.tell(merged, isRehearsal: dryRun)
    }
  }

  /// Merges; where conflicts are open, they are written down and asked for first.
  private func merge(in study: StudyFile, _ choices: inout MergeChoices) throws -> Merged {
    do {
      let merged = try study.merge(
        other, choosing: choices, isRehearsal: dryRun, by: audit.by, reason: audit.reason)
      if let conflicts { try MergeAnswers.write(merged.conflicts, to: conflicts) }
      return merged
    } catch MergeRefusal.conflicts(let open) {
      if let conflicts { try MergeAnswers.write(open, to: conflicts) }
      choices = try MergeAnswers.ask(open, choices)
      return try study.merge(other, choosing: choices, by: audit.by, reason: audit.reason)
    }
  }
}
