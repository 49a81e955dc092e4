import ArgumentParser
import GroundedTheory
import StudyStore

struct CodeMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge codes of one level into one.",
    discussion: """
      Codings keep their ids and come to the code that stays; where one coder coded the same words \
      twice, one coding stays, with the memos and relations of both. What lies below the merged codes, \
      their relations, memos and autocode rules come along; their names become aliases, their \
      definitions memos. `zhagen undo` takes all of it back.

        zhagen code merge a3 a7 --into a3 --reason "两者说的是一回事"
        zhagen code merge 人手不足 缺人 --into 人员短缺
      """)

  @Argument(
    help: ArgumentHelp(
      "The codes, by name, path or number; - reads them from standard input, @FILE from a file, "
        + "one a line.", valueName: "code"))
  var codes: [String]

  @Option(
    help: ArgumentHelp(
      "The code that stays: one of them, another one of their level, or the name of a new one.",
      valueName: "code"))
  var into: String

  @Option(
    help: ArgumentHelp(
      "What a new code goes under; without it, under the parent that the merged ones share.",
      valueName: "code"))
  var parent: String?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let codes = try NameList(codes, what: "codes").names
    rehearsal.tell(
      try study.withStudy {
        try $0.mergeCodes(
          codes, into: into, under: parent, by: audit.by, reason: audit.reason,
          rehearsing: rehearsal.dryRun)
      })
  }
}
