import Foundation

/// Takes pieces from a thread of its own, which reads, fingerprints and checks the next ones while
/// these are used.
final class Prefetch {
  /// What both threads look at, under its lock alone.
  private final class Queue: @unchecked Sendable {
    let changed = NSCondition()
    var pieces: [[UInt8]] = []
    var isDone = false
    var isAbandoned = false
    var failure: (any Error)?
    private let produce: () throws -> [UInt8]?

    init(_ produce: @escaping () throws -> [UInt8]?) { self.produce = produce }

    /// Pieces that wait at most.
    private static let depth = 4

    func fill() {
      do {
        while let piece = try produce() { if !add(piece) { return } }
      } catch {
        changed.withLock { failure = error }
      }
      changed.withLock {
        isDone = true
        changed.signal()
      }
    }

    private func add(_ piece: [UInt8]) -> Bool {
      changed.withLock {
        while pieces.count >= Self.depth, !isAbandoned { changed.wait() }
        pieces.append(piece)
        changed.signal()
        return !isAbandoned
      }
    }
  }

  private let queue: Queue

  /// - Parameter produce: gives the next piece, nil at the end. It is called on another thread, and
  ///   what it works on is nobody else's until ``next()`` has returned nil.
  init(_ produce: @escaping () throws -> [UInt8]?) {
    queue = Queue(produce)
    Thread.detachNewThread { [queue] in queue.fill() }
  }

  deinit {
    queue.changed.withLock {
      queue.isAbandoned = true
      queue.changed.signal()
    }
  }

  /// The next piece; nil at the end.
  /// - Throws: what the producer threw, once the pieces before it are used.
  func next() throws -> [UInt8]? {
    try queue.changed.withLock {
      while queue.pieces.isEmpty, !queue.isDone { queue.changed.wait() }
      if queue.pieces.isEmpty {
        if let failure = queue.failure { throw failure }
        return nil
      }
      defer { queue.changed.signal() }
      return queue.pieces.removeFirst()
    }
  }
}
