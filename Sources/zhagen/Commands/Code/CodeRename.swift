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
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.renameCode(code, to: name, by: audit.by, reason: audit.reason)
      )
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" has that name already; nothing was changed."
        : "\"\(before.name)\" is now \"\(after.name)\".")
  }
}
