import GroundedTheory

/// One row of a table; a field becomes a `String` only when it is asked for.
struct CSVRow {
  struct Field {
    let start: Int
    let end: Int
    /// It holds doubled quotation marks or carriage returns.
    let needsCare: Bool
  }

  /// Counted from 1, the header included.
  let number: Int
  private let bytes: [UInt8]
  private let fields: [Field]

  init(number: Int, bytes: [UInt8], fields: [Field]) {
    self.number = number
    self.bytes = bytes
    self.fields = fields
  }

  var indices: Range<Int> { fields.indices }
  var isEmpty: Bool { fields.allSatisfy { $0.start == $0.end } }

  func text(_ column: Int) -> String {
    let field = fields[column]
    return bytes.withUnsafeBufferPointer { bytes in
      let raw = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
      guard field.needsCare else {
        return String(decoding: FormulaGuard.removed(from: raw), as: UTF8.self)
      }
      return Self.unfolded(raw).withUnsafeBufferPointer {
        String(decoding: FormulaGuard.removed(from: $0), as: UTF8.self)
      }
    }
  }

  /// The words of a field in UTF-8, where they lie if that can be.
  func utf8(_ column: Int) -> ArraySlice<UInt8> {
    let field = fields[column]
    let raw =
      field.needsCare
      ? ArraySlice(
        bytes.withUnsafeBufferPointer {
          Self.unfolded(UnsafeBufferPointer(rebasing: $0[field.start..<field.end]))
        }) : bytes[field.start..<field.end]
    guard raw.first == FormulaGuard.sign else { return raw }
    return raw.withUnsafeBufferPointer { FormulaGuard.isNeeded($0) } ? raw.dropFirst() : raw
  }

  /// Calls `body` with the words of a field in UTF-8 where they lie, without spaces around them.
  @inline(__always)
  func withTrimmedUTF8<Value>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    let field = fields[column]
    return bytes.withUnsafeBufferPointer { bytes in
      let raw = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
      // A digit or a letter alone needs no looking at.
      if raw.count == 1, raw[0] > 0x20 { return body(raw) }
      guard field.needsCare else { return body(Self.trimmed(FormulaGuard.removed(from: raw))) }
      return Self.unfolded(raw).withUnsafeBufferPointer {
        body(Self.trimmed(FormulaGuard.removed(from: $0)))
      }
    }
  }

  /// The no-break space and the ideographic one.
  private static let wideSpaces: [[UInt8]] = [[0xC2, 0xA0], [0xE3, 0x80, 0x80]]

  /// Without spaces, wide ones too, at either end.
  private static func trimmed(_ raw: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var rest = raw[...]
    while let first = rest.first, first <= 0x20 || first == 0xC2 || first == 0xE3 {
      guard first > 0x20 else {
        rest = rest.dropFirst()
        continue
      }
      guard let space = wideSpaces.first(where: { rest.starts(with: $0) }) else { break }
      rest = rest.dropFirst(space.count)
    }
    while let last = rest.last, last <= 0x20 || last == 0xA0 || last == 0x80 {
      guard last > 0x20 else {
        rest = rest.dropLast()
        continue
      }
      guard let space = wideSpaces.first(where: { rest.suffix($0.count).elementsEqual($0) }) else {
        break
      }
      rest = rest.dropLast(space.count)
    }
    return UnsafeBufferPointer(rebasing: rest)
  }

  /// nil where there is no such column, or nothing in it.
  func value(_ column: Int?) -> String? {
    guard let column, fields[column].start < fields[column].end else { return nil }
    return text(column)
  }

  /// A whole number, nil where the column is missing or empty.
  /// - Throws: `RowProblem` naming the column.
  func integer(_ column: Int?, named name: String) throws -> Int? {
    guard let text = value(column)?.trimmed, !text.isEmpty else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw problem("\(name) must be a whole number, not \"\(excerpt(text))\"")
    }
    return number
  }

  func problem(_ reason: String) -> RowProblem { RowProblem(row: number, reason: reason) }

  private static func unfolded(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(raw.count)
    var at = 0
    while at < raw.count {
      let byte = raw[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): at += 1
      case 0x0D:
        if at < raw.count, raw[at] == 0x0A { at += 1 }
        clean.append(0x0A)
        continue
      default: break
      }
      clean.append(byte)
    }
    return clean
  }
}

extension String {
  /// Without spaces, ideographic ones too, at either end.
  var trimmed: String {
    let start = trimmingPrefix(while: \.isWhitespace)
    return String(start.reversed().trimmingPrefix(while: \.isWhitespace).reversed())
  }
}
