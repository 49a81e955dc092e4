import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// The live memo of this id, or of enough of its beginning or end.
  /// - Throws: ``/GroundedTheory/Violation/unknownMemo(_:)``.
  public func memo(_ id: String) throws -> Memo { try read { try $0.liveMemo(withID: id) } }

  /// Who wrote each live memo, and when.
  public func memoStamps() throws -> [Memo.ID: MemoStamp] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT l.id, w.milliseconds, w.coder, e.milliseconds AS edited, e.number <> w.number AS isEdited
          FROM memo l JOIN memo f ON f.version = l.first JOIN event w ON w.number = f.added
            JOIN event e ON e.number = (SELECT min(v.added) FROM memo v
              WHERE v.first = l.first AND v.text = l.text)
          WHERE l.retired IS NULL
          """)
      return Dictionary(
        try rows.map { row in
          let isEdited: Bool = try row.value("isEdited")
          return (
            Memo.ID(try row.value("id")),
            MemoStamp(
              milliseconds: try row.value("milliseconds"), coder: try row.value("coder"),
              edited: isEdited ? try row.value("edited") : nil)
          )
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension Database {
  /// The live memo that an id, or enough of one, names.
  func liveMemo(withID id: String) throws -> Memo {
    let matches = try liveMemos().filter { $0.id.isNamed(by: id) }
    if matches.count > 1 { throw Violation.ambiguousMemo(id, count: matches.count) }
    guard let memo = matches.first else { throw Violation.unknownMemo(id) }
    return memo
  }
}
