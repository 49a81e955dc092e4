/// Where codings lie, as numbers: what relations between their places are told from.
struct PlacedCodings {
  let codings: [Coding]
  /// The place of each coding's source among the sources.
  let source: [Int]
  private let coder: [Int]
  private let coders: Int
  private let snapshot: StudySnapshot

  init(_ snapshot: StudySnapshot) {
    self.snapshot = snapshot
    codings = snapshot.codings
    let sources = Self.numbers(of: snapshot.sources.map(\.id))
    let coders = Self.numbers(of: snapshot.coders.map(\.id))
    source = codings.map { sources[$0.source] ?? -1 }
    coder = codings.map { coders[$0.coder] ?? -1 }
    self.coders = snapshot.coders.count
  }

  private static func numbers<ID: Hashable>(of ids: [ID]) -> [ID: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A number for all codings that may relate to each other; -1 for those that cannot.
  func groups(for relator: Query.Relator) -> [Int] {
    var groups: [Int]
    switch relator.relation {
    case .sameSource: groups = source
    case .sameParticipant:
      let people = Self.numbers(of: snapshot.participants.map(\.id))
      let participant = snapshot.speakerOfCoding
      groups = codings.map { participant($0).flatMap { people[$0] } ?? -1 }
    case .sameWords: groups = wordGroups()
    default: groups = codings.indices.map { codings[$0].span == nil ? -1 : source[$0] }
    }
    guard relator.isBySameCoder else { return groups }
    for index in groups.indices where groups[index] >= 0 {
      groups[index] = coder[index] < 0 ? -1 : groups[index] * coders + coder[index]
    }
    return groups
  }

  private func wordGroups() -> [Int] {
    struct Place: Hashable {
      let source: Int
      let span: TextSpan
    }
    var known: [Place: Int] = [:]
    return codings.indices.map { index in
      guard let span = codings[index].span else { return -1 }
      let next = known.count
      return known.updatingDefault(Place(source: source[index], span: span), next)
    }
  }

  /// The first and last turn that each coding touches, counted in text order; those of a record set by
  /// their numbers, as a snapshot has only some. nil where it touches none.
  func turns() -> [ClosedRange<Int>?] {
    let isRecords = snapshot.sources.map { $0.kind == .records }
    let turns = snapshot.sources.map { snapshot.turns[$0.id] ?? [] }
    return codings.indices.map { index in
      guard let span = codings[index].span, source[index] >= 0 else { return nil }
      let turns = turns[source[index]]
      let first = turns.partition { $0.span.end > span.start }
      let last = turns.partition { $0.span.start >= span.end } - 1
      guard first <= last else { return nil }
      return isRecords[source[index]] ? turns[first].number...turns[last].number : first...last
    }
  }

  /// The first and last sentence of each coding that is asked for.
  /// - Parameter read: hands the words of a source over, piece by piece.
  func sentences(
    of wanted: [Int], _ read: QueryProgram.Words
  ) throws -> [ClosedRange<Int>?] {
    var found = [ClosedRange<Int>?](repeating: nil, count: codings.count)
    for (number, indices) in Dictionary(grouping: wanted, by: { source[$0] }) where number >= 0 {
      let placed = indices.filter { codings[$0].span != nil }
      var scan = SentenceScan(placed.compactMap { codings[$0].span })
      try read(snapshot.sources[number].id) { scan.read($0) }
      for (index, range) in zip(placed, scan.finish()) { found[index] = range }
    }
    return found
  }
}

extension Dictionary {
  fileprivate mutating func updatingDefault(_ key: Key, _ value: Value) -> Value {
    if let known = self[key] { return known }
    self[key] = value
    return value
  }
}

extension [Turn] {
  /// The place of the first turn for which this holds, in turns where it holds from some place on.
  fileprivate func partition(_ holds: (Turn) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
