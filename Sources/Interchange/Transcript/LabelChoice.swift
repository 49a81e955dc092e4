/// Decides which of the labels in a transcript are speakers.
///
/// A known word for a role (访谈者, Q) or a code (`A01`) is one, and so is a name that opens two lines
/// or more. A name that opens one line only is one where four lines of five begin with a label, as
/// they do when someone says a single thing in a round of talks. Names alone, without any role among
/// them, need to be two, or to open a third of the lines: a heading that comes back is no speaker.
/// Words such as 时间, 备注 or 他说 never are. What stands once in the head of the file, before the
/// first speaker that comes back, describes the interview (`受访者：某街道干部`). Where a time stands for
/// the colon (`说话人 1 00:05`), those lines name the speakers and no others do.
struct LabelChoice {
  /// Whether the label at each place of ``LabelledLines/labels`` is a speaker.
  private(set) var accepted: [Bool]
  /// Labels that may be speakers, but stand in one line only.
  private(set) var doubtful: [String] = []
  /// What stands before a colon in two lines or more and is no speaker, nor a known heading.
  private(set) var refused: [String] = []

  private let labels: [SpeakerLabel]
  private var counts: [Int]
  private var recurring: [Int] = []

  init(_ found: LabelledLines) {
    labels = found.labels
    counts = Array(repeating: 0, count: labels.count)
    accepted = Array(repeating: false, count: labels.count)
    for line in found.lines { counts[line.label] += 1 }
    if found.hasTimedLabels {
      for line in found.lines where line.timing?.form.standsForColon ?? false {
        accepted[line.label] = true
      }
      return
    }
    let names = labels.indices.filter(isName)
    defer { refused = repeatedlyRefused(found) }
    let known = Set(names.filter(isKnown))
    recurring = names.filter { counts[$0] > 1 }
    let opened = names.reduce(0) { $0 + counts[$1] }
    let isConsistent = opened * 5 >= found.filled * 4 && opened > 1
    if known.isEmpty, recurring.count < 2, opened * 3 < found.filled { return }
    for label in known.union(recurring) { accepted[label] = true }
    if isConsistent { for label in names { accepted[label] = true } }
    dropHead(found, known)
    acceptTimed(found)
    doubtful =
      speakers.isEmpty
      ? [] : names.filter { !accepted[$0] && counts[$0] == 1 }.map { labels[$0].name }
  }

  /// A name that stands once is a speaker where a time stands beside it as beside the others.
  private mutating func acceptTimed(_ found: LabelledLines) {
    let timed = found.lines.filter { $0.timing != nil }
    guard timed.contains(where: { accepted[$0.label] }) else { return }
    let named = timed.count { $0.timing?.form == .beforeName }
    // In recognised speech every line begins with a time, and few with a name behind it.
    let isNamed = named * 3 >= found.marks.count * 2
    for line in timed where isName(line.label) {
      if line.timing?.form != .beforeName || isNamed { accepted[line.label] = true }
    }
  }

  /// Whether `text` begins with what may be a speaker's label, seen alone.
  static func opensTurn(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let found = LabelledLines(bytes)
      guard let first = found.lines.first, first.start == 0 else { return false }
      return LabelChoice(found).isName(first.label)
    }
  }

  var speakers: [String] { labels.indices.filter { accepted[$0] }.map { labels[$0].name } }

  /// Whether a label may be a name at all. A long one is where its role is known, where its words
  /// have capitals, or where it comes back; of many words without capitals only a role's.
  private func isName(_ label: Int) -> Bool {
    let text = labels[label]
    if counts[label] == 0 || text.isNarration || SpeakerRole.isHeading(text.name) { return false }
    if !text.isLong || isKnown(label) || text.isCapitalised { return true }
    return counts[label] > 1 && (!text.hasManyWords || SpeakerRole.beginsWithRole(text.name))
  }

  private func repeatedlyRefused(_ found: LabelledLines) -> [String] {
    let names = labels.indices
      .filter { !accepted[$0] && counts[$0] > 1 && !labels[$0].isNarration }
      .map { labels[$0].name }
    let others = found.refused.filter { $0.value > 1 && Self.couldName($0.key) }.keys.sorted()
    return (names + others).filter { !SpeakerRole.isHeading($0) }
  }

  /// Whether there is a letter in it and no end of a sentence.
  private static func couldName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.contains(where: \.properties.isAlphabetic)
      && !scalars.contains(where: "。？！?!；;".unicodeScalars.contains)
      && !(text.last?.isNumber ?? false)
  }

  private func isKnown(_ label: Int) -> Bool {
    SpeakerRole.role(of: labels[label].name) != nil || SpeakerRole.isCode(labels[label].name)
  }

  /// Takes out what stands once and before the first speaker that comes back; a role only where
  /// another label has the same role and comes back.
  private mutating func dropHead(_ found: LabelledLines, _ known: Set<Int>) {
    for line in found.lines {
      if recurring.contains(line.label) { return }
      guard accepted[line.label] else { continue }
      accepted[line.label] = known.contains(line.label) && !hasDouble(line.label)
    }
    // No label comes back at all: then there is no head either.
    if recurring.isEmpty { for label in known { accepted[label] = true } }
  }

  /// Whether a label of the same role comes back; whoever is not known to ask, answers.
  private func hasDouble(_ label: Int) -> Bool {
    let role = SpeakerRole.role(of: labels[label].name)
    return recurring.contains { other in
      let otherRole = SpeakerRole.role(of: labels[other].name)
      return role == otherRole || (role == .respondent && otherRole != .interviewer)
    }
  }
}
