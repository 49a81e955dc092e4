import ArgumentParser
import StudyStore

struct SourceRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a source another name; its number stays.")

  @Argument(help: "The source's name or number.")
  var source: String

  @Argument(help: "The new name, which no other source has.")
  var name: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy {
      try $0.renameSource(source, to: name, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Renamed \"\(source)\" to \"\(name)\".")
  }
}
