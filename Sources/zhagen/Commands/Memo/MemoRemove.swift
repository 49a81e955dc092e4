import ArgumentParser
import GroundedTheory

struct MemoRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a memo back; the history keeps it.")

  @Argument(help: .memoID)
  var id: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let memo = try study.withStudy {
      try $0.removeMemo(id, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Removed the memo: \(excerpt(memo.text))")
  }
}
