import ArgumentParser

struct AutocodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autocode", abstract: "Code by rules: words, a pattern, a speaker, an attribute.",
    discussion: """
      A rule is kept in the study and can be run again when material was added: only what is not coded \
      so yet is added. A run is one event, and `undo` takes it back as one.

        zhagen autocode add 加班 --code 工作超时 --coder 机 --words 加班,熬夜 --unit sentence
        zhagen autocode run 加班 --dry-run
        zhagen autocode run
      """,
    subcommands: [
      AutocodeAdd.self, AutocodeRun.self, AutocodeList.self, AutocodeShow.self, AutocodeRemove.self,
    ])
}
