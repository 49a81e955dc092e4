#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads whole files, with a message for everything that can keep one from being read.
public enum FileBytes {
  /// The largest file that is read, in bytes: 1 GiB.
  public static let limit = 1 << 30

  /// The bytes of the ordinary file at `path`, never none.
  /// - Parameter limit: the most bytes that it may have.
  /// - Throws: ``FormatError`` where the file is missing, empty, a folder, a device, too large or
  ///   not readable.
  public static func read(_ path: String, limit: Int = limit) throws -> [UInt8] {
    let (file, size) = try opened(path)
    defer { close(file) }
    guard size <= limit else { throw FormatError.tooLarge(path, bytes: size, limit: limit) }
    let bytes = try read(file, size: size, path: path)
    guard !bytes.isEmpty else { throw FormatError.emptyFile(path) }
    return bytes
  }

  /// The descriptor and the size of the ordinary file at `path`.
  static func opened(_ path: String) throws -> (file: Int32, size: Int) {
    // A pipe without a writer would hold an ordinary open for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(path) }
    do {
      var status = stat()
      guard fstat(file, &status) == 0 else { throw failure(path) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return (file, Int(status.st_size))
      case S_IFDIR: throw FormatError.folderInsteadOfFile(path)
      default: throw FormatError.notARegularFile(path)
      }
    } catch {
      close(file)
      throw error
    }
  }

  /// The next bytes of a file, up to `size`; fewer only at its end.
  /// - Parameter head: what is to stand before them.
  static func read(
    _ file: Int32, size: Int, after head: ArraySlice<UInt8> = [], path: String
  ) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: head.count + size) { buffer, count in
      let size = head.count + size
      guard let base = buffer.baseAddress else { return }
      _ = UnsafeMutableBufferPointer(rebasing: buffer[..<head.count]).initialize(from: head)
      count = head.count
      while count < size {
        #if canImport(Glibc)
          let got = Glibc.read(file, base + count, size - count)
        #else
          let got = Darwin.read(file, base + count, size - count)
        #endif
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw failure(path) }
        if got == 0 { return }
        count += got
      }
    }
  }

  private static func failure(_ path: String) -> FormatError {
    errno == ENOENT || errno == ENOTDIR
      ? .noSuchFile(path) : .unreadable(path, reason: String(cString: strerror(errno)))
  }
}
