import GRDB
import GRDBSQLite
import GroundedTheory

/// A prepared SELECT for the places where rows are read by the hundred thousand: columns come
/// straight from SQLite, without a row object a row. Every table is STRICT, so a column is of its type.
final class BulkQuery {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }
  private let db: Database

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
  }

  deinit { sqlite3_reset(handle) }

  /// Begins again with these values in place of the question marks.
  func start(_ values: Int64...) {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      sqlite3_bind_int64(handle, Int32(index + 1), value)
    }
  }

  /// Steps to the next row; false where there is none.
  func next() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let status:
      sqlite3_reset(handle)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: status),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
  }

  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The bytes of a text, good until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func span(_ start: Int32, _ end: Int32) throws -> TextSpan {
    guard let span = try? TextSpan(start: integer(start), end: integer(end)) else {
      throw DamagedContent(detail: "a span reads \(integer(start))..\(integer(end))")
    }
    return span
  }
}
