import ArgumentParser
import GroundedTheory

extension Memo.Kind: ExpressibleByArgument {}

struct MemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memo", abstract: "Notes on codes, codings, sources and relations; comparisons.",
    subcommands: [MemoAdd.self, MemoList.self, MemoShow.self, MemoEdit.self, MemoRemove.self])
}

extension ArgumentHelp {
  /// How a memo is named in arguments.
  static let memoID: ArgumentHelp =
    "The memo's id, or enough of its beginning or end as `memo list` prints it."
}

/// The codes that a memo compares, as they stand on the command line.
enum ComparedCodes {
  /// The parts between commas; a name that holds a comma is given by number or path.
  static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
