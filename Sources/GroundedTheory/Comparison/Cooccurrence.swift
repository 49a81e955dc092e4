/// Which codes occur together, and how often: unordered pairs of codings of different codes in one
/// source.
public struct Cooccurrence: Sendable {
  /// Two codes and how often they occur together.
  public struct Pair: Hashable, Sendable {
    /// The one that comes first in the codebook.
    public let a: Code
    /// The other.
    public let b: Code
    /// Pairs of codings; a coding that meets three others makes three.
    public let count: Int
    /// Sources in which there is such a pair.
    public let sources: Int
  }

  /// What made a pair.
  public let rule: PairRule
  /// The pairs, the most frequent first, then in the order of the codebook.
  public let pairs: [Pair]
  private let codings: [Code.ID: Int]

  /// Counts the pairs among `places` by a sweep over each source, which looks at each pair once.
  /// - Parameters:
  ///   - places: in turns where the rule counts turns (``PairRule/countsTurns``).
  ///   - level: counts each coding for the code of this level that it lies under or is; codings that
  ///     lie under none are left out, and so are pairs that come to be of one code. nil takes every code
  ///     as it is.
  ///   - chosen: the codes of which one must be in a pair; nil for all.
  public init(
    _ places: CodingPlaces, rule: PairRule, level: String? = nil, only chosen: Set<Code.ID>? = nil
  ) {
    self.rule = rule
    let codes = places.codebook.depthFirst
    let counted = places.codebook.readingPositions(at: level)
    var counts = PairCounts()
    var codings = [Int](repeating: 0, count: codes.count)
    for part in places.bySource {
      let rolled = part.compactMap { place -> CodingPlaces.Place? in
        let code = counted[Int(place.code)]
        guard code >= 0 else { return nil }
        codings[Int(code)] += 1
        var place = place
        place.code = code
        return place
      }
      Self.sweep(rolled, rule, &counts)
    }
    self.codings = Dictionary(
      zip(codes.map(\.id), codings), uniquingKeysWith: { first, _ in first })
    pairs = counts.pairs.filter { pair in
      chosen.map { $0.contains(codes[pair.a].id) || $0.contains(codes[pair.b].id) } ?? true
    }.sorted { (-$0.count, $0.a, $0.b) < (-$1.count, $1.a, $1.b) }.map { pair in
      Pair(a: codes[pair.a], b: codes[pair.b], count: pair.count, sources: pair.sources)
    }
  }

  /// Meets each place, in the order of their beginnings, with those before it that still reach it.
  private static func sweep(
    _ places: [CodingPlaces.Place], _ rule: PairRule, _ counts: inout PairCounts
  ) {
    let reach = rule.reach
    var open: [CodingPlaces.Place] = []
    for place in places {
      var kept = 0
      for index in open.indices where Int(open[index].end) + reach > Int(place.start) {
        let other = open[index]
        open[kept] = other
        kept += 1
        if other.code != place.code, !rule.isBySameCoder || other.coder == place.coder {
          counts.add(other.code, place.code, source: place.source)
        }
      }
      open.removeLast(open.count - kept)
      open.append(place)
    }
  }

  /// Jaccard's coefficient of a pair, which ATLAS.ti prints as its c-coefficient: n₁₂ / (n₁ + n₂ − n₁₂),
  /// of n₁ and n₂ codings of the two codes and n₁₂ pairs (Jaccard 1901, Bulletin de la Société Vaudoise
  /// des Sciences Naturelles 37, 547–579).
  ///
  /// It is meant for codings of which each meets at most one other. nil where pairs are so many that it
  /// would lie outside 0 to 1.
  public func coefficient(of pair: Pair) -> Double? {
    let either = (codings[pair.a.id] ?? 0) + (codings[pair.b.id] ?? 0) - pair.count
    guard either >= pair.count else { return nil }
    return Double(pair.count) / Double(either)
  }
}

extension Codebook {
  /// For each of ``codes`` the position in ``depthFirst`` of what it is counted for: itself, or the code
  /// of `level` that it lies under or is; −1 where there is none.
  fileprivate func readingPositions(at level: String?) -> [Int32] {
    let reading = Dictionary(
      depthFirst.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return codes.map { code in
      let counted = level.map { ancestor(of: code, at: $0) } ?? code
      return counted.flatMap { reading[$0.id] } ?? -1
    }
  }
}
