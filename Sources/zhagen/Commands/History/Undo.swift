import ArgumentParser
import StudyStore

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take the last write back, or the event of this number.",
    discussion: """
      Undo is an event of its own: nothing is lost, and `redo` brings it back. An event that later \
      work depends on stays; what has to be undone first is named.
      """)

  @Argument(help: "The number of the event, as `history` prints it. Default: the last write.")
  var event: Int?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let done = try study.withStudy { try $0.undo(event, by: audit.by, reason: audit.reason) }
    Terminal.note(done.line)
  }
}

struct Redo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what the last undo took back, as long as nothing else was written since.")

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let done = try study.withStudy { try $0.redo(by: audit.by, reason: audit.reason) }
    Terminal.note(done.line)
  }
}

extension Undone {
  fileprivate var line: String {
    "\(isRedo ? "Redone" : "Undone"): event \(write), \(verb): \(summary)"
  }
}
