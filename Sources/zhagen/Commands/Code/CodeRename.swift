import ArgumentParser

struct CodeRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a code another name; codings and number stay.",
    discussion: "It can still be found by its old name, which becomes an alias.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "Its new name.")
  var name: String

  @Flag(help: "Do not keep the old name as an alias.")
  var noAlias = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.renameCode(
          code, to: name, keeping: !noAlias, by: audit.by, reason: audit.reason)
      )
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" has that name already; nothing was changed."
        : "\"\(before.name)\" is now \"\(after.name)\".")
  }
}
