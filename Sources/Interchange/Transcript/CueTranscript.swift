import GroundedTheory

/// One stretch of speech as a file gives it: a subtitle, a row of a table, a paragraph with its speaker.
struct Cue: Hashable {
  /// Empty where the file does not say.
  var speaker = ""
  /// Lines of one cue are set apart by LF.
  var text: String
  var milliseconds: Range<Int>?
  /// Told by nobody, such as a stage direction: words in no turn.
  var isNarration = false
}

/// Makes a text and its turns of cues.
///
/// A cue becomes a line, with its speaker's label before it where it has one (`唐鳳：…`), so that the
/// text can be read by itself. A cue is a turn; on request, consecutive cues of one speaker are one.
enum CueTranscript {
  /// - Returns: nil where no cue has words.
  static func document(_ cues: [Cue], options: ReadingOptions) -> DecodedText? {
    let cues = cues.compactMap(trimmed)
    guard !cues.isEmpty else { return nil }
    let roles = SpeakerRole.roles(
      of: cues.map(\.speaker).filter { !$0.isEmpty }, interviewers: options.interviewers)
    var writer = CueWriter(colon: colon(cues), roles: roles)
    for cue in cues { writer.write(cue, joining: options.joinsCues) }
    writer.close()
    return DecodedText(utf8: writer.utf8, turns: writer.turns)
  }

  private static func trimmed(_ cue: Cue) -> Cue? {
    var cue = cue
    cue.text = cue.text.trimmed
    cue.speaker = SpeakerLabel.folded(cue.speaker.trimmed)
    return cue.text.isEmpty ? nil : cue
  }

  /// Full-width where the words are Chinese for the most part.
  private static func colon(_ cues: [Cue]) -> String {
    let scalars = cues.prefix(50).flatMap { $0.text.unicodeScalars.prefix(200) }
    let wide = scalars.count { $0.value >= 0x2E80 }
    return wide * 3 > scalars.count ? "：" : ": "
  }
}

private struct CueWriter {
  let colon: String
  let roles: [String: Turn.Role]
  var utf8: [UInt8] = []
  var turns: [Turn] = []
  private var scalars = 0
  private var open: (speaker: String, start: Int, milliseconds: Range<Int>?)?

  init(colon: String, roles: [String: Turn.Role]) {
    self.colon = colon
    self.roles = roles
  }

  mutating func write(_ cue: Cue, joining: Bool) {
    if cue.isNarration {
      close()
      line(cue.text)
      return
    }
    if joining, let open, open.speaker == cue.speaker {
      line(cue.text)
      self.open?.milliseconds = Self.joined(open.milliseconds, cue.milliseconds)
      return
    }
    close()
    let label = cue.speaker.isEmpty ? "" : cue.speaker + colon
    if !utf8.isEmpty { append("\n") }
    append(label)
    open = (cue.speaker, scalars, cue.milliseconds)
    append(cue.text)
  }

  /// Ends the open turn where the text ends now.
  mutating func close() {
    guard let turn = open else { return }
    open = nil
    turns.append(
      Turn(
        number: turns.count + 1, speaker: turn.speaker, role: roles[turn.speaker],
        span: TextSpan(unchecked: turn.start..<scalars), milliseconds: turn.milliseconds))
  }

  private mutating func line(_ text: String) {
    if !utf8.isEmpty { append("\n") }
    append(text)
  }

  private mutating func append(_ text: String) {
    utf8 += text.utf8
    scalars += text.unicodeScalars.count
  }

  private static func joined(_ first: Range<Int>?, _ second: Range<Int>?) -> Range<Int>? {
    guard let first, let second else { return first ?? second }
    return min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }
}
