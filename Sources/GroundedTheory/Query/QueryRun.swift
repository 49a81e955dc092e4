/// One evaluation of a query: a mark for every coding, node by node.
struct QueryRun {
  let places: PlacedCodings
  let words: QueryProgram.Words
  /// For each relation that is kept, the coding that it found for each, or -1.
  private(set) var partners: [[Int]] = []
  private var turns: [ClosedRange<Int>?]?

  init(places: PlacedCodings, words: @escaping QueryProgram.Words) {
    self.places = places
    self.words = words
  }

  /// Which codings among some a node chooses.
  /// - Parameter keeping: whether what relations find is to be shown.
  mutating func chosen(
    _ node: QueryNode, among: [Bool], keeping: Bool
  ) throws -> [Bool] {
    switch node {
    case .test(let test):
      return places.codings.indices.map { among[$0] && test(places.codings[$0]) }
    case .not(let inner):
      let inner = try chosen(inner, among: among, keeping: false)
      return zip(among, inner).map { $0 && !$1 }
    case .all(let parts):
      return try parts.reduce(among) { try chosen($1, among: $0, keeping: keeping) }
    case .any(let parts):
      var result = [Bool](repeating: false, count: among.count)
      for part in parts {
        for (index, isChosen) in try chosen(part, among: among, keeping: keeping).enumerated()
        where isChosen { result[index] = true }
      }
      return result
    case .related(let left, let relator, let right):
      let left = try chosen(left, among: among, keeping: keeping)
      let all = [Bool](repeating: true, count: among.count)
      let right = try chosen(right, among: all, keeping: false)
      let found = try related(
        left.indices.filter { left[$0] }, relator, right.indices.filter { right[$0] })
      if keeping, !relator.isNegated { partners.append(found) }
      return left.indices.map { left[$0] && (found[$0] >= 0) != relator.isNegated }
    }
  }

  /// For each coding on the left one on the right that it is related to; -1 for none.
  private mutating func related(
    _ left: [Int], _ relator: Query.Relator, _ right: [Int]
  ) throws -> [Int] {
    let groups = places.groups(for: relator)
    let rule = try rule(relator, left + right)
    let sweep = PlaceSweep(
      right.filter(rule.holdsPlace), groups: groups, key: rule.key, value: rule.value)
    var found = [Int](repeating: -1, count: places.codings.count)
    for index in left where groups[index] >= 0 && rule.holdsPlace(index) {
      found[index] =
        sweep.partner(
          of: index, group: groups[index], key: rule.keyBound(index),
          value: rule.valueBound(index), reach: rule.reach) ?? -1
    }
    return found
  }

  private mutating func rule(_ relator: Query.Relator, _ wanted: [Int]) throws -> PlaceRule {
    let scalars = places.codings.map { $0.span.map { $0.start...$0.end } }
    var units = scalars
    if relator.relation == .sameTurn || relator.distance?.unit == .turns {
      units = turns ?? places.turns()
      turns = units
    } else if relator.distance?.unit == .sentences {
      units = try places.sentences(of: wanted, words)
    }
    return PlaceRule(relator, scalars: scalars, units: units)
  }
}

/// A relation as bounds for a ``PlaceSweep``.
///
/// `near`: the right begins no later than the left's end, or within reach behind it, and ends no earlier
/// than the left's start less the distance, in the unit of the distance. Overlap is the same in scalars, where
/// ends are not included. `before` is looked at in a mirror, so that its bounds are such too.
struct PlaceRule {
  let key: (Int) -> Int
  let value: (Int) -> Int
  let keyBound: (Int) -> Int
  let valueBound: (Int) -> Int
  /// How far above its bound a key may be.
  let reach: Int
  /// Whether a coding has a place of which the relation can be told.
  let holdsPlace: (Int) -> Bool

  init(
    _ relator: Query.Relator, scalars: [ClosedRange<Int>?], units: [ClosedRange<Int>?]
  ) {
    let far = relator.distance?.count ?? (1 << 40)
    func start(_ index: Int) -> Int { scalars[index]?.lowerBound ?? 0 }
    func end(_ index: Int) -> Int { scalars[index]?.upperBound ?? 0 }
    func first(_ index: Int) -> Int { units[index]?.lowerBound ?? 0 }
    func last(_ index: Int) -> Int { units[index]?.upperBound ?? 0 }
    reach = relator.relation == .near ? far : 0
    switch relator.relation {
    case .sameWords, .sameSource, .sameParticipant: holdsPlace = { _ in true }
    default: holdsPlace = { units[$0] != nil }
    }
    switch relator.relation {
    case .overlapping:
      (key, value) = (start, end)
      (keyBound, valueBound) = ({ end($0) - 1 }, { start($0) + 1 })
    case .inside: (key, value, keyBound, valueBound) = (start, end, start, end)
    case .around: (key, value, keyBound, valueBound) = (end, start, end, start)
    case .near:
      (key, value) = (first, last)
      (keyBound, valueBound) = (last, { first($0) - far })
    case .sameTurn: (key, value, keyBound, valueBound) = (first, last, last, first)
    case .before:
      (key, value) = ({ -start($0) }, { -first($0) })
      (keyBound, valueBound) = ({ -end($0) }, { -last($0) - far })
    case .after:
      (key, value) = (end, last)
      (keyBound, valueBound) = (start, { first($0) - far })
    case .sameWords, .sameSource, .sameParticipant:
      (key, value, keyBound, valueBound) = ({ _ in 0 }, { _ in 0 }, { _ in 0 }, { _ in 0 })
    }
  }
}
