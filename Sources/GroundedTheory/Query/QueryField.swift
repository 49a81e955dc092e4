/// What a query may ask of a coding beside the attributes of whoever speaks.
enum QueryField: String, CaseIterable {
  case code, level, coder, source, participant, speaker, quote, memo

  private static let chinese: [String: QueryField] = [
    "编码": .code, "层级": .level, "编码员": .coder, "资料": .source, "受访者": .participant,
    "说话人": .speaker, "语句": .quote, "备忘录": .memo,
  ]

  /// The field of this name, in English or Chinese.
  static func named(_ name: String) -> QueryField? {
    QueryField(rawValue: name.lowercased()) ?? chinese[name]
  }
}

extension Query.Expression {
  /// Whether it asks for this field, so that what it holds must be read.
  func asks(for field: QueryField) -> Bool {
    switch self {
    case .code: false
    case .condition(let condition, let ofPeople):
      !ofPeople && condition.name.flatMap { QueryField.named($0.text) } == field
    case .related(let left, _, let right): left.asks(for: field) || right.asks(for: field)
    case .not(let inner): inner.asks(for: field)
    case .all(let parts), .any(let parts): parts.contains { $0.asks(for: field) }
    }
  }
}

extension Filter.Expression {
  /// The name that a single condition asks for; nil for what ties several.
  var name: Filter.Word? {
    switch self {
    case .compare(let name, _, _), .oneOf(let name, _), .isEmpty(let name): name
    case .not, .all, .any: nil
    }
  }
}

/// A field whose values are things with names, such as codes or coders.
struct NamedField<Key: Hashable> {
  /// nil where a coding has none.
  let key: (Coding) -> Key?
  /// Everything there is, with its name, for `~`.
  let names: [(key: Key, name: String)]
  /// The things that a name stands for.
  let find: (Filter.Word) throws -> Set<Key>

  /// The test that a condition on this field is.
  func test(
    _ condition: Filter.Expression, _ fault: (Filter.Word, String) -> Violation
  ) throws -> (Coding) -> Bool {
    switch condition {
    case .compare(let name, let comparison, let value):
      let wanted: Set<Key>
      switch comparison {
      case .equal, .notEqual: wanted = try find(value)
      case .contains:
        let words = Array(value.text.utf8)
        wanted = Set(names.lazy.filter { $0.name.containsBytes(words) }.map(\.key))
      default:
        throw fault(name, "\"\(name.text)\" is a name; use = != ~ or in (…).")
      }
      let isWanted = comparison != .notEqual
      return { key($0).map { wanted.contains($0) == isWanted } ?? false }
    case .oneOf(_, let values):
      let wanted = try values.reduce(into: Set<Key>()) { $0.formUnion(try find($1)) }
      return { key($0).map(wanted.contains) ?? false }
    case .isEmpty: return { key($0) == nil }
    case .not, .all, .any: return { _ in false }
    }
  }
}

/// A field that is a longer text: it is looked into, not compared.
struct TextField {
  let text: (Coding) -> String?

  func test(
    _ condition: Filter.Expression, _ fault: (Filter.Word, String) -> Violation
  ) throws -> (Coding) -> Bool {
    switch condition {
    case .compare(_, .contains, let value):
      let words = Array(value.text.utf8)
      return { text($0)?.containsBytes(words) ?? false }
    case .isEmpty: return { text($0)?.isEmpty ?? true }
    default:
      let name = condition.name ?? Filter.Word(text: "", position: 0)
      throw fault(name, "\"\(name.text)\" is a text; use ~ or is empty.")
    }
  }
}
