import ArgumentParser
import GroundedTheory

struct MemoEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Give a memo other words, another kind or other codes to compare.",
    discussion: "What it said before stays in the history, and `undo` brings it back.")

  @Argument(help: .memoID)
  var id: String

  @OptionGroup var note: NoteText

  @Option(
    help: ArgumentHelp("The codes that it compares, in place of those before.", valueName: "codes"))
  var compare: [String] = []

  @Option(help: "What it is about.")
  var kind: Memo.Kind?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if note.text == nil, note.file == nil, compare.isEmpty, kind == nil {
      throw ValidationError("Give the new words, --kind or --compare.")
    }
  }

  func run() throws {
    let words = try note.words()
    let (memo, isChanged) = try study.withStudy {
      try $0.editMemo(
        id, text: words, kind: kind, compared: compare.isEmpty ? nil : ComparedCodes.split(compare),
        by: audit.by, reason: audit.reason)
    }
    Terminal.note(
      isChanged
        ? "The memo reads now: \(excerpt(memo.text))"
        : "The memo is like that already; nothing was changed.")
  }
}
