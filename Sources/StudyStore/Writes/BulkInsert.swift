import Foundation
import GRDB
import GRDBSQLite

/// A prepared INSERT for the places where rows come by the hundred thousand: values are bound
/// straight to SQLite, without an array of arguments a row.
final class BulkInsert {
  private let statement: Statement
  private var handle: OpaquePointer { statement.sqliteStatement }
  private let db: Database
  /// Tells SQLite to copy what is bound.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
  }

  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

  func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ value: String?, at index: Int32) {
    guard var value else {
      sqlite3_bind_null(handle, index)
      return
    }
    value.withUTF8 { bind(text: UnsafeRawBufferPointer($0), at: index) }
  }

  func bind(_ value: UUID, at index: Int32) {
    withUnsafeBytes(of: value.uuid) { bytes in
      _ = sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), Self.transient)
    }
  }

  /// - Parameter utf8: well-formed UTF-8, copied.
  func bind(text utf8: UnsafeRawBufferPointer, at index: Int32) {
    bind(utf8, at: index, Self.transient)
  }

  /// Binds a text without a copy.
  /// - Parameter utf8: well-formed UTF-8 that stays where it is until the row is inserted.
  func bind(held utf8: UnsafeRawBufferPointer, at index: Int32) { bind(utf8, at: index, nil) }

  /// Binds bytes without a copy, or NULL.
  /// - Parameter bytes: stay where they are until the row is inserted.
  func bind(held bytes: UnsafeRawBufferPointer?, blobAt index: Int32) {
    if let bytes {
      sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  private func bind(
    _ utf8: UnsafeRawBufferPointer, at index: Int32, _ keeping: sqlite3_destructor_type?
  ) {
    // A null pointer would be NULL; an empty text has its own.
    if let words = utf8.assumingMemoryBound(to: CChar.self).baseAddress {
      sqlite3_bind_text(handle, index, words, Int32(utf8.count), keeping)
    } else {
      sqlite3_bind_text(handle, index, "", 0, Self.transient)
    }
  }

  /// Inserts the row that is bound.
  /// - Returns: false where `OR IGNORE` left it out.
  @discardableResult
  func insert() throws -> Bool {
    let status = sqlite3_step(handle)
    let reset = sqlite3_reset(handle)
    guard status == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: reset),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
    return sqlite3_changes(db.sqliteConnection) == 1
  }
}
