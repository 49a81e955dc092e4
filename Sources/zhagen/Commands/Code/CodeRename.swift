import ArgumentParser

struct CodeRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a code another name; codings and number stay.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "Its new name.")
  var name: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let renamed = try study.withStudy {
      try $0.renameCode(code, to: name, by: audit.by, reason: audit.reason)
    }
    Terminal.note("\"\(code)\" is now \"\(renamed.name)\".")
  }
}
