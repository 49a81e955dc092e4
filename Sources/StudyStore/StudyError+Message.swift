import Foundation
import GroundedTheory

extension StudyError: CustomStringConvertible {
  /// What happened, to which file, and what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no study \"\(path)\"; `zhagen init \"\(path)\"` makes one."
    case .exists(let path):
      "\"\(path)\" exists already and was left alone; choose another name."
    case .folder(let path):
      "\"\(path)\" is a folder, not a study; name a .zhagen file."
    case .noFolder(let path):
      "The folder of \"\(path)\" does not exist; make it first."
    case .unreadable(let path):
      "\"\(path)\" cannot be opened; check that you may read it and write to its folder."
    case .notAStudy(let path):
      "\"\(path)\" is not a Zhagen study: it is not an SQLite file, or its beginning is damaged."
    case .foreignDatabase(let path):
      "\"\(path)\" is an SQLite file of another program, not a Zhagen study; it was left alone."
    case .newerSchema(let path, let found, let supported):
      "\"\(path)\" was written by a newer Zhagen (schema \(found); this one knows \(supported));"
        + " update Zhagen to open it."
    case .olderSchema(let path, let found):
      "\"\(path)\" was written by an older Zhagen (schema \(found)) and has to be brought up to date"
        + " once, but it is read-only; make it and its folder writable, or work on a copy."
    case .locked(let path):
      "\"\(path)\" is being written by another program; try again when that has finished."
    case .readOnly(let path):
      "\"\(path)\" is read-only; make it and its folder writable, or work on a copy."
    case .damaged(let path, let detail):
      "\"\(path)\" is damaged (\(detail)); keep it as it is and go on from a backup."
    case .diskFull(let path):
      "The disk of \"\(path)\" is full; nothing of this was stored. Make room and run it again."
    case .notCompacted(let path, let detail):
      "The words are erased from \"\(path)\", but bytes of them may be left in the file, its log or a"
        + " copy (\(detail)). Close other programs that use it, make room on the disk, and run"
        + " `zhagen purge --finish`."
    case .failed(let path, let detail):
      "\"\(path)\" could not be used: \(detail). Nothing of this was stored."
    case .holdsWork(let path):
      "\"\(path)\" holds work of its own and was left alone; choose another folder with --output."
    case .unknownEvent(let reference, let path, let last):
      "\"\(path)\" has no event \"\(reference)\"; the last one is \(last), and `zhagen history` prints"
        + " them all."
    case .notBegun(let path, let milliseconds):
      "\"\(path)\" was begun later, at "
        + Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601) + "."
    case .past(let path, let event):
      "\"\(path)\" is looked at as of event \(event), and what was is never written; leave that out."
    case .badRows(let what, let problems):
      "\(what): \(problems.count) bad row\(problems.count == 1 ? "" : "s"); nothing was stored.\n"
        + RowProblem.list(problems)
    }
  }
}
