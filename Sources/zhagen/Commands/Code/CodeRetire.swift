import ArgumentParser
import StudyStore

struct CodeRetire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Take a code out of the codebook; the history keeps it.",
    discussion: """
      A code that something refers to is not retired unless it is said what becomes of that: \
      --codings-to merges it into another code, --with-codings retires its codings, memos, relations \
      and autocode rules with it.
      """)

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Option(
    help: ArgumentHelp("Merge it into this code, as `code merge` does.", valueName: "code"))
  var codingsTo: String?

  @Flag(help: "Retire its codings, memos, relations and rules with it.")
  var withCodings = false

  @Flag(help: "Retire all codes below it too.")
  var withChildren = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if codingsTo != nil && (withCodings || withChildren) {
      throw ValidationError(
        "--codings-to keeps everything; --with-codings and --with-children retire it. Give one.")
    }
  }

  func run() throws {
    rehearsal.tell(
      try study.withStudy { study in
        if let codingsTo {
          _ = try study.codebook().code(named: codingsTo)
          return try study.mergeCodes(
            [code], into: codingsTo,
            by: audit.by, reason: audit.reason, rehearsing: rehearsal.dryRun)
        }
        return try study.retireCode(
          code, withCodings: withCodings, withChildren: withChildren, by: audit.by,
          reason: audit.reason, rehearsing: rehearsal.dryRun)
      })
  }
}
