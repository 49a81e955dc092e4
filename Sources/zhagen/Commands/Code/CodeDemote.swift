import ArgumentParser
import StudyStore

struct CodeDemote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demote", abstract: "Bring a code one level down, or to a lower level.",
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
      try $0.demoteCode(
        code, to: step.level, under: step.parent, below: step.below, by: audit.by,
        reason: audit.reason)
    }
    Terminal.note(result.summary + ".")
  }
}
