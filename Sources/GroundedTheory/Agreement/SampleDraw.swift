/// Draws how often each distinct row of ratings occurs in a bootstrap sample.
struct SampleDraw: Sendable {
  private enum Urn {
    /// The row of each unit, for a draw of one unit after the other.
    case units([Int32])
    /// How many units each row has, for a draw of one row after the other.
    case rows([Int], total: Int)
    /// The units of whole sources.
    case sources(GroupedCounts)
  }

  private let urn: Urn

  /// - Parameter resampling: units one by one, as many as there are; or sources with all their units, as many
  ///   as there are.
  init(_ ratings: Ratings, _ resampling: Resampling) {
    let total = ratings.unitCount
    switch resampling {
    case .sources:
      urn = .sources(ratings.grouped)
    // A unit costs a nanosecond or two, a row some fifty; millions of units often have a handful of rows.
    case .units where total <= 16 * ratings.rowCount:
      var units: [Int32] = []
      units.reserveCapacity(total)
      for (row, count) in ratings.counts.enumerated() {
        units.append(contentsOf: repeatElement(Int32(row), count: count))
      }
      urn = .units(units)
    case .units:
      urn = .rows(ratings.counts, total: total)
    }
  }

  /// - Parameter counts: as long as there are rows; what it holds is overwritten.
  func draw(using generator: inout SeededGenerator, into counts: inout [Int]) {
    switch urn {
    case .units(let units):
      for row in counts.indices { counts[row] = 0 }
      for _ in units.indices { counts[Int(units[generator.index(below: units.count)])] += 1 }
    case .rows(let rows, let total):
      // A multinomial draw is a binomial one for each row, out of what the rows before have left.
      var (left, leftOfData) = (total, total)
      for (row, count) in rows.enumerated() {
        let drawn = generator.binomial(
          trials: left, share: Double(count) / Double(max(1, leftOfData)))
        counts[row] = drawn
        left -= drawn
        leftOfData -= count
      }
    case .sources(let groups):
      for row in counts.indices { counts[row] = 0 }
      for _ in 0..<groups.count {
        for (row, units) in groups[generator.index(below: groups.count)] {
          counts[Int(row)] += units
        }
      }
    }
  }
}
