#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of a text in UTF-8 with LF at their ends, one after the other.
struct ByteLines: Sequence, IteratorProtocol {
  struct Line {
    /// Counted from 1.
    let number: Int
    let range: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var start = 0
  private var number = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Line? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    let end =
      memchr(base + start, 0x0A, bytes.count - start)
      .map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? bytes.count
    defer { start = end + 1 }
    number += 1
    return Line(number: number, range: start..<end)
  }
}
