import ArgumentParser
import GroundedTheory

struct CodeAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a code at a level of the ladder.")

  @Argument(help: "The code's name.")
  var name: String

  @Option(help: "Its level by key or name, such as concept or main.")
  var level: String

  @Option(help: ArgumentHelp("The code it goes under.", valueName: "code"))
  var parent: String?

  @Option(help: "What it means.")
  var definition = ""

  @Flag(help: "Its name is what a participant said.")
  var inVivo = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let (code, number) = try study.withStudy { study in
      let code = try study.addCode(
        name, level: level, under: parent, definition: definition, inVivo: inVivo,
        by: audit.by, reason: audit.reason)
      return (code, try study.codebook().number(of: code))
    }
    Terminal.note("Added \(number) \"\(code.name)\" (\(code.level)).")
  }
}
