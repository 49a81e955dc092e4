/// The turns of a transcript whose lines begin with times: of recognised speech (`[00:01.000 -->
/// 00:03.500]  words`), of NVivo (`[0:00:01.0]`, the words below), of Teams (a name, a time and the
/// words, each on lines of their own).
///
/// Times alone on their lines may have a name on the line above or below; a name may also stand behind
/// the time, with the words below. Names are believed where they come back.
struct MarkedTimes {
  /// In text order; empty where the times do not make a layout.
  private(set) var openings: [Opening] = []
  /// Whether names were found at the times.
  private(set) var hasSpeakers = false

  private let bytes: UnsafeBufferPointer<UInt8>
  private let filled: Int

  init(_ found: LabelledLines, _ bytes: UnsafeBufferPointer<UInt8>) {
    (self.bytes, filled) = (bytes, found.filled)
    let marks = Self.inOneForm(found.marks)
    guard marks.count > 1 || (marks.count == 1 && filled <= 2) else { return }
    let names: [Place?]
    if marks.allSatisfy(\.isAlone) {
      names = speakers(marks, above) ?? speakers(marks, below) ?? []
    } else {
      names = speakers(marks, behind) ?? []
    }
    hasSpeakers = !names.isEmpty
    guard isLayout(marks, isNamed: hasSpeakers) else { return }
    for (index, mark) in marks.enumerated() {
      let name = index < names.count ? names[index] : nil
      if hasSpeakers, name == nil { continue }
      openings.append(
        Opening(
          start: min(mark.line.lowerBound, name?.start ?? .max),
          words: max(mark.words, name?.end ?? 0), speaker: name?.name ?? "", time: mark.time))
    }
  }

  /// Those that are alone on their lines, or those that are not, whichever are more; those in brackets
  /// where there are two.
  private static func inOneForm(_ marks: [LabelledLines.Mark]) -> [LabelledLines.Mark] {
    let alone = marks.filter(\.isAlone)
    let chosen = alone.count * 2 >= marks.count ? alone : marks.filter { !$0.isAlone }
    let bracketed = chosen.filter(\.isBracketed)
    return bracketed.count * 2 >= chosen.count ? bracketed : chosen
  }

  /// Times without brackets are a layout where they go on from one to the next, and have names or are
  /// many: a diary has times too.
  private func isLayout(_ marks: [LabelledLines.Mark], isNamed: Bool) -> Bool {
    guard let first = marks.first, !first.isBracketed, first.time.to == nil else { return true }
    guard zip(marks, marks.dropFirst()).allSatisfy({ $0.time.from <= $1.time.from }) else {
      return false
    }
    return isNamed || marks.count * (first.isAlone ? 4 : 5) >= filled * (first.isAlone ? 1 : 4)
  }

  // MARK: Names

  private struct Place {
    let name: String
    let start: Int
    let end: Int
    /// Whether an empty line, or none, is before the name.
    let beginsBlock: Bool
  }

  /// The names that `find` finds at the times, where four of five have one and they come back or each
  /// begins a block of lines.
  private func speakers(
    _ marks: [LabelledLines.Mark], _ find: (LabelledLines.Mark) -> Place?
  ) -> [Place?]? {
    let places = marks.map(find)
    let found = places.compactMap { $0 }
    guard !found.isEmpty, found.count * 5 >= marks.count * 4 else { return nil }
    let starts = Set(marks.map(\.line.lowerBound))
    // Words stand between a name and the next time, or one line would be both.
    guard
      zip(marks, places).allSatisfy({ mark, place in
        guard let place else { return true }
        return place.end < mark.line.lowerBound || !starts.contains(place.end + 1)
      }), zip(marks, places.dropFirst()).allSatisfy({ $0.next != $1?.start || $0.next == nil })
    else { return nil }
    let comesBack = Set(found.map(\.name)).count * 3 <= found.count * 2
    return comesBack || found.allSatisfy(\.beginsBlock) ? places : nil
  }

  private func above(_ mark: LabelledLines.Mark) -> Place? {
    let end = mark.line.lowerBound - 1
    guard end > 0 else { return nil }
    return place(lineStart(before: end)..<end)
  }

  private func below(_ mark: LabelledLines.Mark) -> Place? {
    let start = mark.line.upperBound + 1
    guard start < bytes.count else { return nil }
    let end = lineEnd(from: start)
    guard end + 1 < bytes.count, bytes[end + 1] != 0x0A else { return nil }
    return place(start..<end)
  }

  private func behind(_ mark: LabelledLines.Mark) -> Place? {
    guard let next = mark.next, next == mark.line.upperBound + 1 else { return nil }
    return place(mark.words..<mark.line.upperBound)
  }

  /// The name that a stretch of a line is, a colon behind it being passed over.
  private func place(_ range: Range<Int>) -> Place? {
    guard !range.isEmpty, range.count <= SpeakerLabel.scalarLimit * 4 else { return nil }
    var text = String(decoding: bytes[range], as: UTF8.self).trimmed
    if text.hasSuffix(":") || text.hasSuffix("：") { text.removeLast() }
    guard let label = SpeakerLabel(timed: text), !label.isLong || label.isCapitalised,
      !SpeakerRole.isHeading(label.name)
    else { return nil }
    let start = range.lowerBound
    return Place(
      name: label.name, start: start, end: range.upperBound,
      beginsBlock: start == 0 || (start > 1 && bytes[start - 2] == 0x0A))
  }

  private func lineStart(before end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1] != 0x0A, end - start <= 400 { start -= 1 }
    return start
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, end - start <= 400 { end += 1 }
    return end
  }
}
