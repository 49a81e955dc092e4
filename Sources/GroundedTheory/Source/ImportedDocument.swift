/// A source as a reader made it from a file: decoded, cut into turns, not yet in a study.
public struct ImportedDocument: Sendable {
  public var name: String
  /// The bytes of the file, kept for good.
  public var original: [UInt8]
  public var text: PlainText
  public var turns: [Turn]
  /// The encoding the bytes were read in, such as `GB18030`; empty for formats that state their own.
  public var encoding: String
  /// Hexadecimal SHA-256 of ``original``.
  public var sha256: String
  /// Hexadecimal SHA-256 of the decoded text in UTF-8.
  public var textSHA256: String
  public var findings: [Finding]

  public init(
    name: String, original: [UInt8], text: PlainText, turns: [Turn], encoding: String,
    sha256: String, textSHA256: String, findings: [Finding]
  ) {
    self.name = name
    self.original = original
    self.text = text
    self.turns = turns
    self.encoding = encoding
    self.sha256 = sha256
    self.textSHA256 = textSHA256
    self.findings = findings
  }

  public var speakers: Int { Set(turns.map(\.speaker)).count }
}

/// A participant as a table gives one.
public struct ParticipantDraft: Sendable {
  public var name: String
  /// The source that this participant speaks in, by name.
  public var source: String?
  public var attributes: [Attribute]

  public init(name: String, source: String? = nil, attributes: [Attribute]) {
    self.name = name
    self.source = source
    self.attributes = attributes
  }
}

/// A value with the row of the file that it came from.
///
/// Rows are counted from 1 as a spreadsheet counts them, a header row included; in files of one
/// record a line (JSON Lines) a row is a line.
public struct Placed<Value: Sendable>: Sendable {
  public var row: Int
  public var value: Value

  public init(row: Int, value: Value) {
    self.row = row
    self.value = value
  }
}

/// What is wrong with one row of a bulk file.
public struct RowProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var row: Int
  public var reason: String

  public init(row: Int, reason: String) {
    self.row = row
    self.reason = reason
  }

  public var description: String { "row \(row): \(reason)" }

  /// The problems of a file for a message, one a line; after 50 only how many more there are.
  public static func list(_ problems: [RowProblem]) -> String {
    let shown = problems.prefix(50).map { "  \($0)" }
    let rest = problems.count - shown.count
    return (shown + (rest > 0 ? ["  … and \(rest) more"] : [])).joined(separator: "\n")
  }
}
