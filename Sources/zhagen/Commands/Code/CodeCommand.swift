import ArgumentParser

struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Work on the codebook, code by code.",
    discussion: """
      A code is named by its name where that is unique, by its path (main/initial/concept), or by \
      its number (A12); and, where no code has that name now, by one that it had.
      """,
    subcommands: [
      CodeAdd.self, CodeList.self, CodeShow.self, CodeRename.self, CodeMove.self, CodeDefine.self,
      CodeMergeCommand.self, CodeSplit.self, CodePromote.self, CodeDemote.self, CodeRetire.self,
      CodeAlias.self, CodePropertyCommand.self, CodeColour.self, CodeMark.self,
    ])
}
