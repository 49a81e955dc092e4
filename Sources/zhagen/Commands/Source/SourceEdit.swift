import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct SourceEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Correct a source's text in your editor; codings move along.",
    discussion: """
      Opens the text in the editor that VISUAL or EDITOR names. What becomes of the codings is shown as \
      by `source replace`, and nothing changes without consent. Turns go on where their labels do: a \
      line that begins with a known speaker's label opens a turn, and taking a label away joins two. An \
      edited text that is not taken is kept beside the study.
      """)

  @Argument(help: "The source's name or number.")
  var source: String

  @OptionGroup var consent: ConsentOption
  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let isDone = try study.withStudy { study in
      let draft = try EditorDraft(
        study.text(ofSource: source).text.utf8, named: source, besides: study.path)
      defer { draft.remove() }
      do {
        let isDone = try edit(draft, in: study)
        if !isDone { draft.keep() }
        return isDone
      } catch {
        draft.keep()
        throw error
      }
    }
    if !isDone, !consent.dryRun { throw ExitCode.failure }
  }

  private func edit(_ draft: EditorDraft, in study: StudyFile) throws -> Bool {
    try draft.openEditor()
    let old = try study.text(ofSource: source)
    // Someone else may have corrected it while the editor was open.
    guard draft.began(with: old.text.utf8) else { throw Violation.changedMeanwhile(source) }
    let document = try EditedTranscript.read(
      bytes: try draft.edited(), fileName: "\(source).txt", previous: old)
    let prepared = try study.prepareRevision(ofSource: source, as: document)
    return try RevisionReport(
      consent: consent, output: output, audit: audit, verb: "source edit"
    ).settle(prepared, in: study)
  }
}
