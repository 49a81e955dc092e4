import ArgumentParser
import StudyStore

struct CodeMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Put codes, with all below them, under another one.")

  @Argument(
    help: ArgumentHelp(
      "The codes, by name, path or number; - reads them from standard input, @FILE from a file, "
        + "one a line.", valueName: "code"))
  var codes: [String]

  @Option(help: ArgumentHelp("The code they go under.", valueName: "parent"))
  var to: String?

  @Flag(help: "Take them out from under their parent.")
  var top = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if (to == nil) != top { throw ValidationError("Give --to PARENT, or --top.") }
  }

  func run() throws {
    let codes = try NameList(codes, what: "codes").names
    let moved = try study.withStudy {
      try $0.moveCodes(codes, to: to, by: audit.by, reason: audit.reason)
    }
    let there = codes.count == 1 ? "\"\(codes[0])\" is" : "All of them are"
    Terminal.note(moved.map { $0.summary + "." } ?? "\(there) there already; nothing was changed.")
  }
}
