import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The audit trail: every write, who made it, when and why.",
    discussion: """
      With --code it tells how a code became what it is, also one that is gone or was called otherwise: \
      what was merged into it and why (--reason of the write) stands among its events.

      `undone_by` is the event that took a write back. A time is a day (2026-03-01) or a moment \
      (2026-03-01T08:30:00Z), in UTC as they are printed.
      """)

  @Option(
    help: ArgumentHelp(
      "Only what touched this code, what was merged into it, its codings, memos or relations. A name"
        + " that it had once will do."))
  var code: String?

  @Option(help: ArgumentHelp("Only what this coder did.", valueName: "name"))
  var coder: String?

  @Option(help: "Only this kind of write, such as coding, merge or \"code merge\".")
  var verb: String?

  @Option(help: ArgumentHelp("Only from this day or moment on.", valueName: "time"))
  var since: Moment?

  @Option(help: ArgumentHelp("Only until the end of this day, or this moment.", valueName: "time"))
  var until: Moment?

  @Flag(help: "With what each write guessed or left out, what it takes back, and its id.")
  var full = false

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let events = try study.withStudy { study in
      try study.history(
        EventFilter(
          code: code, coder: coder, verb: verb, since: since?.time,
          until: until?.end))
    }
    try output.write(ReportTable.history(events, full: full))
    if events.isEmpty { Terminal.note("note: there is no such event") }
  }
}

extension Moment: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
