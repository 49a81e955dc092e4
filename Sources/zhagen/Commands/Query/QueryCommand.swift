import ArgumentParser

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Choose codings by what they are and how they lie to others.",
    discussion: """
      A query names a code, with all below it, or a condition; relations compare places; and, or, not \
      and parentheses tie them. It yields the codings of what stands on the left of a relation.

        zhagen query '居民参与 near 经费 within 2 sentences and role=居民'
        zhagen query '居民参与 not overlapping 经费' --count
        zhagen query '(A12 or A13) inside 参与意愿 and memo ~ "存疑"' --format csv
        zhagen query '居民参与 邻近 经费 相距 50字 且 编码员=李'

      Relations: overlapping, inside, around, near, before, after, same words, same turn, same source, \
      same participant; not before one turns it around. near, before and after take a distance: \
      within 50 characters, 2 sentences, 1 turn. docs/queries.md has the language.
      """,
    subcommands: [
      QueryFind.self, QueryRun.self, QuerySave.self, QueryList.self, QueryShow.self,
      QueryRemove.self,
    ], defaultSubcommand: QueryFind.self)
}

struct QueryShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a saved query as it was written.")

  @Argument(help: "The name of the saved query.")
  var name: String

  @OptionGroup var study: StudyAsOfOption

  func run() throws {
    let query = try study.withStudy { try $0.query(named: name) }
    try Terminal.write(query.text + "\n", to: nil)
  }
}

struct QueryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the saved queries.")

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(.queries(try study.withStudy { try $0.queries() }))
  }
}

struct QueryRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a saved query out; the history keeps it.")

  @Argument(help: "The name of the saved query.")
  var name: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let query = try study.withStudy {
      try $0.removeQuery(name, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Removed the query \"\(query.name)\".")
  }
}
