import GroundedTheory

/// Reads lrc files: `[MM:SS.cc]words`, several times before one line, tags such as `[ti:…]`.
///
/// The format has no ends: a line ends where the next one begins, a line of nothing but a time
/// included. The last one ends where it begins. `[offset:…]` moves all times. A line without a time
/// goes on with the one before.
enum LyricsReader {
  /// - Throws: ``FormatError`` where the file is no text or has no line with a time.
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    let text = try TextDecoding.decode(bytes, fileName: fileName, encoding: options.encoding)
    var scan = LyricsScan()
    let list = text.utf8.withUnsafeBufferPointer { scan.read($0) }
    guard
      let document = CueTranscript.document(
        list, of: fileName, encoding: text.encoding, findings: text.findings, options: options)
    else {
      throw FormatError.unknownShape(
        fileName, found: "no line of it has a time; it begins \(text.beginning)",
        known: "lines such as [00:01.50]words")
    }
    return document
  }
}

private struct LyricsScan {
  private struct Entry {
    let milliseconds: Int
    var words: Range<Int>
    let line: Int
  }

  private var entries: [Entry] = []
  private var offset = 0
  private var hasSeveral = false
  private var list = CueList(countedIn: "line")

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CueList {
    for line in ByteLines(bytes) { read(line, bytes) }
    if hasSeveral {
      entries = entries.enumerated()
        .sorted { ($0.element.milliseconds, $0.offset) < ($1.element.milliseconds, $1.offset) }
        .map(\.element)
    }
    for (place, entry) in entries.enumerated() where !entry.words.isEmpty {
      let next = place + 1 < entries.count ? entries[place + 1].milliseconds : nil
      let from = max(0, entry.milliseconds - offset)
      let to = next.flatMap { $0 < entry.milliseconds ? nil : max(0, $0 - offset) } ?? from
      CueMarkup.read(UnsafeBufferPointer(rebasing: bytes[entry.words])) { _, words in
        list.append(words, from: from, to: to, at: entry.line)
      }
    }
    return list
  }

  private mutating func read(_ line: ByteLines.Line, _ bytes: UnsafeBufferPointer<UInt8>) {
    var at = line.range.lowerBound
    let end = line.range.upperBound
    var times: [Int] = []
    while at < end {
      while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
      guard at < end, bytes[at] == UInt8(ascii: "["),
        let close = bytes[at..<end].prefix(40).firstIndex(of: UInt8(ascii: "]")),
        let time = Clock.milliseconds(bytes[(at + 1)..<close]),
        bytes[(at + 1)..<close].contains(UInt8(ascii: ":"))
      else { break }
      times.append(time)
      at = close + 1
    }
    if !times.isEmpty {
      hasSeveral = hasSeveral || times.count > 1
      entries += times.map { Entry(milliseconds: $0, words: at..<end, line: line.number) }
    } else if at < end, !takeTag(String(decoding: bytes[at..<end].prefix(2000), as: UTF8.self)) {
      goOn(with: at..<end, line.number)
    }
  }

  private mutating func goOn(with words: Range<Int>, _ line: Int) {
    guard let last = entries.last else {
      list.problems.dropped.note(line)
      return
    }
    entries[entries.count - 1].words =
      last.words.isEmpty ? words : last.words.lowerBound..<words.upperBound
  }

  /// Whether `line` is a tag such as `[ar:…]`; an offset is kept.
  private mutating func takeTag(_ line: String) -> Bool {
    let line = line.trimmed
    guard line.first == "[", line.last == "]", let colon = line.firstIndex(of: ":") else {
      return false
    }
    let key = line[line.index(after: line.startIndex)..<colon]
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "#") }) else {
      return false
    }
    if key.lowercased() == "offset" {
      let value = line[line.index(after: colon)...].dropLast()
      if let value = Int(String(value).trimmed), abs(value) < 1_000_000_000 { offset = value }
    }
    return true
  }
}
