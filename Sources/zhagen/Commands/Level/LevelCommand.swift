import ArgumentParser
import GroundedTheory

struct LevelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level", abstract: "The levels of the ladder: their names and their numbering.",
    subcommands: [LevelList.self, LevelSet.self])
}

struct LevelList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the levels, top first, then those beside the ladder.")

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    try output.write(.levels(try study.withStudy { try $0.codebook() }))
  }
}

struct LevelSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Give a level another name, or its codes another prefix.",
    discussion: """
      A code's number is the prefix of its level and a running number that it keeps for life: with \
      --prefix AA, A1 is written AA1 from then on. Keys, which scripts use, stay.
        zhagen level set concept --name 标签 --prefix aa
      """)

  @Argument(help: "The level by key or name, such as concept.")
  var level: String

  @Option(help: "What the study calls it, such as 标签.")
  var name: String?

  @Option(help: "What goes before the numbers of its codes, such as aa; it ends in no digit.")
  var prefix: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if name == nil, prefix == nil { throw ValidationError("Give --name NAME or --prefix PREFIX.") }
  }

  func run() throws {
    let (level, isChanged) = try study.withStudy {
      try $0.setLevel(self.level, name: name, prefix: prefix, by: audit.by, reason: audit.reason)
    }
    Terminal.note(
      isChanged
        ? "\(level.key) is called \"\(level.name)\" and numbered \(level.prefix)1, \(level.prefix)2 …"
        : "\(level.key) is like that already; nothing was changed.")
  }
}
