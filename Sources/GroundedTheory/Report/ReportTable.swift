/// A table of computed values, ready for any writer: CSV, JSON, Markdown, a terminal, a page.
public struct ReportTable: Sendable, Equatable {
  /// One value of a row. An undefined value is ``empty``, never a number that looks like one.
  public enum Cell: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case real(Double)
    case flag(Bool)
    case empty
  }

  /// English snake_case keys that scripts may rely on.
  public let columns: [String]
  public private(set) var rows: [[Cell]]

  public init(columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  public mutating func append(_ row: [Cell]) { rows.append(row) }
}

extension ReportTable.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Empty where there is no value.
  public init(_ value: String?) { self = value.map { .text($0) } ?? .empty }
  public init(_ value: Int?) { self = value.map { .integer($0) } ?? .empty }

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

  public var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}
