import ArgumentParser
import Foundation
import GroundedTheory
import StudyStore

struct SourceHoldOut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold-out", abstract: "Set sources aside for the test of saturation.",
    discussion: "The day and the reason stay with each source; `source take-in` takes it back.")

  @Argument(help: ArgumentHelp("Names or numbers of sources.", valueName: "source"))
  var sources: [String]

  @Option(help: ArgumentHelp("The day, such as 2022-03-01; today unless given.", valueName: "date"))
  var on: String?

  @Option(help: ArgumentHelp("Why, for the history and the list of sources.", valueName: "text"))
  var reason = ""

  @Option(help: ArgumentHelp("Who does this, for the history.", valueName: "name"))
  var by: String?

  @OptionGroup var study: StudyOption

  func run() throws {
    let holdOut = try HoldOut(on: on ?? Self.today, reason: reason)
    try study.withStudy {
      try $0.holdOut(sources: sources, as: holdOut, by: by, reason: reason)
    }
    Terminal.note("Set aside \(sources.joined(separator: ", ")) on \(holdOut.day ?? "").")
  }

  /// Where the researcher is, not in Greenwich.
  private static var today: String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let day = calendar.dateComponents([.year, .month, .day], from: Date())
    return [(day.year, 4), (day.month, 2), (day.day, 2)].map { number, width in
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }
}

struct SourceTakeIn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-in", abstract: "Take sources back that were set aside.")

  @Argument(help: ArgumentHelp("Names or numbers of sources.", valueName: "source"))
  var sources: [String]

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy {
      try $0.takeIn(sources: sources, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Took back \(sources.joined(separator: ", ")).")
  }
}
