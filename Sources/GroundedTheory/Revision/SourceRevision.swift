/// What correcting a source's text would do: its turns with their numbers, and every coding's place.
public struct SourceRevision: Sendable {
  /// The name of the source.
  public let source: String
  /// The turns of the new text, numbered: old ones keep their numbers, new ones get numbers that the
  /// source never used. In text order, so that numbers need not ascend.
  public let turns: [Turn]
  /// Numbers of turns that are gone; no other turn will have them.
  public let goneTurns: [Int]
  /// Numbers that are new.
  public let newTurns: [Int]
  /// What becomes of each coding, in the order of the old text.
  public let codings: [Reanchored]
  /// Whether words and turns are the same, so that there is nothing to write.
  public let isIdentical: Bool
  /// What the researcher should know besides.
  public let findings: [Finding]

  /// Compares a text with its correction and places the codings.
  /// - Parameters:
  ///   - source: its name.
  ///   - old: the words and turns as the study has them.
  ///   - new: the corrected ones; the numbers of their turns do not count.
  ///   - codings: those of the source, of all coders, orphans among them.
  ///   - last: the highest turn number that any revision of the source has used.
  public init(
    of source: String, from old: SourceText, to new: SourceText, codings: [Coding],
    lastTurn last: Int
  ) {
    let scalars = new.text.scalars
    let diff = TextDiff(old.text.scalars, scalars)
    let carried = TurnNumbers.carry(from: old.turns, to: new.turns, by: diff, last: last)
    let known = Set(old.turns.map(\.number))
    let isSame =
      old.text == new.text && old.turns.count == new.turns.count
      && zip(old.turns, new.turns).allSatisfy { $0.says(as: $1) }
    var reanchoring = Reanchoring(to: new.text, scalars, by: diff)
    let placed = reanchoring.place(codings)
    self.source = source
    turns = carried.turns
    goneTurns = carried.gone
    newTurns = carried.turns.map(\.number).filter { !known.contains($0) }
    self.codings = placed
    // Words in which an orphan has been found again are the same words still.
    isIdentical = isSame && placed.allSatisfy { !$0.isRevised }
    findings = Self.lostTimes(source, old.turns, new.turns) + Self.findings(source, placed)
  }

  /// How many codings came to each verdict, in the order of the verdicts; none with 0.
  public var counts: [(verdict: Reanchored.Verdict, count: Int)] {
    let counts = Dictionary(grouping: codings, by: \.verdict).mapValues(\.count)
    return Reanchored.Verdict.allCases.compactMap { verdict in
      counts[verdict].map { (verdict, $0) }
    }
  }

  /// In a line: `12 kept, 3 moved, 1 lost; 2 new turns, 1 turn gone`.
  public var summary: String {
    let codings = counts.map { "\($0.count) \($0.verdict.rawValue)" }.joined(separator: ", ")
    let turns = [
      newTurns.isEmpty ? nil : "\(counted(newTurns.count, "new turn"))",
      goneTurns.isEmpty ? nil : "\(counted(goneTurns.count, "turn")) gone",
    ].compactMap { $0 }.joined(separator: ", ")
    let parts = [codings.isEmpty ? "no codings" : codings, turns].filter { !$0.isEmpty }
    return parts.joined(separator: "; ")
  }

  private static func lostTimes(_ source: String, _ old: [Turn], _ new: [Turn]) -> [Finding] {
    guard old.contains(where: { $0.milliseconds != nil }),
      !new.isEmpty, new.allSatisfy({ $0.milliseconds == nil })
    else { return [] }
    return [
      Finding(
        what: "no times any more", place: "\"\(source)\"",
        why: "the turns had times in the recording, and the new file gives none")
    ]
  }

  /// One a coding that is no longer at its own words.
  private static func findings(_ source: String, _ codings: [Reanchored]) -> [Finding] {
    codings.compactMap { result in
      let why: String
      switch result.verdict {
      case .kept, .moved, .found, .orphan: return nil
      case .shortened, .changed: why = "its words are now \"\(excerpt(result.quote))\""
      case .ambiguous:
        why = "its words stand at \(counted(result.places.count, "place")); it is an orphan"
      case .coincides:
        why = "another coding of the same coder and code stands there; it is an orphan"
      case .lost: why = "its words are gone; it is an orphan"
      }
      return Finding(
        what: "coding \(result.verdict.rawValue)",
        place: "\"\(source)\", \"\(excerpt(result.coding.quote))\" (\(result.coding.id))", why: why)
    }
  }
}

extension Turn {
  /// Whether nothing that `new` says of the turn is news.
  fileprivate func says(as new: Turn) -> Bool {
    span == new.span && speaker.utf8.elementsEqual(new.speaker.utf8)
      && (new.role == nil || role == new.role)
      && (new.milliseconds == nil || milliseconds == new.milliseconds)
  }
}
