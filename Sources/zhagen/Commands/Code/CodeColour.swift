import ArgumentParser
import GroundedTheory

struct CodeColour: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "colour", abstract: "Give a code a colour, or take it away.",
    discussion: """
      A colour is #RRGGBB, or one of these, which people with any of the usual forms of colour \
      blindness tell apart (Okabe and Ito 2008):
      \(Colour.palette.map { "  \($0.name) (\($0.chinese)) \($0.colour)" }.joined(separator: "\n"))
      """)

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "The colour, or none.")
  var colour: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let wanted = ["none", "无"].contains(colour) ? nil : try Colour(reading: colour)
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.setColour(wanted, ofCode: code, by: audit.by, reason: audit.reason)
      )
    }
    let now = after.colour.map { "\($0)" + ($0.name.map { " (\($0))" } ?? "") } ?? "no colour"
    Terminal.note(
      before == after
        ? "\"\(after.name)\" has \(now) already; nothing was changed."
        : "\"\(after.name)\" has \(now) now.")
  }
}
