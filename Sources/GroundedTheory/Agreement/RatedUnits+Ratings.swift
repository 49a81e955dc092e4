/// Ratings of the same units in both universes.
public struct UniverseRatings: Sendable {
  /// Every unit.
  public let all: Ratings
  /// Units that one of the coders gave a code, whichever.
  public let coded: Ratings

  /// The ratings of one of them.
  public subscript(universe: AgreementUniverse) -> Ratings {
    switch universe {
    case .all: all
    case .coded: coded
    }
  }
}

extension RatedUnits {
  /// What each coder said of each unit, all codes together: a category is the set of codes that the coder
  /// gave the unit, the empty one where the unit was left uncoded. Categories are the sets that a unit was given,
  /// codes the chosen ones that a coder used; of others nothing is seen.
  ///
  /// One sweep a source over the borders of codings.
  public func ratings() -> UniverseRatings {
    var sweep = SetSweep(coders: coders.count, chosen: isChosen)
    let groups = lines.map { line in
      let counts = sweep.counts(of: line)
      return (
        all: Ratings.Group(name: line.name, counts: counts.all),
        coded: Ratings.Group(name: line.name, counts: counts.coded)
      )
    }
    let (categories, codes, renumbered) = sweep.sets.categories(names: names)
    let rows = sweep.rows.rows.map { $0 < 0 ? $0 : renumbered[Int($0)] }
    func ratings(_ groups: [Ratings.Group]) -> Ratings {
      Ratings(coders: coders, categories: categories, codes: codes, ratings: rows, groups: groups)
    }
    return UniverseRatings(all: ratings(groups.map(\.all)), coded: ratings(groups.map(\.coded)))
  }
}

/// Goes over the borders of codings and counts the units between them by what each coder said there.
private struct SetSweep {
  private(set) var rows: RatingRows
  private(set) var sets: CodeSets
  private let chosen: [Bool]
  private let coders: Int
  /// How many codings of each coder hold each code at the place reached.
  private var open: [Int32]

  init(coders: Int, chosen: [Bool]) {
    rows = RatingRows(coders: coders, categories: max(1, chosen.count))
    sets = CodeSets(codes: chosen.count)
    self.chosen = chosen
    self.coders = coders
    open = [Int32](repeating: 0, count: coders * chosen.count)
  }

  typealias Counts = [(row: Int32, units: Int)]

  mutating func counts(of line: RatedUnits.Line) -> (all: Counts, coded: Counts) {
    var all: [Int32: Int] = [:]
    var coded: [Int32: Int] = [:]
    var members = [[Int32]](repeating: [], count: coders)
    var (place, openCodings) = (0, 0)
    // A set is numbered where units have it: one that is still being put together at a border is none.
    var position: Int32?
    for border in line.places.borders {
      if border.place > place {
        let known = position ?? number(members, line.workers)
        position = known
        all[known, default: 0] += border.place - place
        if openCodings > 0 { coded[known, default: 0] += border.place - place }
        place = border.place
      }
      let coding = line.places[border.coding]
      openCodings += border.isStart ? 1 : -1
      let (coder, code) = (Int(coding.coder), Int(coding.code))
      guard chosen[code], line.workers[coder] else { continue }
      if turn(coder, code, &members[coder], isStart: border.isStart) { position = nil }
    }
    if line.length > place {
      all[number(members, line.workers), default: 0] += line.length - place
    }
    func sorted(_ counts: [Int32: Int]) -> Counts {
      counts.sorted { $0.key < $1.key }.map { (row: $0.key, units: $0.value) }
    }
    return (sorted(all), sorted(coded))
  }

  /// The row of units of which each coder who worked there said this.
  private mutating func number(_ members: [[Int32]], _ workers: [Bool]) -> Int32 {
    var row = [Int32](repeating: Ratings.missing, count: coders)
    for coder in 0..<coders where workers[coder] { row[coder] = sets.position(of: members[coder]) }
    return rows.position(of: row)
  }

  /// Opens or closes a coding; whether that changes the coder's set.
  private mutating func turn(
    _ coder: Int, _ code: Int, _ members: inout [Int32], isStart: Bool
  ) -> Bool {
    let slot = coder * chosen.count + code
    open[slot] += isStart ? 1 : -1
    if isStart, open[slot] == 1 {
      members.insert(Int32(code), at: members.firstPosition { $0 > Int32(code) })
      return true
    }
    if !isStart, open[slot] == 0 {
      members.removeAll { $0 == Int32(code) }
      return true
    }
    return false
  }
}

extension [CodingPlaces.Place] {
  /// The borders of codings in the order of a line; where one ends and another begins, in any order.
  fileprivate var borders: [(place: Int, coding: Int, isStart: Bool)] {
    var keys: [UInt64] = []
    keys.reserveCapacity(count * 2)
    for (index, place) in enumerated() {
      keys.append(UInt64(UInt32(place.start)) << 32 | UInt64(index) << 1 | 1)
      keys.append(UInt64(UInt32(place.end)) << 32 | UInt64(index) << 1)
    }
    keys.sort()
    return keys.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF) >> 1, $0 & 1 == 1) }
  }
}

/// The sets of codes that units were given, numbered as they come.
private struct CodeSets {
  /// The empty set.
  static let none: Int32 = 0
  private var members: [[Int32]] = [[]]
  private var singles: [Int32]
  private var several: [[Int32]: Int32] = [:]

  init(codes: Int) { singles = [Int32](repeating: -1, count: codes) }

  mutating func position(of set: [Int32]) -> Int32 {
    if set.isEmpty { return Self.none }
    let known = set.count == 1 ? singles[Int(set[0])] : several[set] ?? -1
    if known >= 0 { return known }
    let new = Int32(members.count)
    members.append(set)
    if set.count == 1 { singles[Int(set[0])] = new } else { several[set] = new }
    return new
  }

  /// The sets as categories, the smaller first, then in the order of the codes; the codes that are in one; and
  /// for each set its position among the categories.
  func categories(
    names: [String]
  ) -> (categories: [Ratings.Category], codes: [String], positions: [Int32]) {
    let order = members.indices.sorted {
      let (one, other) = (members[$0], members[$1])
      return one.count == other.count
        ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }
    var positions = [Int32](repeating: 0, count: members.count)
    for (position, old) in order.enumerated() { positions[old] = Int32(position) }
    let used = Set(members.joined()).sorted()
    var code = [Int32](repeating: 0, count: names.count)
    for (position, old) in used.enumerated() { code[Int(old)] = Int32(position) }
    let categories = order.map { old in
      Ratings.Category(
        name: members[old].map { names[Int($0)] }.joined(separator: "|"),
        members: members[old].map { code[Int($0)] })
    }
    return (categories, used.map { names[Int($0)] }, positions)
  }
}
