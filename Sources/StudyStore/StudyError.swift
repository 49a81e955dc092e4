import GRDB
import GroundedTheory

/// Why a study file cannot be opened, read or written. The wording is in `StudyError+Message.swift`.
public enum StudyError: Error, Equatable, Sendable {
  case missing(path: String)
  case exists(path: String)
  case folder(path: String)
  case noFolder(path: String)
  case unreadable(path: String)
  case notAStudy(path: String)
  case foreignDatabase(path: String)
  case newerSchema(path: String, found: Int, supported: Int)
  case locked(path: String)
  case readOnly(path: String)
  case damaged(path: String, detail: String)
  case diskFull(path: String)
  case failed(path: String, detail: String)
  /// A rebuilt study in which someone has worked since; it is not replaced.
  case holdsWork(path: String)
  /// A bulk import with bad rows; nothing of it was stored.
  case badRows(what: String, problems: [RowProblem])

  /// What SQLite says, as the user can act on it.
  init(_ error: DatabaseError, path: String) {
    switch error.extendedResultCode {
    case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC:
      self = .diskFull(path: path)
      return
    case .SQLITE_READONLY_DIRECTORY, .SQLITE_READONLY_CANTINIT:
      self = .readOnly(path: path)
      return
    default: break
    }
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_NOTADB: .notAStudy(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, detail: error.message ?? "")
      case .SQLITE_CANTOPEN: .unreadable(path: path)
      default: .failed(path: path, detail: error.message ?? "code \(error.resultCode.rawValue)")
      }
  }
}
