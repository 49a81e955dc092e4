import Foundation
import GroundedTheory

/// Reads files on all cores ahead of whoever takes them, in their order.
///
/// A store takes one document at a time; meanwhile the next ones are read. No more than
/// `documentLimit` documents wait, and no more than `byteLimit` bytes of files, apart from the one
/// whose turn it is.
public enum DocumentsAhead {
  static let documentLimit = 8
  static let byteLimit = 32 << 20

  /// Calls `take` once a file, in the order of the files, on this thread.
  /// - Parameter read: makes a document of a file; called on other threads.
  /// - Throws: what `read` throws for the first file that cannot be read, or what `take` throws; what
  ///   is being read then is left to end.
  public static func read(
    _ files: [String], _ read: @escaping @Sendable (String) throws -> ImportedDocument,
    take: (ImportedDocument) throws -> Void
  ) throws {
    let cores = min(ProcessInfo.processInfo.activeProcessorCount, documentLimit)
    guard files.count > 1, cores > 1 else {
      for file in files { try take(try read(file)) }
      return
    }
    let queue = DocumentQueue(files, read)
    defer { queue.stop() }
    for _ in 0..<cores { Thread.detachNewThread { queue.work() } }
    for place in files.indices { try take(try queue.document(at: place)) }
  }
}

/// What is read and not yet taken; every property is touched under the lock only.
private final class DocumentQueue: @unchecked Sendable {
  private let lock = NSCondition()
  private let files: [String]
  private let read: @Sendable (String) throws -> ImportedDocument
  private var finished: [Int: Result<ImportedDocument, any Error>] = [:]
  private var next = 0
  private var taken = 0
  private var bytes = 0
  private var isStopped = false

  init(_ files: [String], _ read: @escaping @Sendable (String) throws -> ImportedDocument) {
    self.files = files
    self.read = read
  }

  func work() {
    while let (place, size) = start() {
      let result = Result { try read(files[place]) }
      lock.withLock {
        finished[place] = result
        bytes -= size
        // What waits counts by the bytes of its words and its file, not by the file alone.
        if case .success(let document) = result { bytes += Self.weight(document) }
        lock.broadcast()
      }
    }
  }

  /// The next file to read, once there is room for it; nil where none is left.
  private func start() -> (place: Int, size: Int)? {
    lock.withLock {
      while !isStopped, next < files.count {
        let size = Self.size(files[next])
        let hasRoom =
          next < taken + DocumentsAhead.documentLimit && bytes + size <= DocumentsAhead.byteLimit
        if hasRoom || next == taken {
          next += 1
          bytes += size
          return (next - 1, size)
        }
        lock.wait()
      }
      return nil
    }
  }

  func document(at place: Int) throws -> ImportedDocument {
    try lock.withLock {
      while true {
        if let result = finished.removeValue(forKey: place) {
          taken = place + 1
          if case .success(let document) = result { bytes -= Self.weight(document) }
          lock.broadcast()
          return try result.get()
        }
        lock.wait()
      }
    }
  }

  func stop() {
    lock.withLock {
      isStopped = true
      lock.broadcast()
    }
  }

  private static func size(_ file: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.size] as? Int) ?? 0
  }

  private static func weight(_ document: ImportedDocument) -> Int {
    document.original.count + document.text.utf8.count
  }
}
