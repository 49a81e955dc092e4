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
    let defined = try study.withStudy {
      try $0.defineCode(code, as: definition, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Defined \"\(defined.name)\".")
  }
}
