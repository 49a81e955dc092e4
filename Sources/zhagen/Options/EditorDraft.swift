import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text lent to the user's editor in a file that nobody else can read.
final class EditorDraft {
  /// Where it lies while it is edited.
  let path: String
  private let folder: String
  private let original: Data
  private let name: String
  private let study: String

  /// - Parameter study: the path of the study, beside which an edited text is kept.
  init(_ utf8: [UInt8], named source: String, besides study: String) throws {
    original = Data(utf8)
    self.study = study
    name = Self.fileName(source)
    let base = FileManager.default.temporaryDirectory.path
    folder = "\(base)/zhagen-\(UUID().uuidString)"
    path = "\(folder)/\(name).txt"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Self.writePrivately(original, to: path)
    } catch { throw OutputError(path: path, reason: error) }
  }

  /// Opens the editor and waits until it is done.
  func openEditor() throws {
    let environment = ProcessInfo.processInfo.environment
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let named else { throw EditorError.none }
    // A shell reads the command, as it may have options: `code --wait`.
    let status = try Self.spawn(["/bin/sh", "-c", "\(named) \"$@\"", named, path], named)
    guard status == 0 else { throw EditorError.failed(named, status: status) }
  }

  /// The text as the editor left it.
  func edited() throws -> [UInt8] {
    guard let edited = FileManager.default.contents(atPath: path) else { throw EditorError.gone }
    return [UInt8](edited)
  }

  /// Whether this is the text that the editor was given.
  func began(with utf8: [UInt8]) -> Bool { Data(utf8) == original }

  /// The edited texts of a source that were kept beside the study.
  static func kept(of source: String, besides study: String) -> [String] {
    let beside = URL(fileURLWithPath: study).deletingLastPathComponent().path
    return keptNames(fileName(source)).map { "\(beside)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  private static func keptNames(_ name: String) -> [String] {
    ["\(name) (edited).txt"] + (2...99).map { "\(name) (edited \($0)).txt" }
  }

  /// Keeps an edited text that was not taken, and says where.
  func keep() {
    guard let edited = FileManager.default.contents(atPath: path), edited != original else {
      return
    }
    let beside = URL(fileURLWithPath: study).deletingLastPathComponent().path
    let free = Self.keptNames(name).map { "\(beside)/\($0)" }.first {
      !FileManager.default.fileExists(atPath: $0)
    }
    if let free, (try? Self.writePrivately(edited, to: free)) != nil {
      Terminal.note("The edited text is kept as \"\(free)\".")
    } else {
      isKept = true
      Terminal.note("The edited text is kept as \"\(path)\"; take it from there.")
    }
  }

  private var isKept = false

  /// Removes the file, unless it is the only place where the edited text is kept.
  func remove() {
    if !isKept { try? FileManager.default.removeItem(atPath: folder) }
  }

  private static func writePrivately(_ data: Data, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do { try handle.write(contentsOf: data) } catch {
      unlink(path)
      throw error
    }
  }

  /// A source may be called anything; a file may not.
  private static func fileName(_ source: String) -> String {
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
