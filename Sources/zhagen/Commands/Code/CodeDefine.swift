import ArgumentParser

struct CodeDefine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Say what a code means.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Argument(help: "The definition.")
  var definition: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.defineCode(code, as: definition, by: audit.by, reason: audit.reason)
      )
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" is defined like that already; nothing was changed."
        : "Defined \"\(after.name)\".")
  }
}
