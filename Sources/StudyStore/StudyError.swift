import GRDB
import GroundedTheory

/// Why a study file cannot be opened, read or written. The wording is in `StudyError+Message.swift`.
public enum StudyError: Error, Equatable, Sendable {
  /// No file is there.
  case missing(path: String)
  /// A file is there already, where a new study was to be made.
  case exists(path: String)
  /// A folder where a file is wanted.
  case folder(path: String)
  /// The folder that the study was to be made in is not there.
  case noFolder(path: String)
  /// The system does not let it be opened.
  case unreadable(path: String)
  /// Not an SQLite file, or one whose beginning is damaged.
  case notAStudy(path: String)
  /// An SQLite file of another program; it is left alone.
  case foreignDatabase(path: String)
  /// A file whose schema is newer than this program's.
  case newerSchema(path: String, found: Int, supported: Int)
  /// A file of an older schema that cannot be written, and so cannot be brought up to date.
  case olderSchema(path: String, found: Int)
  /// Another program is writing it, and went on for longer than the five seconds that are waited.
  case locked(path: String)
  /// The file cannot be written; reading it is no error.
  case readOnly(path: String)
  /// The content cannot be what this program wrote.
  case damaged(path: String, detail: String)
  /// No room on the disk.
  case diskFull(path: String)
  /// What was erased is gone from the study, but bytes of it may be left in free space, in the log or
  /// in a copy.
  case notCompacted(path: String, detail: String)
  /// Anything else that SQLite reports.
  case failed(path: String, detail: String)
  /// A rebuilt study in which someone has worked since; it is not replaced.
  case holdsWork(path: String)
  /// No event of the study is named so; `last` is its last one.
  case unknownEvent(String, path: String, last: Int)
  /// A time before the study was begun, at this many milliseconds since 1970.
  case notBegun(path: String, milliseconds: Int64)
  /// A study that is looked at as of an event, and can only be read so.
  case past(path: String, event: Int)
  /// A bulk import with bad rows; nothing of it was stored.
  case badRows(what: String, problems: [RowProblem])

  /// Bad rows of a file, or of what the caller calls them where there is no file.
  static func badRows(in file: String?, of what: String, _ problems: [RowProblem]) -> StudyError {
    .badRows(what: file.map { "\"\($0)\"" } ?? what, problems: problems)
  }

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
