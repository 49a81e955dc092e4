import ArgumentParser
import GroundedTheory
import StudyStore

struct Condense: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "condense", abstract: "Put several codes under one category, with the reason.",
    discussion: """
      The category is made at the next level up where there is none of that name; the reason is kept \
      as a memo on it and in the history. `zhagen code list --loose` prints what is not condensed yet.

        zhagen condense a1 a4 a9 --into 任务繁重 --reason "都说事情多、时间少"
      """)

  @Argument(
    help: ArgumentHelp(
      "The codes, by name, path or number; - reads them from standard input, @FILE from a file, "
        + "one a line.", valueName: "code"))
  var codes: [String]

  @Option(
    help: ArgumentHelp("The category, or the name of a new one.", valueName: "category"))
  var into: String

  @Option(help: "Its level by key or name; without it, the next above the codes.")
  var level: String?

  @Option(
    help: ArgumentHelp(
      "What a new category goes under; without it, under the parent that the codes share.",
      valueName: "code"))
  var parent: String?

  @Option(help: ArgumentHelp("Why they belong together.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("What kind of memo the reason is.", valueName: "kind"))
  var memoKind: Memo.Kind = .code

  @Option(help: ArgumentHelp("Who does this, for the history.", valueName: "name"))
  var by: String?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var study: StudyOption

  func run() throws {
    let codes = try NameList(codes, what: "codes").names
    let result = try study.withStudy {
      try $0.condense(
        codes, into: into, level: level, under: parent, memo: memoKind, by: by, reason: reason,
        rehearsing: rehearsal.dryRun)
    }
    guard let result else {
      return Terminal.note("All of them lie under \"\(into)\" already; nothing was changed.")
    }
    rehearsal.tell(result)
  }
}
