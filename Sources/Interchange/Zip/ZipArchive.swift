import CLibZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the members of a zip file that lies in memory; the one place that touches libzip.
///
/// An archive that would unpack to absurd sizes (a zip bomb) is refused, a damaged member too.
final class ZipArchive {
  /// The largest size that one member may unpack to: 256 MiB.
  static let memberLimit = 256 << 20
  static let memberCountLimit = 10_000
  /// A member over 16 MiB may not be packed tighter than this.
  static let ratioLimit = 500

  private let handle: OpaquePointer
  private let fileName: String

  /// - Throws: ``FormatError/damagedZip(_:reason:)`` or ``FormatError/tooManyMembers(_:count:limit:)``.
  init(_ bytes: [UInt8], fileName: String) throws {
    self.fileName = fileName
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    func damaged() -> FormatError {
      .damagedZip(fileName, reason: String(cString: zip_error_strerror(&failure)))
    }
    guard let copy = malloc(max(1, bytes.count)) else {
      throw FormatError.damagedZip(fileName, reason: "there is not enough memory for it")
    }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
    // From here on libzip frees the copy, together with the source.
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &failure) else {
      free(copy)
      throw damaged()
    }
    guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &failure) else {
      zip_source_free(source)
      throw damaged()
    }
    self.handle = handle
    let count = Int(zip_get_num_entries(handle, 0))
    guard count <= Self.memberCountLimit else {
      throw FormatError.tooManyMembers(fileName, count: count, limit: Self.memberCountLimit)
    }
  }

  deinit { zip_discard(handle) }

  func contains(_ member: String) -> Bool { zip_name_locate(handle, member, 0) >= 0 }

  /// The unpacked bytes of `member`.
  /// - Throws: ``FormatError`` where it is missing, encrypted, damaged or too large.
  func read(_ member: String) throws -> [UInt8] {
    let index = zip_name_locate(handle, member, 0)
    var status = zip_stat_t()
    guard index >= 0, zip_stat_index(handle, UInt64(index), 0, &status) == 0 else {
      throw FormatError.missingMember(fileName, member: member)
    }
    let packed = max(1, Int(clamping: status.comp_size))
    let size = Int(clamping: status.size)
    let isBomb = size > 16 << 20 && size / packed > Self.ratioLimit
    guard size <= Self.memberLimit, !isBomb else {
      throw FormatError.memberTooLarge(
        fileName, member: member, limit: isBomb ? 16 << 20 : Self.memberLimit)
    }
    guard let file = zip_fopen_index(handle, UInt64(index), 0) else {
      throw damaged(member, zip_get_error(handle))
    }
    defer { zip_fclose(file) }
    let bytes = try read(file, size: size, member: member)
    // The checksum is compared when the end is read.
    var beyond: UInt8 = 0
    let rest = zip_fread(file, &beyond, 1)
    guard rest == 0 else {
      throw rest < 0
        ? damaged(member, zip_file_get_error(file))
        : FormatError.damagedZip(
          fileName, reason: "its part \"\(member)\" is longer than the archive says")
    }
    return bytes
  }

  private func read(
    _ file: OpaquePointer, size: Int, member: String
  ) throws -> [UInt8] {
    let bytes = try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(size - count))
        guard got >= 0 else { throw damaged(member, zip_file_get_error(file)) }
        if got == 0 { return }
        count += Int(got)
      }
    }
    guard bytes.count == size else {
      throw FormatError.damagedZip(fileName, reason: "its part \"\(member)\" breaks off")
    }
    return bytes
  }

  private func damaged(
    _ member: String, _ error: UnsafeMutablePointer<zip_error_t>?
  ) -> FormatError {
    let reason = error.map { String(cString: zip_error_strerror($0)) } ?? "it cannot be unpacked"
    return .damagedZip(fileName, reason: "its part \"\(member)\": \(reason)")
  }
}
