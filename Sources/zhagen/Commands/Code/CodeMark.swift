import ArgumentParser
import GroundedTheory

struct CodeMark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Say whether the name of a code is what a participant said.",
    discussion: """
      `coding add --in-vivo` makes a code of a quote and marks it at once.
      """)

  enum Mark: EnumerableFlag {
    case inVivo, notInVivo

    static func help(for value: Self) -> ArgumentHelp? {
      value == .inVivo ? "It is (本土概念)." : "It is the researcher's."
    }
  }

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Flag var mark: Mark

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let (before, after) = try study.withStudy { study in
      (
        try study.codebook().code(named: code),
        try study.markCode(code, inVivo: mark == .inVivo, by: audit.by, reason: audit.reason)
      )
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" is marked like that already; nothing was changed."
        : "\"\(after.name)\" is \(after.isInVivo ? "" : "not ")in vivo.")
  }
}
