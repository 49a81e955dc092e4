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
      func ratings(_ counts: [[(row: Int32, units: Int)]]) -> Ratings {
        Ratings(
          coders: coders, categories: Ratings.presence, ratings: count.rows.rows,
          groups: zip(sources, counts).map { Ratings.Group(name: $0, counts: $1) })
      }
      return CodeRatings(
        code: codes[code], name: names[code], position: code,
        ratings: UniverseRatings(
          all: ratings(count.groups(of: code, in: .all)),
          coded: ratings(count.groups(of: code, in: .coded))))
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
    for places in line.places.byCode(count: counted.count) {
      let code = Int(places[0].code)
      isUsed[code] = true
      add(places, code, source, free)
    }
  }

  /// One code in one source.
  private mutating func add(
    _ places: [CodingPlaces.Place], _ code: Int, _ source: Int, _ free: [Int32]
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
  func groups(of code: Int, in universe: AgreementUniverse) -> [[(row: Int32, units: Int)]] {
    var groups: [[(row: Int32, units: Int)]] = []
    groups.reserveCapacity(base.count)
    var next = 0
    let counted = counted[code]
    for (source, base) in base.enumerated() {
      var group: [(row: Int32, units: Int)] = []
      var rest = universe == .all ? base.all : base.coded
      while next < counted.count, counted[next].source == source {
        let (_, row, units) = counted[next]
        rest -= units
        if let known = group.firstIndex(where: { $0.row == row }) {
          group[known].units += units
        } else {
          group.append((row, units))
        }
        next += 1
      }
      if rest > 0 { group.append((base.row, rest)) }
      group.sort { $0.row < $1.row }
      groups.append(group)
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

  /// The places of each code that has any.
  fileprivate func byCode(count: Int) -> [[CodingPlaces.Place]] {
    sorted { ($0.code, $0.start) < ($1.code, $1.start) }.reduce(into: []) { parts, place in
      if let last = parts.last, last[0].code == place.code {
        parts[parts.count - 1].append(place)
      } else {
        parts.append([place])
      }
    }
  }
}
