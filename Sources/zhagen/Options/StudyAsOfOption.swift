import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

/// Which study a command reads, and as of when: for every command that only reads.
struct StudyAsOfOption: ParsableArguments {
  @OptionGroup var study: StudyOption

  @Option(
    help: ArgumentHelp(
      "Read the study as it was after this event: its number, its id, or a day (2026-03-01: its end)"
        + " or moment (2026-03-01T08:30:00Z) in UTC.",
      valueName: "event"))
  var asOf: EventReference?

  /// Opens the study, runs `body`, and closes the file whatever happens.
  func withStudy<Result>(_ body: (StudyFile) throws -> Result) throws -> Result {
    guard let asOf else { return try study.withStudy(body) }
    return try study.withStudy(asOf: asOf) { file in
      if let event = try file.history().last {
        let time = event.time.formatted(.iso8601)
        Terminal.note("As of event \(event.number) (\(time), \(event.verb)).")
      }
      return try body(file)
    }
  }
}

extension EventReference: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
