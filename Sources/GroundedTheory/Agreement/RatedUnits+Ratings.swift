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
  private var all = RowTally()
  private var coded = RowTally()

  init(coders: Int, chosen: [Bool]) {
    rows = RatingRows(coders: coders, categories: max(1, chosen.count))
    sets = CodeSets(codes: chosen.count)
    self.chosen = chosen
    self.coders = coders
    open = [Int32](repeating: 0, count: coders * chosen.count)
  }

  typealias Counts = [(row: Int32, units: Int)]

  mutating func counts(of line: RatedUnits.Line) -> (all: Counts, coded: Counts) {
    var members = [[Int32]](repeating: [], count: coders)
    var row = line.workers.map { $0 ? CodeSets.none : Ratings.missing }
    // A set is numbered where units have it: one that is still being put together at a border is none.
    var changed = [Bool](repeating: false, count: coders)
    var known: Int32?
    func position(_ sweep: inout SetSweep) -> Int32 {
      if let known { return known }
      for coder in 0..<sweep.coders where changed[coder] {
        row[coder] = sweep.sets.position(of: members[coder])
        changed[coder] = false
      }
      let position = sweep.rows.position(of: row)
      known = position
      return position
    }
    var (place, openCodings) = (0, 0)
    for border in line.places.borders {
      if border.place > place {
        let row = position(&self)
        all.add(row, border.place - place)
        if openCodings > 0 { coded.add(row, border.place - place) }
        place = border.place
      }
      let coding = line.places[border.coding]
      openCodings += border.isStart ? 1 : -1
      let (coder, code) = (Int(coding.coder), Int(coding.code))
      guard chosen[code], line.workers[coder] else { continue }
      if turn(coder, code, &members[coder], isStart: border.isStart) {
        changed[coder] = true
        known = nil
      }
    }
    if line.length > place {
      let row = position(&self)
      all.add(row, line.length - place)
    }
    return (all.take(), coded.take())
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

/// Counts units of rows, of which a line has few among many.
private struct RowTally {
  private var units: [Int] = []
  private var touched: [Int32] = []

  mutating func add(_ row: Int32, _ count: Int) {
    if Int(row) >= units.count {
      units += repeatElement(0, count: Int(row) + 1 - units.count)
    }
    if units[Int(row)] == 0 { touched.append(row) }
    units[Int(row)] += count
  }

  /// What was counted since the last time, by row.
  mutating func take() -> [(row: Int32, units: Int)] {
    touched.sort()
    let taken = touched.map { (row: $0, units: units[Int($0)]) }
    for row in touched { units[Int(row)] = 0 }
    touched.removeAll(keepingCapacity: true)
    return taken
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
