import GroundedTheory

/// Cuts a transcript into numbered turns by the speakers' labels and the times at the starts of its
/// lines.
///
/// A label is a short name with a colon after it, half-width or full-width: `访谈者：`, `受访者A:`,
/// `问：`, `Q:`, `A01：`, `唐鳳：`; the words follow on the same line or on the next ones. A name that
/// is no known word for a role must come back in the file, or the file must consist of such lines
/// (`LabelChoice`). Lines without a label go on with the turn before; a label in brackets, such as
/// `（旁白）：`, ends the turn and opens none.
///
/// A time may stand before the label, behind it, or for the colon (`说话人 1 00:05`), where that comes
/// back (`LabelledLines`); times without names make turns without speakers (`MarkedTimes`). A turn
/// whose end is not given ends when the next one with a time begins.
public enum TurnReader {
  /// The turns of a text, and what was doubtful; `name` is the file or source, for the messages.
  /// - Throws: ``FormatError`` for a speaker pattern that is none or matches nothing.
  public static func read(
    _ text: PlainText, name: String, options: ReadingOptions = ReadingOptions()
  ) throws -> (turns: [Turn], findings: [Finding]) {
    try text.utf8.withUnsafeBufferPointer { bytes in
      if let pattern = options.speakerPattern {
        let matched = try SpeakerPattern(pattern, bytes, name: name)
        let cut = cut(bytes, matched.openings, options)
        return (cut.turns, findings(cut.cutter, [], name) + unread(matched.badTimes, name))
      }
      return read(bytes, name, options)
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ options: ReadingOptions
  ) -> (turns: [Turn], findings: [Finding]) {
    let found = LabelledLines(bytes)
    let choice = LabelChoice(found)
    let times = MarkedTimes(found, bytes)
    let isLabelled = !choice.speakers.isEmpty
    if !times.openings.isEmpty, times.hasSpeakers || !isLabelled || isMarked(found, choice) {
      let cut = cut(bytes, times.openings, options)
      let unnamed = times.hasSpeakers ? [] : [self.unnamed(cut.turns.count, name)]
      return (cut.turns, unnamed + findings(cut.cutter, [], name))
    }
    guard isLabelled else {
      let finding = Finding(
        what: "no speakers found", place: "\"\(name)\"",
        why: "no line begins with a speaker's label such as 访谈者： or A01：, so the text has no turns")
      return ([], [finding] + refusals(found, choice, name))
    }
    let cut = cut(bytes, Opening.labelled(found, choice), options)
    return (
      cut.turns, findings(cut.cutter, choice.doubtful, name) + refusals(found, choice, name)
    )
  }

  private static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ openings: [Opening], _ options: ReadingOptions
  ) -> (turns: [Turn], cutter: TurnCutter) {
    let cutter = TurnCutter(bytes, at: openings)
    var speakers = Set(openings.lazy.filter { !$0.isNarration }.map(\.speaker))
    speakers.remove("")
    let roles = SpeakerRole.roles(of: speakers, interviewers: options.interviewers)
    return (cutter.turns(roles: roles, joining: options.joinsCues), cutter)
  }

  /// Whether most lines begin with a time and few of these with a name behind it, as in recognised
  /// speech where someone happens to say a word and a colon.
  private static func isMarked(_ found: LabelledLines, _ choice: LabelChoice) -> Bool {
    let marked = found.marks.count { !$0.isAlone }
    let named = found.lines.count { $0.timing?.form == .beforeName && choice.accepted[$0.label] }
    return marked > 1 && marked * 3 >= found.filled * 2 && named * 2 < marked
  }
}
