import Foundation
import GroundedTheory
import Interchange
import StudyStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Conflicts of a merge, as they are told, written down and answered.
enum MergeAnswers {
  /// Asks for what is open, one by one, where someone is there to answer.
  static func ask(_ conflicts: [MergeConflict], _ choices: MergeChoices) throws -> MergeChoices {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw MergeRefusal.conflicts(conflicts)
    }
    var choices = choices
    for conflict in conflicts where conflict.decision == nil {
      Terminal.ask("\(conflict)\nTake [o]urs or [t]heirs? (enter: leave it open) ")
      switch readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? "" {
      case "o", "ours": choices.decisions[conflict.key] = .ours
      case "t", "theirs": choices.decisions[conflict.key] = .theirs
      default: break
      }
    }
    return choices
  }

  /// Writes the conflicts to a table in which decisions can be filled in.
  static func write(_ conflicts: [MergeConflict], to path: String) throws {
    guard let format = TableFormat(fileName: path), format == .csv || format == .tsv else {
      throw OutputError(path: path, reason: "its name must end with .csv or .tsv.")
    }
    let text = TableWriter.write(.conflicts(conflicts), as: format, bom: true)
    try Terminal.write(text, to: path)
  }

  static func tell(_ merged: Merged, isRehearsal: Bool) {
    for conflict in merged.conflicts {
      Terminal.note("\(conflict); \(conflict.decision.map { "\($0.rawValue) is taken" } ?? "open")")
    }
    let what =
      merged.event == nil
      ? "Nothing to merge: the other copy has nothing that this study lacks."
      : "\(isRehearsal ? "Would merge" : "Merged") \(merged.summary)."
    Terminal.note(what)
    if isRehearsal { Terminal.note("Nothing was changed (--dry-run).") }
  }
}
