import ArgumentParser
import GroundedTheory

struct QuerySave: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Keep a query under a name; a name that is kept gets the new one.",
    discussion: """
      The query is kept as it is written. A code that is renamed later is still found by the name it had.

        zhagen query save 参与与经费 '居民参与 near 经费 within 2 sentences'
        zhagen query run 参与与经费
      """)

  @Argument(help: "What it shall be called.")
  var name: String

  @Argument(help: ArgumentHelp("The query, in quotation marks of the shell.", valueName: "query"))
  var text: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    do { _ = try Query(text) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  func run() throws {
    let (saved, before) = try study.withStudy {
      try $0.saveQuery(name, text, by: audit.by, reason: audit.reason)
    }
    guard let before else { return Terminal.note("Saved the query \"\(saved.name)\".") }
    Terminal.note(
      before == saved
        ? "The query \"\(saved.name)\" is so already; nothing was changed."
        : "Saved the query \"\(saved.name)\"; before, it was: \(before.text)")
  }
}
