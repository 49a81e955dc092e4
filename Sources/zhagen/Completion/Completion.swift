import Foundation
import StudyStore

/// What can stand next on a command line.
enum Completion: Equatable {
  /// The name of a file.
  case files
  /// One of these words.
  case words([String])

  /// - Parameters:
  ///   - before: the words behind the program's name, up to the one that is completed.
  ///   - current: that one, as far as it is written.
  static func next(_ before: [String], _ current: String, in tree: CommandTree) -> Completion {
    var walk = CompletionWalk(tree)
    for word in before { walk.take(word) }
    let names = { Self.names(before) }
    if walk.open == nil, current.hasPrefix("--"), let sign = current.firstIndex(of: "=") {
      let name = String(current[..<sign])
      guard let option = walk.option(name), option.kind == "option" else { return .words([]) }
      guard case .words(let words) = walk.values(of: option, names) else { return .files }
      return .words(words.map { "\(name)=\($0)" }.filter { $0.hasPrefix(current) })
    }
    let candidates = walk.open.map { walk.values(of: $0, names) } ?? walk.next(current, names)
    guard case .words(let words) = candidates else { return candidates }
    return .words(words.filter { $0.hasPrefix(current) })
  }

  /// The names in the study that the words before name; none where there is none.
  private static func names(_ words: [String]) -> StudyNames? {
    var named: String?
    for (place, word) in words.enumerated() {
      if word == "--study", place + 1 < words.count { named = words[place + 1] }
      if word.hasPrefix("--study=") { named = String(word.dropFirst("--study=".count)) }
    }
    guard let path = try? StudyOption.path(named: named) else { return nil }
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    return try? StudyNames(ofStudyAt: path.hasPrefix("~/") ? home + path.dropFirst() : path)
  }
}

/// Follows the words of a command line through the commands.
struct CompletionWalk {
  private var command: CommandTree
  private var path: [String] = []
  private var positionals = 0
  private var isLiteral = false
  /// The option whose value comes next.
  private(set) var open: CommandTree.Argument?

  init(_ tree: CommandTree) { command = tree }

  private var arguments: [CommandTree.Argument] { command.arguments ?? [] }
  private var subcommands: [CommandTree] {
    (command.subcommands ?? []).filter { $0.shouldDisplay != false }
  }

  func option(_ name: String) -> CommandTree.Argument? { arguments.first { $0.isNamed(name) } }

  mutating func take(_ word: String) {
    if open != nil {
      open = nil
    } else if isLiteral {
      positionals += 1
    } else if word == "--" {
      isLiteral = true
    } else if word.hasPrefix("-"), word.count > 1 {
      if let option = option(word), option.kind == "option" { open = option }
    } else if positionals == 0,
      let next = command.subcommands?.first(where: { $0.commandName == word })
    {
      command = next
      path.append(word)
    } else {
      positionals += 1
    }
  }

  /// What can come next where no option waits for its value.
  func next(_ current: String, _ names: () -> StudyNames?) -> Completion {
    if current.hasPrefix("-"), !isLiteral {
      let options = arguments.filter { $0.kind != "positional" && $0.shouldDisplay }
      return .words(
        options.flatMap { ($0.names ?? []).filter { $0.kind == "long" }.map(\.written) })
    }
    if positionals == 0, !subcommands.isEmpty { return .words(subcommands.map(\.commandName)) }
    let own = arguments.filter { $0.kind == "positional" }
    if positionals < own.count { return values(of: own[positionals], names) }
    if let last = own.last, last.isRepeating { return values(of: last, names) }
    return .words([])
  }

  /// What an argument can be. It is known by the name of its value, as help prints it.
  func values(of argument: CommandTree.Argument, _ names: () -> StudyNames?) -> Completion {
    if let values = argument.allValues, !values.isEmpty { return .words(values) }
    let isNew = path.last == "add" || path.last == "import"
    switch argument.valueName {
    case "file", "folder": return .files
    case "code", "parent", "codes": return .words(names()?.codes ?? [])
    case "source", "sources": return .words(names()?.sources ?? [])
    case "coder", "coders": return .words(names()?.coders ?? [])
    case "participant": return .words(names()?.participants ?? [])
    case "rule": return .words(names()?.rules ?? [])
    case "level": return .words(names()?.levels ?? [])
    case "attribute", "filter": return .words(names()?.attributes ?? [])
    case "name" where argument.isNamed("--by") || argument.isNamed("--coder"):
      return .words(names()?.coders ?? [])
    case "name" where path.first == "participant" || argument.isNamed("--participant"):
      return .words(isNew && argument.kind == "positional" ? [] : names()?.participants ?? [])
    default: return .words([])
    }
  }
}
