/// What encodings the numbers of rich text stand for.
enum RTFCharset {
  static let western = "CP1252"

  /// The encoding of `\ansicpg`.
  static func encoding(codePage: Int) -> String {
    switch codePage {
    case 936, 54936, 20936: "GB18030"
    case 950: "BIG5"
    case 65001: "UTF-8"
    case 10000: "MACINTOSH"
    case 0...99999: "CP\(codePage)"
    default: western
    }
  }

  /// The encoding of a font's `\fcharset`; nil for the document's own. Names are Windows' code pages.
  static func encoding(charset: Int) -> String? {
    switch charset {
    case 0: western
    case 77: "MACINTOSH"
    case 128: "CP932"
    case 129: "CP949"
    case 130: "JOHAB"
    case 134: "GB18030"
    case 136: "BIG5"
    case 161: "CP1253"
    case 162: "CP1254"
    case 163: "CP1258"
    case 177: "CP1255"
    case 178: "CP1256"
    case 186: "CP1257"
    case 204: "CP1251"
    case 222: "CP874"
    case 238: "CP1250"
    case 254: "CP437"
    case 255: "CP850"
    default: nil
    }
  }

  /// A font of signs, whose codes are no characters.
  static let symbols = 2

  /// Encodings of Chinese, Japanese and Korean, in two bytes.
  static func isDouble(_ encoding: String) -> Bool {
    ["GB18030", "BIG5", "CP932", "CP949", "JOHAB"].contains(encoding)
  }

  /// Whether all bytes over ASCII come in pairs, as hanzi do: then a run in a font that claims to be
  /// Western is one in the document's own Chinese encoding.
  static func isPaired(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
      } else {
        guard bytes[at] >= 0xA1, at + 1 < bytes.count, bytes[at + 1] >= 0xA1 else { return false }
        at += 2
      }
    }
    return true
  }

  /// The characters of a run; `bad` counts bytes that mean nothing, each a U+FFFD.
  static func decoded(_ bytes: [UInt8], from encoding: String, bad: inout Int) -> String {
    var text = ""
    var rest = bytes
    // A run of noise would be tried again at each byte.
    for _ in 0..<16 {
      do {
        return text
          + String(decoding: try Iconv.utf8(rest, from: encoding, fileName: ""), as: UTF8.self)
      } catch FormatError.undecodable(_, _, let place, _) where place < rest.count {
        let good = try? Iconv.utf8(Array(rest[..<place]), from: encoding, fileName: "")
        text += String(decoding: good ?? [], as: UTF8.self) + "\u{FFFD}"
        bad += 1
        rest = Array(rest[(place + 1)...])
      } catch {
        break
      }
    }
    bad += rest.count { $0 >= 0x80 }
    for byte in rest {
      text.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}")
    }
    return text
  }
}
