/// What coders said of one code: each unit has it, or has it not.
public struct CodeRatings: Sendable {
  /// The code.
  public let code: Code
  /// What it is called among the codes compared.
  public let name: String
  /// Its place among the codes compared.
  public let position: Int
  /// Two categories, the first for units without the code.
  public let ratings: UniverseRatings
}

extension RatedUnits {
  /// The ratings of each chosen code that a coder used, in the order of the codebook.
  ///
  /// All of them are counted in one pass over the codings.
  public func ratingsByCode() -> [CodeRatings] {
    var count = PresenceCount(self)
    for (position, line) in lines.enumerated() { count.add(line, position) }
    let sources = sources
    return codes.indices.filter { isChosen[$0] && count.isUsed[$0] }.map { code in
      func ratings(_ groups: GroupedCounts) -> Ratings {
        Ratings(
          coders: coders, categories: Ratings.presence, ratings: count.rows.rows, grouped: groups)
      }
      return CodeRatings(
        code: codes[code], name: names[code], position: code,
        ratings: UniverseRatings(
          all: ratings(count.groups(of: code, in: .all, names: sources)),
          coded: ratings(count.groups(of: code, in: .coded, names: sources))))
    }
  }
}

/// Counts for every code at once how many units have it of whom.
private struct PresenceCount {
  private(set) var rows: RatingRows
  private(set) var isUsed: [Bool]
  /// For each source the row of units without a code, and how many units there are, and coded ones.
  private var base: [(row: Int32, all: Int, coded: Int)] = []
  /// For each code what was counted in the sources where it was used, by source.
  private var counted: [[(source: Int, row: Int32, units: Int)]]
  private let coders: Int

  init(_ units: RatedUnits) {
    coders = units.coders.count
    rows = RatingRows(coders: coders, categories: 2)
    isUsed = [Bool](repeating: false, count: units.codes.count)
    counted = Array(repeating: [], count: units.codes.count)
  }

  mutating func add(_ line: RatedUnits.Line, _ source: Int) {
    let free = line.workers.map { $0 ? Int32(0) : Ratings.missing }
    base.append((rows.position(of: free), line.length, line.places.unitsCovered))
    let places = line.places.byCode
    var start = 0
    for end in 1..<max(1, places.count + 1)
    where end == places.count || places[end].code != places[start].code {
      let code = Int(places[start].code)
      isUsed[code] = true
      add(places[start..<end], code, source, free)
      start = end
    }
  }

  /// One code in one source.
  private mutating func add(
    _ places: ArraySlice<CodingPlaces.Place>, _ code: Int, _ source: Int, _ free: [Int32]
  ) {
    var borders: [(place: Int32, coder: Int32, step: Int32)] = []
    borders.reserveCapacity(places.count * 2)
    for place in places {
      borders.append((place.start, place.coder, 1))
      borders.append((place.end, place.coder, -1))
    }
    borders.sort { $0.place < $1.place }
    var open = [Int32](repeating: 0, count: coders)
    var row = free
    var (place, total) = (Int32(0), Int32(0))
    for border in borders {
      if border.place > place {
        if total > 0 {
          counted[code].append((source, rows.position(of: row), Int(border.place - place)))
        }
        place = border.place
      }
      let coder = Int(border.coder)
      open[coder] += border.step
      total += border.step
      if free[coder] >= 0 { row[coder] = open[coder] > 0 ? 1 : 0 }
    }
  }

  /// Source by source.
  func groups(of code: Int, in universe: AgreementUniverse, names: [String]) -> GroupedCounts {
    var groups = GroupedCounts(names: names)
    var next = 0
    let counted = counted[code]
    for (source, base) in base.enumerated() {
      var rest = universe == .all ? base.all : base.coded
      while next < counted.count, counted[next].source == source {
        rest -= counted[next].units
        groups.add(row: counted[next].row, units: counted[next].units)
        next += 1
      }
      if rest > 0 { groups.add(row: base.row, units: rest) }
      groups.close()
    }
    return groups
  }
}

extension [CodingPlaces.Place] {
  /// How many units lie under one of the places, which are in the order of the line.
  fileprivate var unitsCovered: Int {
    var (covered, end) = (0, Int32(0))
    for place in self where place.end > end {
      covered += Int(place.end - Swift.max(place.start, end))
      end = place.end
    }
    return covered
  }

  /// By code, those of a code as they were.
  fileprivate var byCode: [CodingPlaces.Place] {
    indices.map { UInt64(UInt32(bitPattern: self[$0].code)) << 32 | UInt64($0) }.sorted().map {
      self[Int($0 & 0xFFFF_FFFF)]
    }
  }
}
