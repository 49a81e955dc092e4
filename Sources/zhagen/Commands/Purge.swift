import ArgumentParser
import GroundedTheory
import StudyStore

struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Erase a participant who withdraws, for good.",
    discussion: """
      Erases the participant, the sources that nobody else speaks in, and the participant's turns in the \
      others: every revision of the text, the codings and memos on it, and the words that were quoted \
      elsewhere. It cannot be undone, and copies of the study that Zhagen made are removed. Copies that \
      you made yourself, and the files that you imported, you must delete yourself.
      """)

  @Option(
    help: ArgumentHelp("The participant, as `participant list` prints it.", valueName: "name"))
  var participant: String?

  @Flag(help: "Only finish an earlier purge that could not clean the file.")
  var finish = false

  @OptionGroup var consent: ConsentOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if (participant == nil) != finish {
      throw ValidationError("Name the participant with --participant, or give --finish alone.")
    }
  }

  func run() throws {
    try study.withStudy { study in
      guard let participant else {
        try study.compact()
        return Terminal.note("The file holds nothing but what is stored.")
      }
      let rehearsed = try study.purge(participant: participant, isRehearsal: true)
      rehearsed.lines.forEach(Terminal.note)
      guard try consent.isGiven(for: "This erases \"\(participant)\" and cannot be undone.") else {
        return
      }
      _ = try study.purge(participant: participant, by: audit.by, reason: audit.reason)
      Terminal.note("Erased \"\(participant)\".")
      for source in rehearsed.sources + rehearsed.turns.keys.sorted() {
        for path in EditorDraft.kept(of: source, besides: study.path) {
          Terminal.note("\"\(path)\", kept by `source edit`, may hold these words; delete it.")
        }
        for path in SheetFile.kept(of: source, besides: study.path) {
          Terminal.note("\"\(path)\", left by `code session`, may hold these words; delete it.")
        }
      }
      for path in study.backups() {
        Terminal.note("The backup \"\(path)\" holds these words; delete it.")
      }
    }
  }
}

extension Purged {
  /// What goes, a line each.
  fileprivate var lines: [String] {
    var lines = sources.map { "source \"\($0)\": all of it" }
    lines += turns.sorted { $0.key < $1.key }.map {
      "source \"\($0.key)\": \(counted($0.value, "turn"))"
    }
    if lines.isEmpty { lines.append("no source is linked to this participant") }
    lines += unlinked.map { "source \"\($0)\": kept, as it is linked to this participant no more" }
    lines.append("\(counted(codings, "coding")), \(counted(memos, "memo"))")
    if redacted > 0 {
      lines.append("\(counted(redacted, "text")) elsewhere that quote these words")
    }
    return lines + backups.map { "the copy \"\($0)\"" }
  }
}
