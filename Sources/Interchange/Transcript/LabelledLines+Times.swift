extension LabelledLines {
  /// Whether a time takes the place of the colon in this transcript's labels.
  var hasTimedLabels: Bool {
    lines.contains { $0.timing.map { $0.form.standsForColon } ?? false }
  }

  /// Decides which of the times in label lines are times of turns.
  ///
  /// A time counts where its form comes back, or where the text is one turn; without brackets around
  /// it and before words (`Name: 10:30 words`), only where most lines are so and time goes on from one
  /// to the next. Where it does not count, a line that is a speaker's by its time alone is none.
  mutating func settleTimes(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard lines.contains(where: { $0.timing != nil }) else { return }
    dropUnlikelyNames(bytes)
    let counting = Set(Form.allCases.filter(counts))
    var kept: [Line] = []
    for var line in lines {
      guard let timing = line.timing else {
        kept.append(line)
        continue
      }
      if counting.contains(timing.form) {
        line.words = timing.words
        kept.append(line)
      } else if timing.form.standsForColon || timing.form == .beforeColon {
        refuse(line, bytes)
      } else {
        line.timing = nil
        kept.append(line)
      }
    }
    lines = kept
  }

  private func counts(_ form: Form) -> Bool {
    let own = lines.filter { $0.timing?.form == form }
    guard own.count > 1 || (own.count == 1 && filled <= 2) else { return false }
    switch form {
    case .bareAfterColon: return own.count * 5 >= lines.count * 4 && isOrdered(own)
    case .bareAfterName: return own.count * 5 >= filled * 4 && isOrdered(own)
    case .afterName: return own.count * 3 >= filled || hasSpeaker(own)
    case .beforeName, .afterColon, .beforeColon: return true
    }
  }

  /// Whether nine times of ten are not before the one above.
  private func isOrdered(_ lines: [Line]) -> Bool {
    let times = lines.compactMap { $0.timing?.time.from }
    return zip(times, times.dropFirst()).count { $0 > $1 } * 10 <= times.count
  }

  /// Whether a name comes back, or is a word for a role.
  private func hasSpeaker(_ lines: [Line]) -> Bool {
    var seen: Set<Int> = []
    return lines.contains {
      !seen.insert($0.label).inserted || SpeakerRole.role(of: labels[$0.label].name) != nil
    }
  }

  /// Takes out lines such as `2024年5月1日 10:30` in the head of the file: a date or a heading before
  /// the time, or a name that stands once and whose time lies beyond that of the next speaker.
  private mutating func dropUnlikelyNames(_ bytes: UnsafeBufferPointer<UInt8>) {
    var counts: [Int: Int] = [:]
    for line in lines where line.timing?.form.standsForColon ?? false {
      counts[line.label, default: 0] += 1
    }
    var next = Int.max
    var dropped: Set<Int> = []
    var doubtful: Set<Int> = []
    for (index, line) in lines.enumerated().reversed() {
      guard let timing = line.timing, timing.form.standsForColon else { continue }
      let name = labels[line.label].name
      let isOnce = counts[line.label] == 1 && SpeakerRole.role(of: name) == nil
      if SpeakerRole.isHeading(name) || Self.isDate(name) {
        dropped.insert(index)
      } else if isOnce && timing.time.from > next {
        dropped.insert(index)
        doubtful.insert(index)
      } else {
        next = timing.time.from
      }
    }
    guard !dropped.isEmpty else { return }
    for index in doubtful.sorted() { refuse(lines[index], bytes) }
    lines = lines.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  private static func isDate(_ name: String) -> Bool {
    name.first?.isNumber == true
      && name.unicodeScalars.contains { "年月日-/.".unicodeScalars.contains($0) }
  }

  private mutating func refuse(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let timing = line.timing else { return }
    if timed.count == 0 {
      let end = line.start + timing.time.end
      timed.first = String(decoding: bytes[line.start..<min(end, bytes.count)], as: UTF8.self)
    }
    timed.count += 1
  }
}
