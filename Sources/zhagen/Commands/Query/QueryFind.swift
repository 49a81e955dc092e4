import ArgumentParser
import GroundedTheory
import StudyStore

struct QueryFind: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "List the codings that a query chooses; `find` may be left out.",
    discussion: "docs/queries.md has the language; `zhagen help query` shows examples.")

  @Argument(help: ArgumentHelp("The query, in quotation marks of the shell.", valueName: "query"))
  var text: String

  @OptionGroup var answer: QueryAnswer

  /// The query is read here, so that a slip in it is wrong usage.
  func validate() throws {
    do { _ = try Query(text) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  func run() throws { try answer.print { _ in try Query(text) } }
}

struct QueryRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "List the codings that a saved query chooses now.")

  @Argument(help: "The name of the saved query.")
  var name: String

  @OptionGroup var answer: QueryAnswer

  func run() throws { try answer.print { try Query(try $0.query(named: name).text) } }
}

/// How the codings that a query chooses are printed.
struct QueryAnswer: ParsableArguments {
  @Flag(help: "Print how many codings there are, by source and code, instead of the codings.")
  var count = false

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func print(_ query: (StudyFile) throws -> Query) throws {
    let (snapshot, matches) = try study.withStudy { study in
      try study.matches(of: try query(study), withQuotes: !count)
    }
    try output.write(table(snapshot, matches), naming: snapshot.codebook.ladder.all)
    let sources = Set(matches.map(\.coding.source)).count
    Terminal.note(
      "\(counted(matches.count, "coding")) in \(counted(sources, "source")).")
  }

  private func table(_ snapshot: StudySnapshot, _ matches: [QueryMatch]) -> ReportTable {
    if count { return .counts(of: matches, in: snapshot) }
    let table = ReportTable.matches(matches, of: snapshot)
    guard output.format == .table else { return table }
    let partners =
      matches.contains { !$0.partners.isEmpty } ? ["with_code", "with_quote"] : []
    return table.selecting(["id", "source", "turn", "code", "coder", "quote"] + partners)
      .shorteningIDs()
  }
}
