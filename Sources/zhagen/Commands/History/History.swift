import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The audit trail: every write, who made it, when and why.",
    discussion: """
      `undone_by` is the event that took a write back. A time is a day (2026-03-01) or a moment \
      (2026-03-01T08:30:00Z), in UTC as they are printed.
      """)

  @Option(help: "Only what touched this code, its codings, memos or relations.")
  var code: String?

  @Option(help: ArgumentHelp("Only what this coder did.", valueName: "name"))
  var coder: String?

  @Option(help: "Only this kind of write, such as coding or \"coding add\".")
  var verb: String?

  @Option(help: ArgumentHelp("Only from this day or moment on.", valueName: "time"))
  var since: Moment?

  @Option(help: ArgumentHelp("Only until the end of this day, or this moment.", valueName: "time"))
  var until: Moment?

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let events = try study.withStudy { study in
      try study.history(
        EventFilter(
          code: code, coder: coder, verb: verb, since: since?.time,
          until: until?.end))
    }
    try output.write(ReportTable.history(events))
  }
}

extension Moment: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
