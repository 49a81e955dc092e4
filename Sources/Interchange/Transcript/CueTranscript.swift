import GroundedTheory

/// Makes a text and its turns of cues.
///
/// A cue becomes a line, with its speaker's label before it where it has one (`唐鳳：…`), so that the
/// text can be read by itself. A cue is a turn. On request, consecutive cues of one speaker are one
/// turn, each still a line; in a file that names no speakers, cues are joined up to the end of a
/// sentence (`。？！.?!…`, closing quotation marks and brackets after it allowed) or a pause of more
/// than two seconds.
enum CueTranscript {
  /// - Parameters:
  ///   - source: how the file was decoded and what was found meanwhile.
  /// - Returns: nil where no cue has words.
  static func document(
    _ cues: CueList, of fileName: String, encoding: String = "",
    findings: [Finding] = [], options: ReadingOptions
  ) -> DecodedText? {
    guard !cues.cues.isEmpty else { return nil }
    var list = cues
    list.closeEnds()
    list.checkOrder()
    var findings = findings + list.problems.findings(fileName)
    findings += list.takeLabels(fileName)
    if !list.hasSpeakers {
      findings.append(
        Finding(
          what: "no speakers found", place: "\"\(fileName)\"",
          why: "the file does not say who speaks; its turns are nobody's"))
    }
    let roles = SpeakerRole.roles(
      of: list.speakers.dropFirst(), interviewers: options.interviewers)
    var writer = CueWriter(list, roles: roles, joining: options.joinsCues)
    for cue in list.cues { writer.write(cue) }
    writer.close()
    return DecodedText(
      utf8: writer.utf8, encoding: encoding, turns: writer.turns, findings: findings)
  }
}

/// Writes the lines of a transcript and keeps account of its turns.
private struct CueWriter {
  private(set) var utf8: [UInt8] = []
  private(set) var turns: [Turn] = []

  private let words: [UInt8]
  private let speakers: [String]
  /// Of each speaker: the label before the words, and the role.
  private let labels: [[UInt8]]
  private let roles: [Turn.Role?]
  private let joining: Bool
  private var scalars = 0
  private var open: (speaker: Int, start: Int, milliseconds: Range<Int>?)?

  init(_ list: CueList, roles: [String: Turn.Role], joining: Bool) {
    words = list.words
    speakers = list.speakers
    let colon = Self.colon(list)
    labels = list.speakers.map { $0.isEmpty ? [] : Array(($0 + colon).utf8) }
    self.roles = list.speakers.map { roles[$0] }
    self.joining = joining
    utf8.reserveCapacity(
      list.cues.reduce(0) { $0 + $1.words.count + labels[$1.speaker].count + 1 })
    turns.reserveCapacity(list.cues.count)
  }

  mutating func write(_ cue: CueList.Cue) {
    if let open, joining, !cue.isNarration, continues(open, cue) {
      line(words[cue.words])
      self.open?.milliseconds = Self.joined(open.milliseconds, cue.milliseconds)
      return
    }
    close()
    line(labels[cue.speaker])
    if !cue.isNarration { open = (cue.speaker, scalars, cue.milliseconds) }
    append(words[cue.words])
  }

  /// Ends the open turn where the text ends now.
  mutating func close() {
    guard let turn = open else { return }
    open = nil
    turns.append(
      Turn(
        number: turns.count + 1, speaker: speakers[turn.speaker], role: roles[turn.speaker],
        span: TextSpan(unchecked: turn.start..<scalars), milliseconds: turn.milliseconds))
  }

  private func continues(
    _ open: (speaker: Int, start: Int, milliseconds: Range<Int>?), _ cue: CueList.Cue
  ) -> Bool {
    guard open.speaker == cue.speaker else { return false }
    if speakers.count > 1 { return true }
    if let end = open.milliseconds?.upperBound, let next = cue.milliseconds?.lowerBound,
      next - end > 2000
    {
      return false
    }
    return !SentenceEnd.closes(utf8.suffix(16))
  }

  private mutating func line(_ text: some Collection<UInt8>) {
    if !utf8.isEmpty { append(CollectionOfOne(UInt8(ascii: "\n"))) }
    append(text)
  }

  private mutating func append(_ text: some Collection<UInt8>) {
    utf8 += text
    for byte in text where byte & 0xC0 != 0x80 { scalars += 1 }
  }

  private static func joined(_ first: Range<Int>?, _ second: Range<Int>?) -> Range<Int>? {
    guard let first, let second else { return first ?? second }
    return min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }

  /// Full-width where the words are Chinese for the most part.
  private static func colon(_ list: CueList) -> String {
    let scalars = list.cues.prefix(50).flatMap {
      String(decoding: list.words[$0.words].prefix(400), as: UTF8.self).unicodeScalars
    }
    let wide = scalars.count { $0.value >= 0x2E80 }
    return wide * 3 > scalars.count ? "：" : ": "
  }
}

/// Tells whether words end a sentence.
private enum SentenceEnd {
  static func closes(_ tail: some Collection<UInt8>) -> Bool {
    let scalars = String(decoding: tail, as: UTF8.self).unicodeScalars
    let last = scalars.last { !closing.contains($0) }
    return last.map(ends.contains) ?? false
  }

  private static let ends = Set("。？！.?!…．".unicodeScalars)
  private static let closing = Set("”’\"'」』）)》]】 ".unicodeScalars)
}
