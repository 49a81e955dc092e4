import GroundedTheory

/// Cuts a transcript into numbered turns by the speakers' labels at the starts of its lines.
///
/// A label is a short name with a colon after it, half-width or full-width: `访谈者：`, `受访者A:`,
/// `问：`, `Q:`, `A01：`, `唐鳳：`; the words follow on the same line or on the next ones. A name that
/// is no known word for a role must come back in the file, or the file must consist of such lines
/// (`LabelChoice`). Lines without a label go on with the turn before; a label in brackets, such as
/// `（旁白）：`, ends the turn and opens none.
public enum TurnReader {
  /// The turns of a text, and what was doubtful; `name` is the file or source, for the findings.
  public static func read(_ text: PlainText, name: String) -> (turns: [Turn], findings: [Finding]) {
    let found = text.utf8.withUnsafeBufferPointer { LabelledLines($0) }
    let choice = LabelChoice(found)
    guard !choice.speakers.isEmpty else {
      let finding = Finding(
        what: "no speakers found", place: "\"\(name)\"",
        why: "no line begins with a speaker's label such as 访谈者： or A01：, so the text has no turns")
      return ([], [finding] + refusals(found, choice, name))
    }
    let roles = SpeakerRole.roles(of: choice.speakers)
    var cutter = TurnCutter(labels: found.labels, roles: found.labels.map { roles[$0.name] })
    text.utf8.withUnsafeBufferPointer { bytes in
      for line in found.lines {
        if found.labels[line.label].isNarration {
          cutter.close(bytes, at: line.start)
          cutter.narrations += 1
        } else if choice.accepted[line.label] {
          cutter.close(bytes, at: line.start)
          cutter.open(line)
        }
      }
      cutter.close(bytes, at: bytes.count)
    }
    return (cutter.turns, findings(cutter, choice, name) + refusals(found, choice, name))
  }

  /// What comes back at the starts of lines and was not understood.
  private static func refusals(
    _ found: LabelledLines, _ choice: LabelChoice, _ name: String
  ) -> [Finding] {
    var findings: [Finding] = []
    if found.timed.count > 0 {
      let count = found.timed.count
      findings.append(
        Finding(
          what: "\(count) line\(count == 1 ? "" : "s") with a time not taken for a speaker's",
          place: "\"\(name)\"",
          why:
            "\"\(excerpt(found.timed.first))\" reads as a time after a name; write the name with a"
            + " colon alone, such as \"访谈者：\""))
    }
    if !choice.refused.isEmpty {
      findings.append(
        Finding(
          what: "not taken for speakers: \(quoted(choice.refused))", place: "\"\(name)\"",
          why:
            "each comes back before a colon at the start of lines, but does not look like a name;"
            + " where one is a speaker, give it a shorter name in the file"))
    }
    return findings
  }

  private static func findings(
    _ cutter: TurnCutter, _ choice: LabelChoice, _ name: String
  ) -> [Finding] {
    var findings: [Finding] = []
    if !cutter.empty.isEmpty {
      findings.append(
        Finding(
          what: "\(cutter.empty.count) empty turn\(cutter.empty.count == 1 ? "" : "s") left out",
          place: "\"\(name)\"",
          why: "nothing follows the label of \(quoted(cutter.empty))"))
    }
    if cutter.narrations > 0 {
      findings.append(
        Finding(
          what:
            "\(cutter.narrations) line\(cutter.narrations == 1 ? "" : "s") of narration in no turn",
          place: "\"\(name)\"", why: "a label in brackets names no speaker"))
    }
    if !choice.doubtful.isEmpty {
      findings.append(
        Finding(
          what: "not taken for speakers: \(quoted(choice.doubtful))", place: "\"\(name)\"",
          why: "each stands before a colon at the start of one line only, which became part of the"
            + " turn before it; where one is a speaker, mark it in the file like the others"))
    }
    return findings
  }

  private static func quoted(_ names: [String]) -> String {
    let unique = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let shown = unique.prefix(5).map { "\"\(excerpt($0))\"" }.joined(separator: ", ")
    return unique.count > 5 ? "\(shown) and \(unique.count - 5) more" : shown
  }
}

/// Collects turns while the text is walked once from start to end.
private struct TurnCutter {
  let labels: [SpeakerLabel]
  /// Of each label.
  let roles: [Turn.Role?]
  var turns: [Turn] = []
  /// Speakers whose label had no words after it.
  var empty: [String] = []
  var narrations = 0

  private var current: LabelledLines.Line?
  /// A byte offset already passed, and the scalars before it.
  private var passed = (byte: 0, scalar: 0)

  init(labels: [SpeakerLabel], roles: [Turn.Role?]) {
    self.labels = labels
    self.roles = roles
  }

  mutating func open(_ line: LabelledLines.Line) { current = line }

  /// Ends the open turn, if there is one, before `end`; space around its words is left out.
  mutating func close(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) {
    guard let line = current else { return }
    current = nil
    let speaker = labels[line.label].name
    var from = line.words
    var to = end
    while from < to, let length = Space.length(bytes, startingAt: from) { from += length }
    while to > from, let length = Space.length(bytes, endingAt: to) { to -= length }
    guard from < to else {
      empty.append(speaker)
      return
    }
    let span = TextSpan(unchecked: scalar(bytes, at: from)..<scalar(bytes, at: to))
    turns.append(
      Turn(number: turns.count + 1, speaker: speaker, role: roles[line.label], span: span))
  }

  private mutating func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at byte: Int) -> Int {
    var scalars = passed.scalar
    for offset in passed.byte..<byte where bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
    passed = (byte, scalars)
    return scalars
  }
}

/// White space in UTF-8: ASCII's, the no-break space and the ideographic space.
private enum Space {
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, startingAt at: Int) -> Int? {
    if bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { return 1 }
    if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
    return isIdeographic(bytes, at) ? 3 : nil
  }

  static func length(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    let last = bytes[end - 1]
    if last == 0x20 || (0x09...0x0D).contains(last) { return 1 }
    if last == 0xA0, end > 1, bytes[end - 2] == 0xC2 { return 2 }
    return end > 2 && isIdeographic(bytes, end - 3) ? 3 : nil
  }

  private static func isIdeographic(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80
  }
}
