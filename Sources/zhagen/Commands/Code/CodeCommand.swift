import ArgumentParser

struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Work on the codebook, code by code.",
    discussion: """
      A code is named by its name where that is unique, by its path (main/initial/concept), or by \
      its number (A12).
      """,
    subcommands: [
      CodeAdd.self, CodeList.self, CodeShow.self, CodeRename.self, CodeMove.self, CodeDefine.self,
      CodeSession.self,
    ])
}
