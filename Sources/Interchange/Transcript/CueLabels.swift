import GroundedTheory

extension CueList {
  /// Takes labels at the starts of cues' lines (`Name: words`) for speakers, where they are ones by
  /// the rules for transcripts without times (`LabelChoice`); only in files that name no speakers
  /// otherwise.
  ///
  /// Two labels in one cue make it two cues of the same times. A cue without a label belongs to the
  /// speaker before.
  /// - Returns: what was doubtful.
  mutating func takeLabels(_ fileName: String) -> [Finding] {
    guard !hasSpeakers else { return [] }
    let found = words.withUnsafeBufferPointer { LabelledLines($0) }
    let choice = LabelChoice(found)
    guard !choice.speakers.isEmpty else { return [] }
    let lines = found.lines.filter {
      choice.accepted[$0.label] || found.labels[$0.label].isNarration
    }
    var labelled: [Cue] = []
    labelled.reserveCapacity(cues.count)
    var current = (speaker: 0, isNarration: false)
    var unlabelled = CuePlaces()
    var next = 0
    for cue in cues {
      var start = cue.words.lowerBound
      func part(until end: Int) -> Cue? {
        let range = CueSpace.trimmed(words, start..<end)
        var part = cue
        part.words = range
        part.speaker = current.isNarration ? 0 : current.speaker
        part.isNarration = current.isNarration
        return range.isEmpty ? nil : part
      }
      if next == lines.count || lines[next].start > start {
        if current.isNarration { current = (0, false) }
        if current.speaker > 0 { unlabelled.note(cue.place) }
      }
      while next < lines.count, lines[next].start < cue.words.upperBound {
        if let part = part(until: lines[next].start) { labelled.append(part) }
        let label = found.labels[lines[next].label]
        current = (number(of: label.isNarration ? "" : label.name), label.isNarration)
        // A narration keeps its label, as nothing else tells what it is.
        start = label.isNarration ? lines[next].start : lines[next].words
        next += 1
      }
      if let part = part(until: cue.words.upperBound) { labelled.append(part) }
    }
    cues = labelled
    return Self.findings(choice, unlabelled, problems.unit, fileName)
  }

  private static func findings(
    _ choice: LabelChoice, _ unlabelled: CuePlaces, _ unit: String, _ fileName: String
  ) -> [Finding] {
    var findings: [Finding] = []
    if unlabelled.count > 0 {
      findings.append(
        Finding(
          what: "\(counted(unlabelled.count, "cue")) without a label",
          place: "\"\(fileName)\", \(unlabelled.list(unit))",
          why: "taken for the words of the speaker before"))
    }
    let others = choice.doubtful + choice.refused
    if !others.isEmpty {
      let shown = others.prefix(5).map { "\"\(excerpt($0))\"" }.joined(separator: ", ")
      findings.append(
        Finding(
          what: "not taken for speakers: \(shown)\(others.count > 5 ? " and others" : "")",
          place: "\"\(fileName)\"",
          why: "each stands before a colon and comes once only, or does not look like a name"))
    }
    return findings
  }
}
