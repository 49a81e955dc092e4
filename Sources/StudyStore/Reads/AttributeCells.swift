import Foundation

/// The values of a record as a JSON array of texts, written and read without Foundation: a record
/// set has a million of them.
enum AttributeCells {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  static func append(_ cells: [ArraySlice<UInt8>], to json: inout [UInt8]) {
    json.append(UInt8(ascii: "["))
    for (place, cell) in cells.enumerated() {
      if place > 0 { json.append(UInt8(ascii: ",")) }
      json.append(quote)
      let isPlain = cell.withUnsafeBufferPointer { bytes in
        for byte in bytes where byte < 0x20 || byte == quote || byte == backslash { return false }
        json.append(contentsOf: bytes)
        return true
      }
      if !isPlain { for byte in cell { append(byte, to: &json) } }
      json.append(quote)
    }
    json.append(UInt8(ascii: "]"))
  }

  private static func append(_ byte: UInt8, to json: inout [UInt8]) {
    switch byte {
    case quote, backslash: json += [backslash, byte]
    case 0x0A: json += [backslash, UInt8(ascii: "n")]
    case ..<0x20:
      json += Array("\\u00".utf8)
      json += [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    default: json.append(byte)
    }
  }

  /// - Throws: `DamagedContent` where it is no array of texts.
  static func texts(_ json: UnsafeRawBufferPointer) throws -> [String] {
    // An array without escapes is cut at its quotation marks; any other is left to Foundation.
    guard !json.contains(backslash) else {
      guard let texts = try? JSONDecoder().decode([String].self, from: Data(json)) else {
        throw DamagedContent(detail: "the attributes of a record are not what was written there")
      }
      return texts
    }
    var texts: [String] = []
    var opening: Int?
    for (place, byte) in json.enumerated() where byte == quote {
      if let start = opening {
        texts.append(
          String(decoding: UnsafeRawBufferPointer(rebasing: json[start..<place]), as: UTF8.self))
        opening = nil
      } else {
        opening = place + 1
      }
    }
    return texts
  }
}
