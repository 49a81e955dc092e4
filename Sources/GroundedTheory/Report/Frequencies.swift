/// How often each code is used, by itself and with everything below it.
public struct Frequencies: Sendable {
  /// The counts of one code. Those after the first take in everything below the code.
  public struct Usage: Hashable, Sendable {
    /// Codings of the code itself.
    public var codings = 0
    /// Codings of the code and of everything below it.
    public var codingsTotal = 0
    /// Sources with at least one of those, each counted once.
    public var sources = 0
    /// Participants whose words those codings mark, where that is known, each counted once.
    public var participants = 0
    /// Coders who made one of those codings, each counted once.
    public var coders = 0

    /// No codings at all.
    public init() {}
  }

  private let usage: [Code.ID: Usage]

  /// The counts of a code; all 0 for one that the codebook does not have.
  public subscript(code: Code.ID) -> Usage { usage[code] ?? Usage() }

  /// Counts `tallies` for every code of the codebook.
  /// - Parameter participantOf: tells who speaks in a source in which no speaker is linked, where that
  ///   is known; the tallies of the other sources say it themselves.
  public init(
    codebook: Codebook, tallies: some Sequence<CodingTally>,
    participantOf: [SourceDocument.ID: Participant.ID]
  ) {
    var counter = Counter(codebook: codebook, participantOf: participantOf)
    for tally in tallies { counter.add(tally) }
    usage = counter.finish()
  }

  /// Sets are kept as bits over running numbers: a study may have half a million codings.
  private struct Counter {
    private let codebook: Codebook
    private let participantOf: [SourceDocument.ID: Participant.ID]
    private let positions: [Code.ID: Int]
    private let parents: [Int?]
    private var direct: [Int]
    private var sources: [BitSet]
    private var coders: [BitSet]
    private var sourceNumbers: [SourceDocument.ID: Int] = [:]
    private var sourceIDs: [SourceDocument.ID] = []
    private var coderNumbers: [Coder.ID: Int] = [:]
    /// Participants that tallies name, by code; empty in most studies.
    private var named: [Int: Set<Participant.ID>] = [:]

    init(codebook: Codebook, participantOf: [SourceDocument.ID: Participant.ID]) {
      self.codebook = codebook
      self.participantOf = participantOf
      let positions = Dictionary(
        codebook.codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      self.positions = positions
      parents = codebook.codes.map { $0.parent.flatMap { positions[$0] } }
      direct = Array(repeating: 0, count: codebook.codes.count)
      sources = Array(repeating: BitSet(), count: codebook.codes.count)
      coders = sources
    }

    mutating func add(_ tally: CodingTally) {
      guard let position = positions[tally.code] else { return }
      direct[position] += tally.count
      sources[position].insert(number(of: tally.source))
      coders[position].insert(number(of: tally.coder))
      if let participant = tally.participant { named[position, default: []].insert(participant) }
    }

    private mutating func number(of source: SourceDocument.ID) -> Int {
      if let known = sourceNumbers[source] { return known }
      sourceIDs.append(source)
      sourceNumbers[source] = sourceIDs.count - 1
      return sourceIDs.count - 1
    }

    private mutating func number(of coder: Coder.ID) -> Int {
      if let known = coderNumbers[coder] { return known }
      coderNumbers[coder] = coderNumbers.count
      return coderNumbers.count - 1
    }

    /// Codes come top level first, so going backwards every child is added before its parent is read.
    mutating func finish() -> [Code.ID: Usage] {
      var totals = direct
      for position in codebook.codes.indices.reversed() {
        guard let parent = parents[position] else { continue }
        totals[parent] += totals[position]
        sources[parent].formUnion(sources[position])
        coders[parent].formUnion(coders[position])
        if let below = named[position] { named[parent, default: []].formUnion(below) }
      }
      var result: [Code.ID: Usage] = [:]
      for (position, code) in codebook.codes.enumerated() {
        var usage = Usage()
        usage.codings = direct[position]
        usage.codingsTotal = totals[position]
        usage.sources = sources[position].count
        usage.coders = coders[position].count
        usage.participants =
          Set(sources[position].members.compactMap { participantOf[sourceIDs[$0]] })
          .union(named[position] ?? []).count
        result[code.id] = usage
      }
      return result
    }
  }
}
