/// A column that a filter may name; nil where its values have no kind.
struct FilterColumn {
  let name: String
  let kind: AttributeKind?
}

/// Checks a filter against the columns it is asked about, and makes the test of it.
struct FilterCompiler {
  let text: String
  let columns: [FilterColumn]

  func test(_ expression: Filter.Expression) throws -> FilterTest {
    switch expression {
    case .compare(let name, let comparison, let value):
      try test(try column(name), name, comparison, [value])
    case .oneOf(let name, let values): try test(try column(name), name, .equal, values)
    case .isEmpty(let name): .isEmpty(try column(name))
    case .not(let inner): .not(try test(inner))
    case .all(let parts): .all(try parts.map(test))
    case .any(let parts): .any(try parts.map(test))
    }
  }

  private func column(_ name: Filter.Word) throws -> Int {
    if let exact = columns.firstIndex(where: { $0.name == name.text }) { return exact }
    let names = columns.map(\.name)
    let nearest = Nearest.names(to: name.text, among: names)
    throw fault(
      name,
      "There is no attribute \"\(name.text)\""
        + (nearest.isEmpty
          ? "" : ". Did you mean " + nearest.map { "\"\($0)\"" }.joined(separator: " or ") + "?")
        + (nearest.isEmpty ? "; there are " : " There are ") + Self.list(names) + ".")
  }

  private func test(
    _ column: Int, _ name: Filter.Word, _ comparison: Filter.Comparison, _ values: [Filter.Word]
  ) throws -> FilterTest {
    guard let kind = columns[column].kind else {
      if comparison == .contains { return .contains(column, Array(values.flatMap(\.text.utf8))) }
      let read = AttributeKind.text.reading
      return .untyped(
        column, comparison,
        try values.map { UntypedValue(try literal($0, of: name, .text, read)) })
    }
    switch (kind, comparison) {
    case (.text, .equal), (.category, .equal), (.text, .notEqual), (.category, .notEqual):
      let words = try values.map { try literal($0, of: name, kind, kind.reading) }
      return .text(column, words, isNegated: comparison == .notEqual)
    case (.text, .contains), (.category, .contains):
      return .contains(column, Array(values.flatMap(\.text.utf8)))
    case (.text, _), (.category, _):
      throw fault(
        name,
        "\"\(name.text)\" is \(kind.noun), and \(comparison.rawValue) compares numbers and dates; use"
          + " = or ~, or give it another kind with `zhagen attribute set \"\(name.text)\" --kind number`."
      )
    case (_, .contains):
      throw fault(
        name, "\"\(name.text)\" is \(kind.noun), and ~ looks into texts; use = != < <= > >= here.")
    case (.number, _):
      let numbers = try values.map { try literal($0, of: name, kind, WrittenNumber.value) }
      return .number(column, comparison, numbers)
    case (.date, _):
      return .date(
        column, comparison, try values.map { try literal($0, of: name, kind, kind.reading) })
    }
  }

  private func literal<Value>(
    _ word: Filter.Word, of name: Filter.Word, _ kind: AttributeKind, _ read: (String) -> Value?
  ) throws -> Value {
    guard let value = read(word.text) else {
      if word.text.withoutOuterSpaces.isEmpty {
        throw fault(word, "A value without words equals none; write \"\(name.text)\" is empty.")
      }
      throw fault(word, "\"\(name.text)\" is \(kind.noun), and \"\(excerpt(word.text))\" is none.")
    }
    return value
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
      + (names.count > 30 ? " and \(names.count - 30) more" : "")
  }

  private func fault(_ word: Filter.Word, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: word.position, reason: reason))
  }
}
