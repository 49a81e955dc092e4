import ArgumentParser
import GroundedTheory
import StudyStore

struct CodeSplit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Move some of a code's codings to another or a new code.",
    discussion: """
      Say which codings: of several conditions all must hold. Only codings of the code itself are \
      moved, not of those below it. They keep their ids, memos and place under relations.

        zhagen code split 负担 --into 考核负担 --contains 考核 --dry-run
        zhagen code split 负担 --into 居民的负担 --where 'role=居民'
      """)

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Option(
    help: ArgumentHelp(
      "The code that they come to, or the name of a new one at the same level.", valueName: "code"))
  var into: String

  @Option(
    help: ArgumentHelp(
      "What a new code goes under; without it, where the code that is split lies.",
      valueName: "code"))
  var parent: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "These codings, by id or enough of its beginning or end; - reads ids from standard input, "
        + "@FILE from a file, one a line.", valueName: "id"))
  var codings: [String] = []

  @Option(
    help: ArgumentHelp("What is said under this label in the transcript.", valueName: "label"))
  var speaker: String?

  @Option(help: ArgumentHelp("Quotes with these words; may be given again.", valueName: "words"))
  var contains: [String] = []

  @OptionGroup var words: WordsOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if try codings.isEmpty && speaker == nil && contains.isEmpty && words.selection() == Selection()
    {
      throw ValidationError(
        "Say which codings: --codings, --contains, --speaker, --source, --participant, --where or"
          + " --coder. To move all of them, use `zhagen code merge`.")
    }
  }

  func run() throws {
    let choice = CodingChoice(
      selection: try words.selection(), speaker: speaker, words: contains,
      ids: codings.isEmpty ? nil : try NameList(codings, what: "ids of codings").names)
    rehearsal.tell(
      try study.withStudy { study in
        let chosen = try study.codings(ofCode: code, choice)
        return try study.splitCode(
          code, into: into, codings: chosen.map(\.id), under: parent, by: audit.by,
          reason: audit.reason, rehearsing: rehearsal.dryRun)
      })
  }
}
