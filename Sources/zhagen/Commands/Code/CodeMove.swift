import ArgumentParser

struct CodeMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Put a code, with all below it, under another one.")

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Option(help: ArgumentHelp("The code it goes under.", valueName: "parent"))
  var to: String?

  @Flag(help: "Take it out from under its parent.")
  var top = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if (to == nil) != top { throw ValidationError("Give --to PARENT, or --top.") }
  }

  func run() throws {
    let (before, after, path) = try study.withStudy { study in
      let before = try study.codebook().code(named: code)
      let moved = try study.moveCode(code, to: to, by: audit.by, reason: audit.reason)
      return (before, moved, try study.codebook().path(of: moved))
    }
    let place = after.parent == nil ? "the top" : "\"\(path)\""
    Terminal.note(
      before == after
        ? "\"\(after.name)\" is there already; nothing was changed."
        : "Moved \"\(after.name)\" to \(place).")
  }
}
