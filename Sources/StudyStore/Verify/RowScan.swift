import Foundation
import GRDB
import GRDBSQLite

/// Rows by the hundred thousand, without a value made of each: numbers as they are, texts where SQLite
/// holds them. What a damaged file has in a column is never more than another kind of value.
final class RowScan {
  private let statement: Statement
  private let db: Database
  private var handle: OpaquePointer { statement.sqliteStatement }

  /// - Parameter numbers: the statement's arguments.
  init(_ db: Database, _ sql: String, _ numbers: Int64...) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
    bind(numbers)
  }

  /// Begins again with other arguments.
  func restart(_ numbers: Int64...) {
    sqlite3_reset(handle)
    bind(numbers)
  }

  private func bind(_ numbers: [Int64]) {
    for (index, number) in numbers.enumerated() {
      sqlite3_bind_int64(handle, Int32(index + 1), number)
    }
  }

  /// Goes to the next row; false after the last.
  func next() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_reset(handle)),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
  }

  /// A whole number; nil for NULL and for anything else.
  func number(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER
      ? sqlite3_column_int64(handle, column) : nil
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The bytes of a text or a blob, until the next row; nil for NULL and for anything else.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer? {
    let type = sqlite3_column_type(handle, column)
    guard type == SQLITE_TEXT || type == SQLITE_BLOB else { return nil }
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// A number that tells the values of these columns from others, the same within one run.
  func hash(of columns: Range<Int32>) -> Int {
    var hasher = Hasher()
    for column in columns {
      let type = sqlite3_column_type(handle, column)
      hasher.combine(type)
      if type == SQLITE_INTEGER {
        hasher.combine(sqlite3_column_int64(handle, column))
      } else if let bytes = bytes(column) {
        hasher.combine(bytes.count)
        hasher.combine(bytes: bytes)
      }
    }
    return hasher.finalize()
  }

  func string(_ column: Int32) -> String? {
    bytes(column).map { String(decoding: $0, as: UTF8.self) }
  }
}
