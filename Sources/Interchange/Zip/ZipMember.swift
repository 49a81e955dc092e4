import CLibZip

/// One member of a zip file while it is unpacked.
final class ZipMember {
  /// In bytes, as the archive says; one that unpacks to more or less is an error.
  let size: Int

  /// Keeps the archive open.
  private let archive: ZipArchive
  private let name: String
  private let file: OpaquePointer
  private var count = 0
  private var isChecked = false

  init(_ archive: ZipArchive, place: UInt64, name: String, size: Int) throws {
    guard let file = zip_fopen_index(archive.handle, place, 0) else {
      let reason = zip_get_error(archive.handle).map { String(cString: zip_error_strerror($0)) }
      throw FormatError.damagedZip(
        archive.fileName, reason: "its part \"\(name)\": \(reason ?? "it cannot be unpacked")")
    }
    self.archive = archive
    self.name = name
    self.size = size
    self.file = file
  }

  deinit { zip_fclose(file) }

  /// Unpacks the next bytes; 0 once all are unpacked and their checksum holds.
  /// - Throws: ``FormatError/damagedZip(_:reason:)``.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let wanted = min(buffer.count, size - count)
    if wanted == 0 {
      if count == size { try checkEnd() }
      return 0
    }
    let got = Int(zip_fread(file, buffer.baseAddress, UInt64(wanted)))
    guard got >= 0 else { throw failure() }
    guard got > 0 else { throw damaged("breaks off") }
    count += got
    return got
  }

  /// The checksum is compared when the end is read.
  private func checkEnd() throws {
    guard !isChecked else { return }
    isChecked = true
    var beyond: UInt8 = 0
    switch zip_fread(file, &beyond, 1) {
    case 0: return
    case 1: throw damaged("is longer than the archive says")
    default: throw failure()
    }
  }

  private func failure() -> FormatError {
    let reason = zip_file_get_error(file).map { String(cString: zip_error_strerror($0)) }
    return .damagedZip(
      archive.fileName, reason: "its part \"\(name)\": \(reason ?? "it cannot be unpacked")")
  }

  private func damaged(_ what: String) -> FormatError {
    .damagedZip(archive.fileName, reason: "its part \"\(name)\" \(what)")
  }
}
