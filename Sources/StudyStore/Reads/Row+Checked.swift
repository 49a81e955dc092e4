import Foundation
import GRDB
import GroundedTheory

/// Columns of rows, checked. GRDB's subscripts trap where a damaged file holds another type; these
/// throw, and `StudyFile.translating` names the file that is damaged.
extension Row {
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value {
    try decode(Value.self, forColumn: column)
  }

  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ index: Int
  ) throws -> Value {
    try decode(Value.self, atIndex: index)
  }

  /// An identifier; nil where the column is NULL.
  func identifier<Entity>(_ column: String) throws -> Identifier<Entity>? {
    (try value(column) as UUID?).map(Identifier.init)
  }

  /// A value of a closed set of words; nil where the column is NULL or holds another word.
  func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
    (try value(column) as String?).flatMap(Word.init)
  }

  /// A value that the column keeps as JSON.
  func json<Value: Decodable>(_ column: String, _ decoder: JSONDecoder) throws -> Value {
    let text: String = try value(column)
    do { return try decoder.decode(Value.self, from: Data(text.utf8)) } catch is DecodingError {
      throw DamagedContent(detail: "\(column) is not what was written there")
    }
  }

  /// A list that the column keeps as JSON; most are empty and need no decoding.
  func list<Element: Decodable>(_ index: Int, _ decoder: JSONDecoder) throws -> [Element] {
    let text: String = try value(index)
    if text == "[]" { return [] }
    do { return try decoder.decode([Element].self, from: Data(text.utf8)) } catch is DecodingError {
      throw DamagedContent(detail: "a list reads \(text.prefix(40))")
    }
  }

  /// A span from two columns; nil where both are NULL.
  func span(_ start: Int, _ end: Int) throws -> TextSpan? {
    guard let from: Int = try value(start), let to: Int = try value(end) else { return nil }
    guard let span = try? TextSpan(start: from, end: to) else {
      throw DamagedContent(detail: "a span reads \(from)..\(to)")
    }
    return span
  }
}

/// What a row holds cannot have been written by this program.
struct DamagedContent: Error {
  let detail: String
}
