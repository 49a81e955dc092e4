/// Cuts a SubRip or WebVTT file into cues, line by line.
///
/// A line with `-->` and a figure before it begins a cue; an empty line ends it. What stands before
/// that line is the cue's number or name. Notes, styles and regions of WebVTT are passed over.
struct SubtitleScan {
  private(set) var list = CueList(countedIn: "line")

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isVTT: Bool
  private var place = Place.outside
  /// Lines since the last empty one that belong to no cue yet.
  private var pending: [ByteLines.Line] = []
  private var cue: (line: Int, from: Int?, to: Int?)?
  private var words: [UInt8] = []
  /// Where the last line of the words begins.
  private var lastLine = 0

  private enum Place { case outside, cue, skipped }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isVTT = bytes.starts(with: "WEBVTT".utf8)
    if isVTT { place = .skipped }
    for line in ByteLines(bytes) { read(line) }
    takePending()
    finishCue()
  }

  private mutating func read(_ line: ByteLines.Line) {
    let text = UnsafeBufferPointer(rebasing: bytes[line.range])
    if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      takePending()
      place = .outside
    } else if place != .skipped || !isVTT, Self.isTiming(text) {
      begin(line, text)
    } else if place == .cue {
      add(text)
    } else if place == .outside {
      if isVTT, pending.isEmpty, Self.isPassedOver(text) {
        place = .skipped
      } else {
        pending.append(line)
      }
    }
  }

  private mutating func begin(_ line: ByteLines.Line, _ text: UnsafeBufferPointer<UInt8>) {
    // Without an empty line between two cues, the number of the second hangs on the first.
    if place == .cue, !isVTT, words[lastLine...].allSatisfy({ (0x30...0x39).contains($0) }) {
      words.removeSubrange(max(0, lastLine - 1)...)
    }
    _ = pending.popLast()
    takePending()
    finishCue()
    let times = Self.times(text)
    if times == nil { list.problems.unreadable.note(line.number) }
    cue = (line.number, times?.from, times?.to)
    place = .cue
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if !words.isEmpty { words.append(0x0A) }
    lastLine = words.count
    words += text
  }

  /// Lines under no time belong to the cue before them, as when a cue has an empty line.
  private mutating func takePending() {
    guard let first = pending.first else { return }
    if cue == nil {
      list.problems.dropped.note(first.number)
    } else {
      list.problems.stray.note(first.number)
      for line in pending { add(UnsafeBufferPointer(rebasing: bytes[line.range])) }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func finishCue() {
    guard let cue else { return }
    self.cue = nil
    defer { words.removeAll(keepingCapacity: true) }
    lastLine = 0
    words.withUnsafeBufferPointer { raw in
      if CueMarkup.isPlain(raw), raw.first != UInt8(ascii: "[") {
        list.append(raw, from: cue.from, to: cue.to, at: cue.line)
        return
      }
      CueMarkup.read(raw) { voice, words in
        let (speaker, rest) = voice.isEmpty ? Self.bracketedSpeaker(words) : (voice, words[...])
        list.append(rest, speaker: speaker, from: cue.from, to: cue.to, at: cue.line)
      }
    }
  }

  /// `[SPEAKER_00]: words`, as WhisperX writes it.
  private static func bracketedSpeaker(_ words: [UInt8]) -> (String, ArraySlice<UInt8>) {
    guard words.starts(with: "[SPEAKER_".utf8), let end = words.firstIndex(of: UInt8(ascii: "]")),
      end < 40, words[(end + 1)...].first == UInt8(ascii: ":")
    else { return ("", words[...]) }
    return (String(decoding: words[1..<end], as: UTF8.self), words[(end + 2)...])
  }

  private static func isPassedOver(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = String(decoding: text.prefix(8), as: UTF8.self).trimmed
    return text == "NOTE" || text.hasPrefix("NOTE ") || text.hasPrefix("NOTE\t") || text == "STYLE"
      || text == "REGION"
  }

  private static func isTiming(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first(where: { $0 != 0x20 && $0 != 0x09 }),
      (0x30...0x39).contains(first) || first == UInt8(ascii: "-")
    else { return false }
    return arrow(text) != nil
  }

  private static func arrow(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 2 else { return nil }
    return (0...(text.count - 3)).first {
      text[$0] == UInt8(ascii: "-") && text[$0 + 1] == UInt8(ascii: "-")
        && text[$0 + 2] == UInt8(ascii: ">")
    }
  }

  /// The two times; settings of the cue may follow them.
  private static func times(_ text: UnsafeBufferPointer<UInt8>) -> (from: Int, to: Int)? {
    guard let arrow = arrow(text) else { return nil }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let before = text[..<arrow].drop(while: isSpace).prefix { !isSpace($0) }
    let after = text[(arrow + 3)...].drop(while: isSpace).prefix { !isSpace($0) }
    guard let from = Clock.milliseconds(before), let to = Clock.milliseconds(after) else {
      return nil
    }
    return (from, to)
  }
}
