import GroundedTheory

/// Reads the table that Whisper writes: `start`, `end` and `text` set apart by tabs, times in
/// milliseconds, nothing ever quoted.
enum WhisperTSV {
  private static let heading = "start\tend\ttext"

  /// The cues, or nil where the file is another table, or this one as a spreadsheet saved it, with
  /// quotation marks around its texts.
  static func cues(_ utf8: [UInt8]) -> CueList? {
    utf8.withUnsafeBufferPointer { bytes in
      var lines = ByteLines(bytes)
      guard let first = lines.next(), bytes[first.range].elementsEqual(heading.utf8) else {
        return nil
      }
      var list = CueList(countedIn: "line")
      while let line = lines.next() {
        if line.range.isEmpty { continue }
        let fields = bytes[line.range].split(
          separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let from = whole(fields[0]), let to = whole(fields[1]),
          !isQuoted(fields[2])
        else { return nil }
        list.append(fields[2], from: from, to: to, at: line.number)
      }
      return list
    }
  }

  private static func whole(_ digits: some Collection<UInt8>) -> Int? {
    guard (1...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `"He said ""hi"""`: quotation marks around it, and none inside that is not doubled.
  private static func isQuoted(_ field: some BidirectionalCollection<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard field.count > 3, field.first == quote, field.last == quote else { return false }
    var run = 0
    var hasInner = false
    for byte in field.dropFirst().dropLast() {
      if byte == quote {
        run += 1
        hasInner = true
      } else {
        if run % 2 == 1 { return false }
        run = 0
      }
    }
    return hasInner && run % 2 == 0
  }
}
