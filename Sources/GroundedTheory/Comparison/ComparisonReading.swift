/// Looks up, for each coding of a study, who speaks, in what group, and what a quote of it says.
struct ComparisonReading {
  let snapshot: StudySnapshot
  let grouping: AttributeGrouping?
  /// By coding, in the order of the snapshot: the participant and the group.
  let voices: [(participant: Participant.ID?, group: String?)]
  private let context: QuoteContext
  private let names: [Code.ID: String]

  init(_ snapshot: StudySnapshot, _ grouping: AttributeGrouping?) {
    self.snapshot = snapshot
    self.grouping = grouping
    let speaker = snapshot.speakerOfCoding
    voices = snapshot.codings.map { coding in
      let participant = speaker(coding)
      return (participant, grouping?.group(source: coding.source, participant: participant))
    }
    context = QuoteContext(snapshot)
    names = snapshot.codebook.shortNames
  }

  /// The groups that any coding falls into, in order; nil, the last where it is there, for no value.
  var groups: [String?] {
    let found = Set(voices.map(\.group))
    return (grouping?.ordered(found.compactMap { $0 }) ?? []) + (found.contains(nil) ? [nil] : [])
  }

  /// The quotes of the codings for which `includes` holds, by group and then as the snapshot has them.
  func quotes(
    where includes: (Coding) -> Bool
  ) -> [(quote: Comparison.Quote, participant: Participant.ID?)] {
    let order = Dictionary(
      groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [(place: [Int], quote: Comparison.Quote, participant: Participant.ID?)] = []
    for (index, coding) in snapshot.codings.enumerated() where includes(coding) {
      let (participant, group) = voices[index]
      let turn = context.turn(of: coding)
      let quote = Comparison.Quote(
        code: names[coding.code] ?? "", group: group,
        source: context.sourceNames[coding.source] ?? "", turn: turn?.number,
        speaker: turn?.speaker, text: coding.quote, coder: context.coderNames[coding.coder],
        memo: context.memos[coding.id])
      found.append(([order[group] ?? 0, index], quote, participant))
    }
    return found.sorted { $0.place.lexicographicallyPrecedes($1.place) }.map {
      ($0.quote, $0.participant)
    }
  }
}

/// Finds the sources that were coded and do not have a code.
struct NegativeSearch {
  private struct Place: Hashable {
    let source: SourceDocument.ID
    let group: String?
  }

  private let codings: [(place: Place, code: Code.ID)]
  private let places: [(place: Place, name: String, count: Int)]

  /// How many sources are looked at.
  var base: Int { Set(places.map(\.place.source)).count }

  /// Held-out sources are left out: they were set aside, not searched.
  init(_ snapshot: StudySnapshot, _ reading: ComparisonReading) {
    let analysed = Set(snapshot.sources.filter { $0.heldOut == nil }.map(\.id))
    codings = zip(snapshot.codings, reading.voices).compactMap { coding, voice in
      guard analysed.contains(coding.source) else { return nil }
      return (Place(source: coding.source, group: voice.group), coding.code)
    }
    var counts: [Place: Int] = [:]
    for coding in codings { counts[coding.place, default: 0] += 1 }
    let groups = reading.groups
    places = snapshot.sources.flatMap { source in
      groups.compactMap { group in
        let place = Place(source: source.id, group: group)
        return counts[place].map { (place, source.name, $0) }
      }
    }
  }

  func without(_ codes: Set<Code.ID>) -> [Comparison.Negative] {
    let having = Set(codings.filter { codes.contains($0.code) }.map(\.place))
    return places.filter { !having.contains($0.place) }.map {
      Comparison.Negative(group: $0.place.group, source: $0.name, codings: $0.count)
    }
  }
}
