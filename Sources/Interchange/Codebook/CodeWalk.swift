import GroundedTheory

/// Walks the tree of codes in a YAML file, a parent before its children.
struct CodeWalk {
  let ladder: Ladder
  private(set) var entries: [CodebookDraft.Entry] = []
  private var lines: [[String]: Int] = [:]

  init(ladder: Ladder) { self.ladder = ladder }

  /// - Throws: ``FormatError`` with the line of the first code that breaks a rule.
  mutating func add(_ nodes: [YAMLNode], under parent: CodebookDraft.Entry?) throws {
    for node in nodes {
      let (entry, children) = try read(node, under: parent)
      if let first = lines.updateValue(entry.row, forKey: entry.path) {
        throw node.inconsistent(
          "there is already a code \"\(entry.name)\" \(parent.map { "under \"\($0.name)\"" } ?? "at the top"),"
            + " in line \(first); rename one or put them together.")
      }
      entries.append(entry)
      if let children { try add(try children.list(), under: entry) }
    }
  }

  private func read(
    _ node: YAMLNode, under parent: CodebookDraft.Entry?
  ) throws -> (entry: CodebookDraft.Entry, children: YAMLNode?) {
    if let name = node.text {
      return (try entry(name, node, level: nil, under: parent), nil)
    }
    let code = try node.mapping(
      "a code",
      keys: [
        "name", "level", "definition", "provenance", "basis", "aliases", "properties", "colour",
        "in_vivo", "children",
      ])
    var entry = try entry(
      try code.required("name").requiredText(), node, level: code["level"], under: parent)
    entry.definition = try code.text("definition")
    entry.provenance = try code["provenance"]?.choice(Code.Provenance.self)
    entry.basis = try code["basis"]?.texts() ?? []
    entry.aliases = try code["aliases"]?.texts() ?? []
    entry.properties = try code["properties"]?.list().map(property) ?? []
    entry.colour = try code["colour"]?.colour()
    entry.isInVivo = try code["in_vivo"]?.flag()
    return (entry, code["children"])
  }

  /// A name alone, or a name and a range.
  private func property(_ node: YAMLNode) throws -> Code.Property {
    if let name = node.text { return Code.Property(name: name) }
    let property = try node.mapping("a property", keys: ["name", "range"])
    return Code.Property(
      name: try property.required("name").requiredText(), range: try property.text("range"))
  }

  private func entry(
    _ name: String, _ node: YAMLNode, level: YAMLNode?, under parent: CodebookDraft.Entry?
  ) throws -> CodebookDraft.Entry {
    do {
      try Codebook.checkName(name)
    } catch let violation as Violation {
      throw node.inconsistent(violation.description)
    }
    let key = try level?.level(in: ladder) ?? usualLevel(of: name, node, under: parent)
    if let parent { try check(name, key, under: parent, level ?? node) }
    return CodebookDraft.Entry(path: (parent?.path ?? []) + [name], level: key, row: node.line)
  }

  /// The top level, or one below the parent's.
  private func usualLevel(
    of name: String, _ node: YAMLNode, under parent: CodebookDraft.Entry?
  ) throws -> String {
    guard let parent else { return ladder.topDown[0].key }
    guard let rank = ladder.rank(parent.level) else {
      throw outOfOrder(name, parent, node, "stands beside the ladder and takes no codes below it")
    }
    guard rank > 0 else {
      throw outOfOrder(name, parent, node, "is the lowest and takes no codes below it")
    }
    return ladder.levels[rank - 1].key
  }

  private func check(
    _ name: String, _ level: String, under parent: CodebookDraft.Entry, _ node: YAMLNode
  ) throws {
    let ranks = (ladder.rank(level), ladder.rank(parent.level))
    guard let rank = ranks.0, let above = ranks.1, rank < above else {
      let violation =
        ranks.0 == nil
        ? Violation.levelBesideLadder(code: name, level: level)
        : Violation.levelOutOfOrder(
          code: name, level: level, parent: parent.name, parentLevel: parent.level,
          ladder: ladder.topDown.map(\.key))
      throw node.inconsistent(violation.description)
    }
  }

  private func outOfOrder(
    _ name: String, _ parent: CodebookDraft.Entry, _ node: YAMLNode, _ reason: String
  ) -> FormatError {
    node.inconsistent(
      "\"\(name)\" cannot go under \"\(parent.name)\": the level \"\(parent.level)\" \(reason).")
  }
}

extension YAMLNode {
  fileprivate func colour() throws -> Colour {
    do { return try Colour(reading: try requiredText()) } catch let violation as Violation {
      throw inconsistent(violation.description)
    }
  }

  fileprivate func flag() throws -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw mustBe("true or false")
    }
  }
}
