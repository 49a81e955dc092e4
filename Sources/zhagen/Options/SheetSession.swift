import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows what an edited sheet changes, asks where somebody can answer, and writes it.
struct SheetSession {
  let study: StudyFile
  let source: String
  let coder: String
  let consent: ConsentOption
  let output: OutputOption
  let audit: AuditOption

  /// What became of a sheet.
  enum Outcome {
    /// It is in the study, or says nothing that the study does not.
    case done
    /// It was shown and not written.
    case kept
    /// It is to be edited again.
    case again
  }

  /// Whether somebody can be asked.
  static var isAttended: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Lays a sheet beside the study, or goes on with the one that lies there.
  /// - Parameter printed: the sheet as the study stands.
  /// - Returns: whether the sheet is done with; else it is kept.
  func open(_ file: SheetFile, printed: String, isResumed: Bool) throws -> Bool {
    guard file.exists == isResumed else {
      throw SheetPresence(path: file.path, isThere: file.exists)
    }
    if isResumed { try annotate(file) } else { try file.write(printed) }
    var isDone = false
    defer {
      if !isDone, !isResumed, (try? file.read()) == printed {
        file.remove()
      } else if !isDone, file.exists {
        Terminal.note("The sheet is kept as \"\(file.path)\"; go on with --resume.")
      }
    }
    isDone = try edit(file, printed: isResumed ? nil : printed)
    return isDone
  }

  /// Puts what is wrong with a sheet that was left above its lines.
  private func annotate(_ file: SheetFile) throws {
    let sheet = try file.read()
    do {
      _ = try study.prepareSession(sheet, ofSource: source, coder: coder)
    } catch SheetRefusal.mistakes(let mistakes) {
      try file.write(SheetMistake.annotate(sheet, with: mistakes))
    }
  }

  /// The sheet in the editor, as often as it takes.
  /// - Returns: whether the sheet is done with; it is removed then.
  private func edit(_ file: SheetFile, printed: String?) throws -> Bool {
    while true {
      try Editor.edit(file.path)
      let edited = try file.read()
      if edited == printed {
        file.remove()
        Terminal.note("Nothing was coded.")
        return true
      }
      do {
        switch try settle(edited) {
        case .done:
          file.remove()
          return true
        case .kept: return false
        case .again: continue
        }
      } catch SheetRefusal.mistakes(let mistakes) where Self.isAttended {
        Terminal.note(SheetRefusal.mistakes(mistakes).description)
        try file.write(SheetMistake.annotate(edited, with: mistakes))
        Terminal.ask("Open the editor again? [Y/n] ")
        if answer()?.hasPrefix("n") ?? true { return false }
      }
    }
  }

  /// Reads a sheet and writes what it changes.
  func settle(_ edited: String) throws -> Outcome {
    let plan = try study.prepareSession(edited, ofSource: source, coder: coder)
    if plan.isEmpty {
      Terminal.note("The sheet says what the study says; nothing was changed.")
      return .done
    }
    try output.write(
      ReportTable.session(plan.changes, on: plan.sheet, in: plan.codebook),
      naming: plan.codebook.ladder.all)
    Terminal.note("\(plan.sheet.source): \(plan.changes.summary)")
    if consent.dryRun {
      Terminal.note("Nothing was changed (--dry-run).")
      return .kept
    }
    if !consent.yes, Self.isAttended {
      Terminal.ask("Write this? [y]es, [e]dit again, [n]o, keep the sheet: ")
      switch answer() {
      case "y", "yes", "是": break
      case "e", "edit": return .again
      default: return .kept
      }
    }
    let unsupported = try study.apply(plan, by: audit.by, reason: audit.reason)
    for relation in unsupported {
      Terminal.note("note: \(relation) has no coding left that supports it")
    }
    return .done
  }

  /// nil where the terminal went away.
  private func answer() -> String? {
    readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
  }
}

/// A sheet that is there and was not asked for, or the other way round.
struct SheetPresence: Error, CustomStringConvertible {
  let path: String
  let isThere: Bool

  var description: String {
    isThere
      ? "A sheet of an earlier session lies there: \"\(path)\". Go on with it (--resume), or throw it"
        + " away (--discard)."
      : "No sheet was left: there is no \"\(path)\"."
  }
}
