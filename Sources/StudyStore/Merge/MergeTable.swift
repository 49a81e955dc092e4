import GRDB
import GroundedTheory

/// A table of versions as a merge sees it: what of it changes only together, and what is only a running
/// number.
struct MergeTable {
  let versioned: VersionedTable
  let name: String
  /// What a thing says, its identity left out.
  let fields: [String]
  /// Whether its things have a UUID; the others are what they say, such as the support of a relation.
  let hasID: Bool
  /// The columns that name things, with the table that these are in.
  let targets: [String: String]

  init(_ versioned: VersionedTable) {
    self.versioned = versioned
    name = versioned.name
    hasID = versioned.key == ["first"]
    fields = versioned.content.filter { $0 != "first" && $0 != "id" }
    targets = Dictionary(
      versioned.references.filter { $0.key == "first" }.map { ($0.column, $0.target) },
      uniquingKeysWith: { first, _ in first })
  }

  var list: String { fields.joined(separator: ", ") }

  /// Columns that say something only together.
  private static let parts: [String: [[String]]] = [
    "code": [["level", "ordinal", "parent"]],
    "coding": [["spanStart", "spanEnd", "quote"]],
    "source": [["heldOut", "heldOutOn", "heldOutReason"]],
    "relation": [["fromCode", "toCode", "toRelation"]],
    "memo": [["code", "coding", "source", "relation"]],
    "decision": [["verdict", "result"]],
  ]

  /// The fields that change only together, by their places.
  var parts: [[Int]] {
    let together = Self.parts[name] ?? []
    let parts = together + fields.filter { !together.joined().contains($0) }.map { [$0] }
    return parts.map { $0.compactMap(fields.firstIndex) }
  }

  /// The column that only counts: where two copies gave one number, the later thing gets another.
  var number: String? {
    ["ordinal", "number", "position"].first(where: fields.contains)
  }

  /// The columns in which a number is counted.
  var numbered: String? { name == "code" ? "level" : name == "level" ? "beside" : nil }

  /// References that a thing can do without.
  private static let loose: [String: Set<String>] = [
    "source": ["participant"], "code": ["parent"], "decision": ["result"],
  ]

  func isLoose(_ column: String) -> Bool { Self.loose[name]?.contains(column) ?? false }

  /// What must be equal for two things of one name to be one thing; nil where the name says it all.
  var sameBeside: [String]? {
    switch name {
    case "source": ["text"]
    case "code": ["level"]
    case "query", "rule": fields
    default: nil
    }
  }

  /// Whether a thing can be told from another of its name by giving it another name.
  var isRenamable: Bool { fields.contains("name") && name != "level" }

  /// The unique keys over which two things can be one; a running number is none.
  var names: [[String]] {
    versioned.uniqueKeys.filter { key in
      number.map { number in !key.contains { $0.contains(number) } } ?? true
    }
  }

  /// Theirs, with what it refers to as we number it; what is unknown here is negative.
  func translated(_ column: String, of alias: String) -> String {
    let target = targets[column] ?? (name == "source" && column == "text" ? "text" : nil)
    if let target {
      return """
        coalesce((SELECT ours FROM temp.m_\(target) WHERE theirs = \(alias).\(column)),
          -\(alias).\(column))
        """
    }
    if name == "successor", column == "successor" {
      return """
        coalesce((SELECT ours FROM temp.same WHERE theirs = \(alias).successor),
          \(alias).successor)
        """
    }
    return "\(alias).\(column)"
  }

  func translated(of alias: String) -> String {
    fields.map { translated($0, of: alias) }.joined(separator: ", ")
  }

  /// The fields of a row by `alias`.
  func list(of alias: String) -> String { fields.map { "\(alias).\($0)" }.joined(separator: ", ") }
}

extension MergeTable {
  /// Every table, each after those that it refers to.
  static func all(in db: Database) throws -> [MergeTable] {
    var rest = try VersionedTable.all(in: db).map(MergeTable.init)
    var ordered: [MergeTable] = []
    // What became of things is known once all of them are.
    let last = rest.filter { $0.name == "successor" }
    rest.removeAll { $0.name == "successor" }
    while !rest.isEmpty {
      let waiting = Set(rest.map(\.name))
      let ready = rest.filter { table in
        table.targets.values.allSatisfy { !waiting.contains($0) || $0 == table.name }
      }
      guard !ready.isEmpty else {
        throw DamagedContent(detail: "tables refer to each other in a circle")
      }
      ordered += ready
      rest.removeAll { table in ready.contains { $0.name == table.name } }
    }
    return ordered + last
  }
}
