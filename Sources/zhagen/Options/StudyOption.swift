import ArgumentParser
import Foundation
import StudyStore

/// Which study a command works on.
struct StudyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The study file. Default: ZHAGEN_STUDY, or the only .zhagen file in this folder.",
      valueName: "file"))
  var study: String?

  /// Opens the study, runs `body`, and closes the file whatever happens.
  func withStudy<Result>(
    asOf event: EventReference? = nil, _ body: (StudyFile) throws -> Result
  ) throws -> Result {
    let path = try path()
    let file = try event.map { try StudyFile.open(at: path, asOf: $0) } ?? StudyFile.open(at: path)
    if let backup = file.upgradeBackup {
      Terminal.note("Brought \"\(file.path)\" up to date; as it was, it is kept as \"\(backup)\".")
    }
    do {
      let result = try body(file)
      try file.close()
      return result
    } catch {
      try? file.close()
      throw error
    }
  }

  private func path() throws -> String {
    if let study { return study }
    if let named = ProcessInfo.processInfo.environment["ZHAGEN_STUDY"], !named.isEmpty {
      return named
    }
    let here = try FileManager.default.contentsOfDirectory(atPath: ".")
      .filter { $0.hasSuffix(".zhagen") }.sorted()
    switch here.count {
    case 1: return here[0]
    case 0:
      throw usage(
        "No study: there is no .zhagen file in this folder. Make one with `zhagen init NAME.zhagen`,"
          + " or name one with --study FILE.")
    default:
      throw usage(
        "Which study? This folder holds \(here.joined(separator: ", ")); name one with --study FILE."
      )
    }
  }

  /// Says what is missing without the lines on usage, which would not help here.
  private func usage(_ message: String) -> ExitCode {
    Terminal.note("Error: \(message)")
    return .validationFailure
  }
}
