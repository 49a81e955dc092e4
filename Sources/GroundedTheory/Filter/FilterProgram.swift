/// A filter made ready for many rows of the same columns: names are looked up and values read once.
public struct FilterProgram: Sendable {
  private let test: FilterTest

  /// Makes a filter ready for rows of these columns.
  /// - Throws: ``Violation/unusableFilter(_:)`` where the filter names something that is no column, or
  ///   compares a column in a way that its kind does not allow.
  public init(_ filter: Filter, columns: [AttributeDefinition]) throws {
    test = try FilterCompiler(
      text: filter.text, columns: columns.map { FilterColumn(name: $0.name, kind: $0.kind) }
    ).test(filter.root)
  }

  /// Makes a filter ready for rows whose values have no kind, such as those of a record set: a value is
  /// compared as a number where it and what the filter says are numbers, else as a date where both
  /// are dates, else letter for letter.
  /// - Throws: ``Violation/unusableFilter(_:)`` where the filter names something that is no column.
  public init(_ filter: Filter, untyped columns: [String]) throws {
    test = try FilterCompiler(
      text: filter.text, columns: columns.map { FilterColumn(name: $0, kind: nil) }
    ).test(filter.root)
  }

  /// Whether a row matches; every comparison with a missing value is false, `!=` too.
  /// - Parameter value: the value in the column of this index, nil or empty for none. It is asked
  ///   only for columns that the filter names, once for each time they are named, and only as long
  ///   as the answer is open.
  public func matches(_ value: (_ column: Int) -> String?) -> Bool { test.holds(value) }
}

/// The compiled form.
indirect enum FilterTest: Sendable {
  case text(Int, [String], isNegated: Bool)
  case contains(Int, [UInt8])
  case number(Int, Filter.Comparison, [Double])
  case date(Int, Filter.Comparison, [String])
  case untyped(Int, Filter.Comparison, [UntypedValue])
  case isEmpty(Int)
  case not(FilterTest)
  case all([FilterTest])
  case any([FilterTest])

  func holds(_ value: (Int) -> String?) -> Bool {
    switch self {
    case .not(let test): return !test.holds(value)
    case .all(let tests): return tests.allSatisfy { $0.holds(value) }
    case .any(let tests): return tests.contains { $0.holds(value) }
    case .isEmpty(let column): return value(column)?.isEmpty ?? true
    case .text(let column, let literals, let isNegated):
      guard let value = value(column), !value.isEmpty else { return false }
      return literals.contains(value) != isNegated
    case .contains(let column, let words):
      guard let value = value(column), !value.isEmpty else { return false }
      return value.containsBytes(words)
    case .number(let column, let comparison, let literals):
      guard let number = value(column).flatMap(WrittenNumber.value) else { return false }
      return literals.contains { comparison.holds(number, $0) }
    case .date(let column, let comparison, let literals):
      guard let written = value(column), !written.isEmpty else { return false }
      guard let date = WrittenDate.isISO(written) ? written : WrittenDate(written)?.iso else {
        return false
      }
      return literals.contains { Self.compare(date, comparison, $0) }
    case .untyped(let column, let comparison, let literals):
      guard let value = value(column), !value.isEmpty else { return false }
      return literals.contains { $0.holds(value, comparison) }
    }
  }

  /// Compares as much of the date as the filter gives; one that says less than the filter asks for
  /// is not known to be before, after or at it.
  static func compare(
    _ date: String, _ comparison: Filter.Comparison, _ literal: String
  ) -> Bool {
    guard date.utf8.count >= literal.utf8.count else { return false }
    return comparison.holds(date.prefix(literal.utf8.count), literal[...])
  }
}

extension Filter.Comparison {
  func holds<Value: Comparable>(_ value: Value, _ literal: Value) -> Bool {
    switch self {
    case .equal: value == literal
    case .notEqual: value != literal
    case .less: value < literal
    case .atMost: value <= literal
    case .greater: value > literal
    case .atLeast: value >= literal
    case .contains: false
    }
  }
}

extension String {
  func containsBytes(_ words: [UInt8]) -> Bool {
    guard let first = words.first else { return true }
    let found = utf8.withContiguousStorageIfAvailable { bytes -> Bool in
      guard bytes.count >= words.count else { return false }
      for start in 0...(bytes.count - words.count) where bytes[start] == first {
        if bytes[start..<(start + words.count)].elementsEqual(words) { return true }
      }
      return false
    }
    return found ?? String(decoding: Array(utf8), as: UTF8.self).containsBytes(words)
  }
}
