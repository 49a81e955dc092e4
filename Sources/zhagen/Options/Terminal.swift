import Foundation
import GroundedTheory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output, standard error and files.
enum Terminal {
  /// Columns of the terminal; nil where standard output is a file or a pipe.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes to a file, or to standard output for nil.
  static func write(_ text: String, to path: String?) throws {
    guard let path else {
      try write(text, "standard output", to: .standardOutput)
      return
    }
    try OutputFile(path).write(text)
  }

  /// As ``write(_:to:)`` for what comes piece by piece; an ordinary file is replaced when all is there.
  static func stream(to path: String?, _ body: (@escaping (String) throws -> Void) throws -> Void)
    throws
  {
    guard let path else {
      return try body { try write($0, "standard output", to: .standardOutput) }
    }
    try OutputFile(path).stream(body)
  }

  /// A line for people, on standard error. Nobody can be told where that cannot be written.
  static func note(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// A question on standard error; the answer stands on the same line.
  static func ask(_ question: String) {
    try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
  }

  static func note(_ findings: [Finding]) {
    for finding in findings { note("note: \(finding)") }
  }

  fileprivate static func write(_ text: String, _ name: String, to handle: FileHandle) throws {
    do { try handle.write(contentsOf: Data(text.utf8)) } catch {
      throw OutputError(path: name, reason: error)
    }
  }
}

/// A file that results go to.
private struct OutputFile {
  let path: String
  /// Where a link leads, so that the link stays one.
  private let target: String

  init(_ path: String) {
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// A new or ordinary file is replaced whole; a pipe or a device is written to. Studies are not
  /// touched.
  func write(_ text: String) throws {
    guard try isOrdinary() else { return try writeThrough { try $0(text) } }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: target), options: .atomic)
    } catch {
      throw OutputError(path: path, reason: error)
    }
  }

  /// As ``write(_:)``, piece by piece into a file beside it, which then takes its place.
  func stream(_ body: (@escaping (String) throws -> Void) throws -> Void) throws {
    guard try isOrdinary() else { return try writeThrough(body) }
    let part = target + ".part-\(getpid())"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let handle = FileHandle(forWritingAtPath: part)
    else { throw OutputError(path: path, reason: "its folder cannot be written to.") }
    do {
      try body { try Terminal.write($0, path, to: handle) }
      try handle.close()
      guard rename(part, target) == 0 else {
        throw OutputError(path: path, reason: String(cString: strerror(errno)) + ".")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }

  /// Whether the file is ordinary or new, so that it can be replaced; a pipe or a device is not.
  private func isOrdinary() throws -> Bool {
    if path.isEmpty { throw OutputError(path: path, reason: "it has no name.") }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
    if isFolder.boolValue { throw OutputError(path: path, reason: "it is a folder.") }
    if exists {
      let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type]
      guard kind as? FileAttributeType == .typeRegular else { return false }
      guard access(target, W_OK) == 0 else {
        throw OutputError(path: path, reason: "it is read-only.")
      }
      try checkIsNoStudy()
    }
    return true
  }

  private func writeThrough(_ body: (@escaping (String) throws -> Void) throws -> Void) throws {
    guard let handle = FileHandle(forWritingAtPath: target) else {
      throw OutputError(path: path, reason: "it cannot be opened.")
    }
    try body { try Terminal.write($0, path, to: handle) }
  }

  private func checkIsNoStudy() throws {
    let head = try? FileHandle(forReadingAtPath: target)?.read(upToCount: 16)
    let isLog = target.hasSuffix("-wal") || target.hasSuffix("-shm")
    if head == Data("SQLite format 3\0".utf8) || isLog {
      throw OutputError(path: path, reason: "it is a study or another database.")
    }
  }
}

/// A file that could not be written.
struct OutputError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, reason: any Error) {
    let cause = (reason as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? reason as NSError
    let isSystem = cause.domain == NSPOSIXErrorDomain
    self.init(
      path: path,
      reason: isSystem
        ? String(cString: strerror(Int32(cause.code))) + "." : reason.localizedDescription)
  }

  var description: String {
    "\"\(path)\" could not be written: \(reason) Choose another file, or check the folder and the"
      + " room on the disk."
  }
}
