import ArgumentParser
import GroundedTheory

struct CodingRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a coding back; the history keeps it.")

  @Argument(help: "The coding's id, or enough of its beginning or end as `coding list` prints it.")
  var id: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let removal = try study.withStudy {
      try $0.removeCoding(id, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Removed the coding of \"\(excerpt(removal.quote))\".")
    for relation in removal.unsupported {
      Terminal.note("note: \(relation) has no coding left that supports it")
    }
  }
}
