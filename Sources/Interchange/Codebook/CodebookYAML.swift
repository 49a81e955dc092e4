import GroundedTheory

/// Reads a codebook, or a whole published study, from YAML.
///
/// `docs/codebook.schema.json` describes the format. Every message names the line; a mistyped key is
/// named with the nearest known one.
public enum CodebookYAML {
  static let keys = [
    "zhagen", "study", "title", "citation", "note", "corpus", "ladder", "beside", "published",
    "held_out", "codes", "relations", "storyline",
  ]

  /// A published study with everything needed to build it again.
  /// - Throws: ``FormatError`` naming the first place that is wrong.
  public static func readStudy(_ bytes: [UInt8], fileName: String) throws -> PublishedStudy {
    let file = try root(bytes, fileName)
    _ = try file.required("ladder")
    let codebook = try codebook(file, ladder: nil)
    guard let ladder = codebook.ladder else { throw file.place.mustBe("a study with a ladder") }
    return PublishedStudy(
      key: try file.required("study").requiredText(),
      title: try file.required("title").requiredText(), citation: try file.text("citation"),
      note: try file.text("note"), storyline: try file.text("storyline"),
      corpus: try file.required("corpus").requiredText(),
      heldOut: try file["held_out"]?.texts() ?? [], codebook: codebook,
      figures: try file.required("published").list().map { try figure($0, ladder) })
  }

  /// The codebook of the file alone.
  /// - Parameters:
  ///   - ladder: the study's ladder, for a file that has none of its own.
  ///   - encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError`` naming the first place that is wrong.
  public static func read(
    _ bytes: [UInt8], fileName: String, ladder: Ladder, encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> CodebookDraft {
    try codebook(try root(bytes, fileName, encoding, findings), ladder: ladder)
  }

  private static func root(
    _ bytes: [UInt8], _ fileName: String, _ encoding: String? = nil,
    _ findings: (Finding) -> Void = { _ in }
  ) throws -> YAMLMapping {
    let node = try YAMLNode.root(
      of: bytes, fileName: fileName, encoding: encoding, findings: findings)
    let file = try node.mapping("the file", keys: keys)
    if let version = file["zhagen"], try version.integer() != 1 {
      throw version.mustBe("1, the version of the format that this program reads")
    }
    return file
  }

  private static func codebook(_ file: YAMLMapping, ladder given: Ladder?) throws -> CodebookDraft {
    let own = try file["ladder"].map { try self.ladder($0, beside: file["beside"]) }
    guard let ladder = own ?? given else { throw try missingLadder(file) }
    var walk = CodeWalk(ladder: ladder)
    try walk.add(try file.required("codes").list(), under: nil)
    return CodebookDraft(
      ladder: own, entries: walk.entries,
      relations: try file["relations"]?.list().map(RelationYAML.read) ?? [])
  }

  private static func missingLadder(_ file: YAMLMapping) throws -> FormatError {
    .missingKey(file.place.fileName, line: file.place.line, key: "ladder", of: "the file")
  }

  private static func ladder(_ node: YAMLNode, beside: YAMLNode?) throws -> Ladder {
    let items = try node.list()
    do {
      let keys = items.compactMap(\.text)
      let levels = keys.count == items.count ? try Ladder(keys: keys).levels : try items.map(level)
      return try Ladder(levels, beside: try beside?.list().map(level) ?? [])
    } catch let violation as Violation {
      throw node.inconsistent(violation.description)
    }
  }

  private static func level(_ node: YAMLNode) throws -> Level {
    let level = try node.mapping("a level", keys: ["key", "name", "prefix"])
    let key = try level.required("key").requiredText()
    let prefix = try level.required("prefix")
    do { try Ladder.check(prefix: try prefix.requiredText()) } catch let violation as Violation {
      throw prefix.inconsistent(violation.description)
    }
    return Level(
      key: key, name: try level["name"]?.requiredText() ?? key,
      prefix: try prefix.requiredText())
  }

  private static func figure(_ node: YAMLNode, _ ladder: Ladder) throws -> PublishedFigure {
    let figure = try node.mapping(
      "a published figure",
      keys: ["figure", "count", "names", "relations", "from", "to", "value"])
    let label = try figure.required("figure").requiredText()
    let value = try figure.required("value")
    let kinds = ["count", "names", "relations"].filter { figure[$0] != nil }
    guard kinds.count == 1 else {
      throw node.inconsistent(
        "the figure \"\(label)\" must have one of the keys count, names and relations;"
          + " it has \(kinds.isEmpty ? "none" : kinds.joined(separator: " and ")).")
    }
    func level(_ key: String) throws -> String {
      let node = try figure.required(key)
      return try node.level(in: ladder)
    }
    if figure["count"] != nil {
      return PublishedFigure(
        label: label, rule: .count(level: try level("count")), value: .number(try value.integer()))
    }
    if figure["names"] != nil {
      return PublishedFigure(
        label: label, rule: .names(level: try level("names")), value: .names(try value.texts()))
    }
    let kind = try figure.required("relations").choice(Relation.Kind.self)
    return PublishedFigure(
      label: label, rule: .relations(kind, from: try level("from"), to: try level("to")),
      value: .number(try value.integer()))
  }
}

extension YAMLNode {
  /// The key of a level that the ladder has.
  func level(in ladder: Ladder) throws -> String {
    let key = try requiredText()
    guard ladder.level(key) != nil else {
      let known = ladder.all.map(\.key)
      let nearest = Nearest.names(to: key, among: known)
      throw mustBe(
        "a level of the ladder; there is no \"\(key)\""
          + (nearest.isEmpty
            ? ", only \(known.joined(separator: ", "))" : "; did you mean \"\(nearest[0])\""))
    }
    return key
  }
}
