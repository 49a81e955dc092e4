/// A line as it stands on a page; lengths in points, from the top left.
struct PDFLine {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// The width of the first word, where it is known.
  var firstWord: Double?
  /// The page, counted from 0.
  var page = 0
  /// Whether a number in the margin says that a paragraph begins here.
  var isNumbered = false

  var height: Double { max(1, bottom - top) }
  /// About the width of a hanzi.
  var em: Double { height * 0.78 }

  /// Whether both stand beside each other.
  func isBeside(_ other: PDFLine) -> Bool {
    min(bottom, other.bottom) - max(top, other.top) > 0.6 * min(height, other.height)
  }
}

/// A page and its lines.
struct PDFPage {
  var width: Double
  var height: Double
  var lines: [PDFLine]

  /// The pages in what `pdftotext -bbox-layout` writes.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  static func pages(in xhtml: [UInt8], fileName: String) throws -> [PDFPage] {
    let stream = try XMLStream(body(of: xhtml), fileName: fileName, part: "")
    var pages: [PDFPage] = []
    var words: [Word] = []
    var word: Word?
    while let event = try stream.next() {
      switch event {
      case .start("page"):
        pages.append(
          PDFPage(width: number(stream, "width"), height: number(stream, "height"), lines: []))
      case .start("line"): words = []
      case .start("word"):
        word = Word(
          text: "", left: number(stream, "xMin"), right: number(stream, "xMax"),
          top: number(stream, "yMin"), bottom: number(stream, "yMax"))
      case .text(let text): word?.text += text
      case .end("word"):
        if let word, !word.text.isEmpty { words.append(word) }
        word = nil
      case .end("line"):
        if let page = pages.indices.last { pages[page].lines += lines(of: words, page: page) }
        words = []
      default: break
      }
    }
    return pages
  }

  private struct Word {
    var text: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  /// Without the head, which has a document type and what the file says of itself, and without control
  /// characters, which XML does not allow.
  private static func body(of xhtml: [UInt8]) -> [UInt8] {
    let opening = Array("<doc>".utf8)
    guard let first = opening.first else { return xhtml }
    var at = 0
    while at + opening.count <= xhtml.count {
      guard let place = xhtml[at...].firstIndex(of: first) else { break }
      if xhtml[place...].starts(with: opening) {
        let closing = Array("</doc>".utf8)
        var end = xhtml.count
        while end > place + closing.count, !xhtml[..<end].suffix(6).elementsEqual(closing) {
          end -= 1
        }
        return cleaned(xhtml[place..<end])
      }
      at = place + 1
    }
    return []
  }

  private static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    // U+FFFE and U+FFFF are no characters of XML.
    var bytes = bytes.map { $0 < 0x20 && $0 != 0x0A ? 0x20 : $0 }
    var at = 0
    while at + 2 < bytes.count {
      if bytes[at] == 0xEF, bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE { bytes[at + 2] = 0xBD }
      at += 1
    }
    return bytes
  }

  private static func number(_ stream: XMLStream, _ name: String) -> Double {
    let value = stream.attribute(name).flatMap(Double.init) ?? 0
    return value.isFinite ? min(max(value, -1e6), 1e6) : 0
  }

  /// One line, or two where a gap may be the one between columns.
  private static func lines(of words: [Word], page: Int) -> [PDFLine] {
    var lines: [PDFLine] = []
    for word in words {
      guard var line = lines.last, word.left - line.right < 0.7 * line.em else {
        lines.append(
          PDFLine(
            text: word.text, left: word.left, right: word.right, top: word.top,
            bottom: word.bottom, firstWord: word.right - word.left, page: page))
        continue
      }
      line.top = min(line.top, word.top)
      line.bottom = max(line.bottom, word.bottom)
      let isWide = WideScalar.ends(line.text.utf8.suffix(4)) || WideScalar.starts(word.text.utf8)
      // Programs set hanzi and letters a little apart, by a fifth of a hanzi, without any space.
      let isSpace = !isWide || word.left - line.right > 0.3 * line.em
      line.text += (isSpace ? " " : "") + word.text
      line.right = max(line.right, word.right)
      lines[lines.count - 1] = line
    }
    return lines
  }
}
