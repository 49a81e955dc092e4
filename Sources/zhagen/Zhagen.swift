import ArgumentParser

/// The command line of Zhagen: options and glue; every rule lives in the library.
@main
struct Zhagen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhagen",
    abstract: "Grounded theory: from interview transcripts to a coding model. 扎根理论编码工具。",
    discussion: """
      A study is one file (name.zhagen). Name it with --study FILE or ZHAGEN_STUDY, or work in a \
      folder that holds only one.

      A first study:
        zhagen init my.zhagen --ladder concept,initial,main,dimension
        zhagen import interviews/*.txt
        zhagen coder add 李
        zhagen code add 居民参与 --level main
        zhagen coding add --source 访谈01 --code 居民参与 --quote "……" --coder 李
        zhagen report tree --format csv --output tree.csv

      Data goes to standard output, findings to standard error. Exit codes: 0 done, 1 failed or a \
      check did not hold, 2 done with findings under --strict, 64 wrong usage.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Study",
        subcommands: [
          Init.self, History.self, Diff.self, Undo.self, Redo.self, Verify.self, Backup.self,
          Reproduce.self,
          CompletionCommand.self, CompleteWord.self,
        ]),
      CommandGroup(
        name: "Material",
        subcommands: [
          Import.self, RecordsCommand.self, SourceCommand.self, ParticipantCommand.self,
          AttributeCommand.self, Pseudonymise.self, Purge.self,
        ]),
      CommandGroup(
        name: "Coding",
        subcommands: [
          CoderCommand.self, LevelCommand.self, CodebookCommand.self, CodeCommand.self,
          CodingCommand.self, AutocodeCommand.self, MemoCommand.self, Condense.self,
        ]),
      CommandGroup(
        name: "Team", subcommands: [AssignCommand.self, Merge.self, AdjudicateCommand.self]),
      CommandGroup(name: "Search", subcommands: [Find.self, Words.self, QueryCommand.self]),
      CommandGroup(
        name: "Theory", subcommands: [RelationCommand.self, ModelCommand.self]),
      CommandGroup(
        name: "Results",
        subcommands: [
          Report.self, Compare.self, Condensation.self, AgreementCommand.self,
          SaturationCommand.self,
        ]),
    ])
}
