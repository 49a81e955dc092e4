import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's editor, and files that only the user can read.
enum Editor {
  /// Opens a file in the editor that VISUAL or EDITOR names and waits until it is done.
  static func edit(_ path: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let named else { throw EditorError.none }
    // A shell reads the command, as it may have options: `code --wait`.
    let status = try Self.spawn(["/bin/sh", "-c", "\(named) \"$@\"", named, path], named)
    guard status == 0 else { throw EditorError.failed(named, status: status) }
  }

  /// Writes a new file that only its owner can read.
  static func writePrivately(_ data: Data, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do { try handle.write(contentsOf: data) } catch {
      unlink(path)
      throw error
    }
  }

  /// A source may be called anything; a file may not.
  static func fileName(_ source: String) -> String {
    var name = source.replacing("/", with: "-")
    while name.utf8.count > 120 { name.removeLast() }
    return name.hasPrefix(".") ? "_" + name : name
  }

  /// Runs a program on this terminal. While it runs, the keys that interrupt are its own.
  private static func spawn(_ command: [String], _ editor: String) throws -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let before = [SIGINT, SIGQUIT].map { signal($0, SIG_IGN) }
    defer { for (number, handler) in zip([SIGINT, SIGQUIT], before) { signal(number, handler) } }
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let failure = posix_spawn(&process, command[0], nil, &attributes, &arguments, environ)
    guard failure == 0 else { throw EditorError.failed(editor, status: failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw EditorError.failed(editor, status: errno) }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// Why a text could not be edited.
enum EditorError: Error, CustomStringConvertible {
  /// No editor is named.
  case none
  /// The file is not there any more.
  case gone
  /// It could not be run, or ended with a status that is not 0.
  case failed(String, status: Int32)

  var description: String {
    switch self {
    case .none:
      "No editor is named; set VISUAL or EDITOR, for example EDITOR=nano, or correct the text that"
        + " `zhagen source show` prints and use `zhagen source replace`."
    case .gone: "The editor left no file; nothing was changed."
    case .failed(let editor, let status):
      "The editor \"\(editor)\" ended with status \(status); nothing was changed."
    }
  }
}
