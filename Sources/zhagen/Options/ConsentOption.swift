import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Consent to a write that cannot be undone or that changes what was coded.
struct ConsentOption: ParsableArguments {
  @Flag(help: "Show what would be done, and change nothing.")
  var dryRun = false

  @Flag(help: "Do it without asking.")
  var yes = false

  func validate() throws {
    if dryRun, yes { throw ValidationError("--dry-run and --yes exclude each other.") }
  }

  /// Whether to go on: given with `--yes`, or by an answer on a terminal.
  /// - Throws: ``ConsentMissing`` where nobody can be asked.
  func isGiven(for what: String) throws -> Bool {
    if dryRun {
      Terminal.note("Nothing was changed (--dry-run).")
      return false
    }
    if yes { return true }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw ConsentMissing(what: what)
    }
    Terminal.ask("\(what) Go on? [y/N] ")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    if ["y", "yes", "是"].contains(answer) { return true }
    Terminal.note("Nothing was changed.")
    return false
  }
}

/// Nobody could be asked, and nothing was changed.
struct ConsentMissing: Error, CustomStringConvertible {
  let what: String

  var description: String {
    "\(what) Nothing was changed; look at it with --dry-run, then repeat the command with --yes."
  }
}
