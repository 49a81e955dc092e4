import ArgumentParser
import GroundedTheory

struct CodeAlias: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Let a code be found by other names too.",
    discussion: """
      A name that a code has now always wins over an alias. `code rename` keeps the old name as one.
      """)

  @Argument(help: "The code, by name, path or number.")
  var code: String

  @Option(
    help: ArgumentHelp("A name by which it can be found; may be repeated.", valueName: "name"))
  var add: [String] = []

  @Option(help: ArgumentHelp("An alias that it is to lose; may be repeated.", valueName: "name"))
  var remove: [String] = []

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if add.isEmpty, remove.isEmpty { throw ValidationError("Give --add NAME or --remove NAME.") }
  }

  func run() throws {
    let (before, after, taken) = try study.withStudy { study in
      let codebook = try study.codebook()
      let before = try codebook.code(named: code)
      let after = try study.setAliases(
        ofCode: code, adding: add, removing: remove, by: audit.by, reason: audit.reason)
      return (before, after, add.filter { name in codebook.codes.contains { $0.name == name } })
    }
    Terminal.note(
      before == after
        ? "\"\(after.name)\" has these aliases already; nothing was changed."
        : "\"\(after.name)\": "
          + (after.aliases.isEmpty
            ? "no aliases." : "also \(after.aliases.joined(separator: ", "))."))
    for name in taken where name != after.name {
      Terminal.note("note: a code is called \"\(name)\" now; the alias counts only once it is not")
    }
  }
}
