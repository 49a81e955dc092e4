import GroundedTheory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads comma-separated values after RFC 4180, row by row, straight from the bytes.
///
/// Commas, tabs or semicolons, whichever the header has most of; LF, CR LF or CR; a BOM; UTF-8 or
/// whatever `TextDecoding` finds. Rows are numbered as a spreadsheet numbers them, the header being
/// row 1. Rows without any value are skipped.
///
/// Our own because of what was measured: SwiftCSV 0.10 took 45 s and 1050 MB for a million hotline
/// records (306 MB) that this reads in 1.2 s and 325 MB, the file itself included. Of a
/// `TextStream` it holds no more than a piece.
struct CSVReader: RowReader {
  let fileName: String
  /// The names in the first row, without spaces around them.
  private(set) var header: [String] = []
  private(set) var findings: [Finding] = []

  /// The table, or the part of it that is being read.
  private var bytes: [UInt8]
  /// Gives the part that follows; nil where `bytes` reaches the end.
  private var more: (() throws -> [UInt8]?)?
  private let rowLimit: Int
  private var position = 0
  private var row = 0
  private var delimiter = UInt8(ascii: ",")

  /// - Parameter encoding: as for `TextDecoding`, found out where it is nil.
  /// - Throws: ``FormatError`` where the bytes are no text, or the header cannot be used.
  init(_ bytes: [UInt8], fileName: String, encoding: String? = nil) throws {
    self.fileName = fileName
    rowLimit = .max
    // Bytes that are UTF-8 already are read where they lie, without a copy.
    let scan = bytes.withUnsafeBufferPointer { UTF8Scan($0) }
    if encoding == nil, !bytes.isEmpty, scan.firstInvalid == nil,
      !scan.looksBinary(count: bytes.count),
      FileKind(bytes) == nil
    {
      self.bytes = bytes
      if bytes.starts(with: ByteOrderMark.utf8Bytes) { position = 3 }
    } else {
      let decoded = try TextDecoding.decode(bytes, fileName: fileName, encoding: encoding)
      self.bytes = decoded.utf8
      findings = decoded.findings
    }
    try readHeader()
  }

  /// Reads a table of which only a part is in memory at a time.
  /// - Parameters:
  ///   - rowLimit: the bytes of the longest row that is taken for one.
  ///   - more: gives the next bytes of well-formed UTF-8 without a BOM; nil at the end.
  /// - Throws: ``FormatError``, and what `more` throws.
  init(
    fileName: String, rowLimit: Int = 16 << 20, streaming more: @escaping () throws -> [UInt8]?
  ) throws {
    self.fileName = fileName
    self.rowLimit = rowLimit
    self.more = more
    bytes = []
    try refill()
    try readHeader()
  }

  private mutating func readHeader() throws {
    delimiter = Self.delimiter(of: self.bytes, from: position)
    guard let first = try nextRecord() else { throw FormatError.emptyFile(fileName) }
    header = first.indices.map { first.text($0).trimmed }
    try checkHeader()
  }

  /// The next row with a value in it; nil at the end.
  ///
  /// A row with more or fewer fields than the header is a problem, and reading goes on after it.
  /// - Throws: ``FormatError/malformedTable(_:row:reason:)`` where quotation marks do not match.
  mutating func next() throws -> Result<CSVRow, RowProblem>? {
    while let record = try nextRecord() {
      if record.isEmpty { continue }
      guard record.indices.count == header.count else {
        return .failure(
          RowProblem(
            row: record.number,
            reason: "\(record.indices.count) fields, but the header has \(header.count)"))
      }
      return .success(record)
    }
    return nil
  }

  private static func delimiter(of bytes: [UInt8], from start: Int) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if quoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    var best = UInt8(ascii: ",")
    for candidate in [UInt8(ascii: "\t"), UInt8(ascii: ";")]
    where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }
}

extension CSVReader {
  private mutating func nextRecord() throws -> CSVRow? {
    while position < bytes.count || more != nil {
      let start = position
      row += 1
      // Where a row reaches the end of what is in memory, more of it may follow.
      if position < bytes.count, let fields = try fields(), more == nil || position < bytes.count {
        return CSVRow(number: row, bytes: bytes, fields: fields)
      }
      row -= 1
      position = start
      try refill()
    }
    return nil
  }

  /// Puts the next part behind what has not been read; at least as much again, so that a long row is
  /// not begun over and over.
  private mutating func refill() throws {
    var rest = Array(bytes[position...])
    guard rest.count <= rowLimit else {
      row += 1
      throw malformed(
        "this row is longer than \(rowLimit >> 20) MiB; a quotation mark in it may open a field that"
          + " none closes")
    }
    let wanted = max(1, rest.count * 2)
    while rest.count < wanted, let more {
      if let part = try more() { rest += part } else { self.more = nil }
    }
    bytes = rest
    position = 0
  }

  /// The fields of the row that begins here; nil where a quoted one ends in a later part.
  private mutating func fields() throws -> [CSVRow.Field]? {
    var fields: [CSVRow.Field] = []
    fields.reserveCapacity(header.count)
    return try bytes.withUnsafeBufferPointer { bytes in
      var isLast = false
      repeat {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          guard let field = try quotedField(bytes) else { return nil }
          fields.append(field)
        } else {
          fields.append(plainField(bytes))
        }
        isLast = endField(bytes)
      } while !isLast
      return fields
    }
  }

  private mutating func plainField(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVRow.Field {
    let start = position
    let raw = UnsafeRawBufferPointer(bytes)
    var at = position
    // Eight bytes without any end are passed over at once.
    let ends = (UInt64(delimiter) &* Self.ones, 0x0A &* Self.ones, 0x0D &* Self.ones)
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let hits = Self.zeros(word ^ ends.0) | Self.zeros(word ^ ends.1) | Self.zeros(word ^ ends.2)
      if hits != 0 { break }
      at += 8
    }
    while at < raw.count, raw[at] != delimiter, raw[at] != 0x0A, raw[at] != 0x0D { at += 1 }
    position = at
    return CSVRow.Field(start: start, end: at, needsCare: false)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Nothing but 0 where no byte of the word is 0.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & (ones << 7)
  }

  private mutating func quotedField(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws -> CSVRow.Field? {
    let quote = UInt8(ascii: "\"")
    let start = position + 1
    var at = start
    var needsCare = false
    while true {
      guard at < bytes.count, let base = bytes.baseAddress,
        let hit = memchr(base + at, Int32(quote), bytes.count - at)
      else {
        if more != nil { return nil }
        throw malformed("a quotation mark opens a field here and none closes it")
      }
      at = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
      guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
      needsCare = true
      at += 2
    }
    position = at + 1
    guard
      position == bytes.count || bytes[position] == delimiter || bytes[position] == 0x0A
        || bytes[position] == 0x0D
    else {
      throw malformed(
        "text follows a closing quotation mark; a quotation mark inside a field is written twice")
    }
    needsCare = needsCare || bytes[start..<at].contains(0x0D)
    return CSVRow.Field(start: start, end: at, needsCare: needsCare)
  }

  /// Steps over the delimiter or line end that closes a field; true where the row ends too.
  private mutating func endField(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == delimiter { return false }
    if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
    return true
  }

  private func malformed(_ reason: String) -> FormatError {
    .malformedTable(fileName, row: row, reason: reason)
  }
}
