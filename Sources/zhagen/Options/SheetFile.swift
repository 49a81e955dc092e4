import Foundation

/// A coding sheet beside the study, from when it is opened until it is applied. A crash leaves it there.
struct SheetFile {
  let path: String
  private static let mark = " (codes of "

  init(source: String, coder: String, besides study: String) {
    var short = Editor.fileName(coder)
    while short.utf8.count > 60 { short.removeLast() }
    path = Self.folder(of: study) + "/\(Editor.fileName(source))\(Self.mark)\(short)).txt"
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  func write(_ sheet: String) throws {
    do {
      if exists {
        try replace(with: Data(sheet.utf8))
      } else {
        try Editor.writePrivately(Data(sheet.utf8), to: path)
      }
    } catch { throw OutputError(path: path, reason: error) }
  }

  /// In place, so that the file stays its owner's and an editor that is open sees the change; where there
  /// is no room for the new sheet, the old one takes its place again.
  private func replace(with sheet: Data) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    let old = try handle.readToEnd() ?? Data()
    func put(_ bytes: Data) throws {
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: bytes)
      try handle.truncate(atOffset: UInt64(bytes.count))
    }
    do { try put(sheet) } catch {
      try put(old)
      throw error
    }
  }

  func read() throws -> String { try Self.sheet(FileManager.default.contents(atPath: path), path) }

  /// - Throws: ``SheetUnreadable`` for a file that is gone or not in UTF-8.
  static func sheet(_ bytes: Data?, _ path: String) throws -> String {
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
      throw SheetUnreadable(path: path, isGone: bytes == nil)
    }
    return text
  }

  /// Throws away what was left.
  func discard() throws -> Bool {
    guard exists else { throw SheetPresence(path: path, isThere: false) }
    remove()
    Terminal.note("Threw \"\(path)\" away.")
    return true
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The sheets of a source beside the study, with what editors left beside them.
  static func kept(of source: String, besides study: String) -> [String] {
    let folder = folder(of: study)
    let name = Editor.fileName(source) + mark
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.contains(name) }.sorted().map { "\(folder)/\($0)" }
  }

  private static func folder(of study: String) -> String {
    URL(fileURLWithPath: study).deletingLastPathComponent().path
  }
}

/// A sheet that cannot be read.
struct SheetUnreadable: Error, CustomStringConvertible {
  let path: String
  let isGone: Bool

  var description: String {
    isGone
      ? "There is no sheet \"\(path)\"."
      : "The sheet \"\(path)\" is not UTF-8 any more; save it as UTF-8, and go on with --resume."
  }
}
