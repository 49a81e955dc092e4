import ArgumentParser
import StudyStore

struct CodePromote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Bring a code one level up, or to a higher level.",
    discussion: """
      Codings, memos and relations stay. Each level numbers its codes; back at a level that it had \
      before, a code has its old number again.
      """)

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @OptionGroup var step: StepOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let result = try study.withStudy {
      try $0.promoteCode(
        code, to: step.level, under: step.parent, below: step.below, by: audit.by,
        reason: audit.reason)
    }
    Terminal.note(result.summary + ".")
  }
}
