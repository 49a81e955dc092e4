import GroundedTheory

/// Cuts an edited text into turns.
///
/// A turn goes on where its head (``TurnHeads``) still begins a line, or, without a head, where its
/// words do. Other lines open a turn where they begin with a label that is known, or whose words are
/// those of an old turn. Where a head is gone, its turn has been joined to the one before.
struct EditedTurns {
  private let text: PlainText
  private let new: [UInt32]
  private let old: SourceText
  private let oldScalars: [UInt32]
  private let diff: TextDiff
  private let heads: TurnHeads
  /// For each scalar of the new text its place in the old one; -1 where it is new.
  private var origins: [Int]
  private let lines: [Line]
  /// Where the words of each old turn begin now; nil where all are gone.
  private let wordStarts: [Int?]

  private struct Opening {
    var speaker: String
    var words: Int
  }

  init(_ text: PlainText, _ old: SourceText) {
    self.text = text
    self.old = old
    index = TurnIndex(old.turns)
    new = text.scalars
    oldScalars = old.text.scalars
    diff = TextDiff(from: old.text, to: text)
    heads = TurnHeads(oldScalars, old.turns)
    lines = Line.filled(new)
    origins = [Int](repeating: -1, count: new.count)
    for place in oldScalars.indices { if let now = diff.place(of: place) { origins[now] = place } }
    wordStarts = old.turns.map { [oldScalars, diff] turn in
      turn.span.range.lazy.filter {
        oldScalars.indices.contains($0) && !Line.isSpace(oldScalars[$0])
      }
      .compactMap(diff.place).first
    }
  }

  func cut() -> [Turn] {
    let carried = carriedOpenings()
    let labels = labelOpenings()
    var turns: [Turn] = []
    var open: Opening?
    func close(at end: Int) {
      guard let opening = open else { return }
      var (start, end) = (opening.words, end)
      while start < end, Line.isSpace(new[start]) { start += 1 }
      while end > start, Line.isSpace(new[end - 1]) { end -= 1 }
      if let span = try? TextSpan(start: start, end: end) {
        turns.append(
          Turn(
            number: turns.count + 1, speaker: opening.speaker, role: roles[opening.speaker],
            span: span))
      }
      open = nil
    }
    let roles = roles(of: labels.values.compactMap { $0?.speaker })
    for line in lines {
      if let opening = carried[line.first] ?? labels[line.first] ?? nil {
        close(at: line.start)
        open = opening
      } else if labels[line.first] != nil || isOutside(line) {
        close(at: line.start)
      }
    }
    close(at: new.count)
    return timed(turns)
  }

  /// Lines with which an old turn still begins, by their first letter.
  private func carriedOpenings() -> [Int: Opening] {
    let firsts = Set(lines.map(\.first))
    var openings: [Int: Opening] = [:]
    for (index, turn) in old.turns.enumerated() {
      let head = heads.ranges[index]
      if head.isEmpty {
        guard let start = wordStarts[index], let line = line(of: start),
          (line.first..<start).allSatisfy({ origins[$0] < 0 }), openings[line.first] == nil
        else { continue }
        openings[line.first] = Opening(speaker: turn.speaker, words: line.first)
      } else if let start = diff.place(of: head.lowerBound), firsts.contains(start),
        isWhole(head, at: start)
      {
        openings[start] = Opening(speaker: turn.speaker, words: start + head.count)
      }
    }
    return openings
  }

  private func isWhole(_ head: Range<Int>, at start: Int) -> Bool {
    start + head.count <= new.count
      && new[start..<start + head.count].elementsEqual(oldScalars[head])
  }

  /// Lines with a label that opens a turn, by their first letter; nil for narration, which ends one.
  private func labelOpenings() -> [Int: Opening?] {
    let found = text.utf8.withUnsafeBufferPointer { LabelledLines($0) }
    let before = old.text.utf8.withUnsafeBufferPointer { LabelledLines($0) }
    let known = Set(old.turns.map(\.speaker))
      .union(Set(LabelChoice(found).speakers).subtracting(LabelChoice(before).speakers))
    let starts = Set(wordStarts.compactMap { $0 })
    var openings: [Int: Opening?] = [:]
    for labelled in found.lines {
      let label = found.labels[labelled.label]
      let start = text.scalarOffset(ofByte: labelled.start)
      let words = text.scalarOffset(ofByte: labelled.words)
      guard let line = line(of: start), line.first < words, !stoodThere(line.first..<words) else {
        continue
      }
      let next = new[words...].firstIndex { !Line.isSpace($0) }
      if label.isNarration {
        openings[line.first] = .some(nil)
      } else if known.contains(label.name) || next.map(starts.contains) == true {
        openings[line.first] = Opening(speaker: label.name, words: words)
      }
    }
    return openings
  }

  /// Whether this label began a line before the edit and opened no turn.
  private func stoodThere(_ label: Range<Int>) -> Bool {
    let origin = origins[label.lowerBound]
    guard origin >= 0, !heads.begin(at: origin) else { return false }
    guard origin == 0 || oldScalars[origin - 1] == Line.feed else { return false }
    return label.allSatisfy { origins[$0] == origin + $0 - label.lowerBound }
  }

  /// Whether the line comes from one that lay in no turn.
  private func isOutside(_ line: Line) -> Bool {
    let origin = origins[line.first]
    guard origin >= 0, !heads.hold(origin),
      let span = try? TextSpan(start: origin, end: origin + 1)
    else { return false }
    return index.turn(of: span) == nil
  }

  private let index: TurnIndex

  /// The filled line that holds a scalar.
  private func line(of scalar: Int) -> Line? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= scalar { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? lines[low - 1] : nil
  }

  private func roles(of new: [String]) -> [String: Turn.Role] {
    var roles: [String: Turn.Role] = [:]
    for turn in old.turns { roles[turn.speaker] = roles[turn.speaker] ?? turn.role }
    let known = Set(old.turns.map(\.speaker))
    for speaker in new where !known.contains(speaker) {
      roles[speaker] = SpeakerRole.role(of: speaker)
    }
    return roles
  }

  /// The turns with the times of the old ones whose beginnings they hold.
  private func timed(_ turns: [Turn]) -> [Turn] {
    let index = TurnIndex(turns)
    var times: [Int: Range<Int>] = [:]
    for (turn, start) in zip(old.turns, wordStarts) {
      guard let time = turn.milliseconds, let start,
        let span = try? TextSpan(start: start, end: start + 1), let now = index.turn(of: span)
      else { continue }
      let known = times[now.number] ?? time
      times[now.number] =
        min(known.lowerBound, time.lowerBound)..<max(known.upperBound, time.upperBound)
    }
    return turns.map { turn in
      Turn(
        number: turn.number, speaker: turn.speaker, role: turn.role, span: turn.span,
        milliseconds: times[turn.number])
    }
  }
}
