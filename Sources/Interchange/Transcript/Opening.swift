import GroundedTheory

/// A place in a transcript where a turn begins.
struct Opening {
  /// Where its label begins, in bytes; the turn before ends here.
  var start: Int
  /// Where its words begin.
  let words: Int
  /// Empty where a time alone opens the turn.
  let speaker: String
  var time: TimeStamp?
  /// Opens no turn: the stretch is told by nobody.
  var isNarration = false
}

extension Opening {
  /// The openings that speakers' labels make. A time alone on the line above a label is that turn's.
  static func labelled(_ found: LabelledLines, _ choice: LabelChoice) -> [Opening] {
    var openings: [Opening] = []
    for line in found.lines {
      let label = found.labels[line.label]
      guard label.isNarration || choice.accepted[line.label] else { continue }
      openings.append(
        Opening(
          start: line.start, words: line.words, speaker: label.name, time: line.timing?.time,
          isNarration: label.isNarration))
    }
    let alone = found.marks.filter(\.isAlone)
    guard alone.count > 1 else { return openings }
    let above = Dictionary(
      alone.compactMap { mark in mark.next.map { ($0, mark) } }, uniquingKeysWith: { $1 })
    for index in openings.indices {
      guard openings[index].time == nil, let mark = above[openings[index].start] else { continue }
      openings[index].start = mark.line.lowerBound
      openings[index].time = mark.time
    }
    return openings
  }
}
