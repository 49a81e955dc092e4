/// A table of computed values, ready for any writer: CSV, JSON, Markdown, a terminal, a page.
public struct ReportTable: Sendable, Equatable {
  /// One value of a row. An undefined value is ``empty``, never a number that looks like one.
  public enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A count, a number or an offset.
    case integer(Int)
    /// A share or a coefficient; writers take one that is not finite for ``empty``.
    case real(Double)
    /// Yes or no.
    case flag(Bool)
    /// No value, or an undefined one.
    case empty
  }

  /// English snake_case keys that scripts may rely on.
  public let columns: [String]
  /// The cells, row by row, each row in the order of ``columns``.
  public private(set) var rows: [[Cell]]
  /// Columns whose ends matter more than their beginnings: forms for people set them flush right and cut
  /// them at the beginning.
  public var endColumns: Set<String> = []

  /// A table of these columns, the cells of each row in the same order.
  public init(columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Adds a row at the end.
  public mutating func append(_ row: [Cell]) { rows.append(row) }
}

extension ReportTable.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Empty where there is no value.
  public init(_ value: String?) { self = value.map { .text($0) } ?? .empty }
  /// Empty where there is no value.
  public init(_ value: Int?) { self = value.map { .integer($0) } ?? .empty }
  /// Empty where there is no value, as where a statistic is undefined.
  public init(_ value: Double?) { self = value.map { .real($0) } ?? .empty }

  /// How the value is written in plain text; an empty cell as nothing.
  public var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .empty: ""
    }
  }

  /// Whether the cell holds a number, so that a writer sets it flush right.
  public var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}
