import CLibZip

/// Reads the members of a zip file that lies in memory; with ``ZipMember`` the one place that touches
/// libzip.
///
/// Nothing is ever written to disk, whatever a member's name is. An archive that would unpack to
/// absurd sizes (a zip bomb) is refused; a member that is damaged, locked or there twice too.
final class ZipArchive {
  /// The largest size that one member may unpack to: 256 MiB.
  static let memberLimit = 256 << 20
  /// The largest size that all members that are read may unpack to together: 512 MiB.
  static let totalLimit = 512 << 20
  static let memberCountLimit = 10_000
  /// A member over 16 MiB may not be packed tighter than this.
  static let ratioLimit = 500

  let fileName: String
  /// libzip reads from here as long as the archive is open.
  private let bytes: [UInt8]
  let handle: OpaquePointer
  private var places: [String: UInt64] = [:]
  private var repeated: Set<String> = []
  private var opened = 0

  /// - Throws: ``FormatError/damagedZip(_:reason:)`` or ``FormatError/tooManyMembers(_:count:limit:)``.
  init(_ bytes: [UInt8], fileName: String) throws {
    self.fileName = fileName
    self.bytes = bytes
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    // The elements of an array that nobody changes stay in their place while it lives.
    let start = bytes.withUnsafeBytes { $0.baseAddress }
    guard let source = zip_source_buffer_create(start, UInt64(bytes.count), 0, &failure) else {
      throw Self.damaged(fileName, &failure)
    }
    guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &failure) else {
      zip_source_free(source)
      throw Self.damaged(fileName, &failure)
    }
    self.handle = handle
    let count = Int(zip_get_num_entries(handle, 0))
    guard count <= Self.memberCountLimit else {
      throw FormatError.tooManyMembers(fileName, count: count, limit: Self.memberCountLimit)
    }
    for place in 0..<UInt64(max(0, count)) {
      guard let name = zip_get_name(handle, place, 0).map({ String(cString: $0) }) else { continue }
      if places.updateValue(place, forKey: name) != nil { repeated.insert(name) }
    }
  }

  deinit { zip_discard(handle) }

  func contains(_ member: String) -> Bool { places[member] != nil }

  /// The names of all members.
  var members: some Collection<String> { places.keys }

  /// The unpacked bytes of `member`.
  /// - Throws: ``FormatError`` where it is missing, there twice, encrypted, damaged or too large.
  func read(_ member: String) throws -> [UInt8] {
    let file = try open(member)
    return try [UInt8](unsafeUninitializedCapacity: file.size) { buffer, count in
      let all = UnsafeMutableRawBufferPointer(buffer)
      while count < all.count {
        count += try file.read(into: UnsafeMutableRawBufferPointer(rebasing: all[count...]))
      }
      _ = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: all[..<0]))
    }
  }

  /// A member to be unpacked piece by piece.
  /// - Throws: ``FormatError`` where it is missing, there twice, encrypted or too large.
  func open(_ member: String) throws -> ZipMember {
    var status = zip_stat_t()
    guard let place = places[member], zip_stat_index(handle, place, 0, &status) == 0 else {
      throw FormatError.missingMember(fileName, member: member)
    }
    func damaged(_ reason: String) -> FormatError {
      .damagedZip(fileName, reason: "its part \"\(member)\" \(reason)")
    }
    if repeated.contains(member) { throw damaged("is there twice") }
    if status.encryption_method != UInt16(ZIP_EM_NONE) {
      throw damaged("is locked with a password")
    }
    let packed = max(1, Int(clamping: status.comp_size))
    let size = Int(clamping: status.size)
    let isBomb = size > 16 << 20 && size / packed > Self.ratioLimit
    guard size <= Self.memberLimit, !isBomb else {
      throw FormatError.memberTooLarge(
        fileName, member: member, limit: isBomb ? 16 << 20 : Self.memberLimit)
    }
    opened += size
    guard opened <= Self.totalLimit else {
      throw FormatError.damagedZip(
        fileName, reason: "its parts unpack to more than \(Self.totalLimit >> 20) MiB")
    }
    return try ZipMember(self, place: place, name: member, size: size)
  }

  private static func damaged(_ fileName: String, _ error: inout zip_error_t) -> FormatError {
    // A file that began as one and has no table of contents at its end has lost its end.
    .damagedZip(
      fileName,
      reason: zip_error_code_zip(&error) == ZIP_ER_NOZIP
        ? "it breaks off, as a file does that was not copied or downloaded to its end"
        : String(cString: zip_error_strerror(&error)))
  }
}
