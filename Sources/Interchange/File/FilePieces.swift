import GroundedTheory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a file piece by piece and fingerprints it on the way, so that none is too large.
final class FilePieces {
  private let path: String
  private let file: Int32
  private let pieceSize: Int
  private let digest = RunningDigest()
  /// The bytes read so far, until they are more than `keptBytes`; then nil.
  private(set) var kept: [UInt8]? = []
  private let keptBytes: Int

  /// - Throws: ``FormatError`` where the file is missing, empty, a folder or not readable.
  init(_ path: String, pieceSize: Int = 1 << 20, keeping keptBytes: Int = 0) throws {
    self.path = path
    self.pieceSize = pieceSize
    self.keptBytes = keptBytes
    let (file, size) = try FileBytes.opened(path)
    self.file = file
    if size == 0 { throw FormatError.emptyFile(path) }
  }

  deinit { close(file) }

  /// `head` with the next piece behind it; nil where the file has no more bytes.
  func next(after head: ArraySlice<UInt8> = []) throws -> [UInt8]? {
    let bytes = try FileBytes.read(file, size: pieceSize, after: head, path: path)
    guard bytes.count > head.count else { return nil }
    bytes.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[head.count...])) }
    if let count = kept?.count {
      if count + bytes.count - head.count > keptBytes {
        kept = nil
      } else {
        kept?.append(contentsOf: bytes[head.count...])
      }
    }
    return bytes
  }

  /// Hexadecimal SHA-256 of the file; asked for once, when all has been read.
  func sha256() -> String { digest.finish() }
}
