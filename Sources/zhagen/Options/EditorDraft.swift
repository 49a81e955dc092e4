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
    name = Editor.fileName(source)
    let base = FileManager.default.temporaryDirectory.path
    folder = "\(base)/zhagen-\(UUID().uuidString)"
    path = "\(folder)/\(name).txt"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Editor.writePrivately(original, to: path)
    } catch { throw OutputError(path: path, reason: error) }
  }

  /// Opens the editor and waits until it is done.
  func openEditor() throws { try Editor.edit(path) }

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
    return keptNames(Editor.fileName(source)).map { "\(beside)/\($0)" }.filter {
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
    if let free, (try? Editor.writePrivately(edited, to: free)) != nil {
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

}
