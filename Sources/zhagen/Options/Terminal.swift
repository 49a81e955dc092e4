import Foundation
import GroundedTheory
import StudyStore

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

  static func write(_ text: String, to path: String?) throws {
    guard let path else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
  }

  /// A line for people, on standard error.
  static func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  static func note(_ findings: [Finding]) {
    for finding in findings { note("note: \(finding)") }
  }
}

/// A file that could not be written.
struct OutputError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String {
    "\"\(path)\" could not be written: \(reason) Check the folder and the room on the disk."
  }
}
