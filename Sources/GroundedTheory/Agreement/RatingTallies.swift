/// The ways in which units are rated when it does not matter who said what: for each, the categories that
/// were given and how often. Rows of ``Ratings`` that are alike up to the order of the coders are one way.
struct RatingTallies: Sendable {
  /// Categories that ratings could be.
  let size: Int
  /// Of each way, how many coders rated the unit.
  let raters: [Int]
  /// Where the entries of each way begin; one more than there are ways.
  let starts: [Int]
  /// The categories of each way, ascending, without those that nobody gave.
  let categories: [Int32]
  /// How many coders gave it.
  let times: [Int32]
  /// The way of each row.
  private let ways: [Int32]

  init(_ ratings: Ratings) {
    let coders = ratings.coders.count
    var table = RatingRows(coders: coders, categories: ratings.categories.count)
    var row = [Int32](repeating: 0, count: coders)
    ways = (0..<ratings.rowCount).map { position in
      for coder in 0..<coders { row[coder] = ratings.ratings[position * coders + coder] }
      row.sort()
      return table.position(of: row)
    }
    size = ratings.categories.count
    var (raters, starts): ([Int], [Int]) = ([], [0])
    var (categories, times): ([Int32], [Int32]) = ([], [])
    for way in stride(from: 0, to: table.rows.count, by: max(1, coders)) {
      let given = table.rows[way..<(way + coders)].drop { $0 < 0 }
      for category in given {
        if categories.count > (starts.last ?? 0), categories.last == category {
          times[times.count - 1] += 1
        } else {
          categories.append(category)
          times.append(1)
        }
      }
      raters.append(given.count)
      starts.append(categories.count)
    }
    (self.raters, self.starts) = (raters, starts)
    (self.categories, self.times) = (categories, times)
  }

  /// How many units are rated in each way.
  /// - Parameter rows: as ``Ratings/counts``.
  func counts(_ rows: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: raters.count)
    for (way, units) in zip(ways, rows) { counts[Int(way)] += units }
    return counts
  }

  /// Of each way, the distances of all ordered pairs of ratings, summed.
  func disagreements(_ distances: CategoryDistances) -> [Double] {
    raters.indices.map { way in
      var sum = 0.0
      for first in starts[way]..<starts[way + 1] {
        for second in starts[way]..<first {
          sum +=
            2 * Double(times[first]) * Double(times[second])
            * distances.between(Int(categories[first]), Int(categories[second]))
        }
      }
      return sum
    }
  }

  /// The disagreements of all units with two ratings or more, each divided by what its number of raters
  /// stands for. Units with equally many are summed first, so that sums of whole numbers stay exact.
  func total(_ disagreements: [Double], _ counts: [Int], over pairs: (Double) -> Double) -> Double {
    var sums = [Double](repeating: 0, count: (raters.max() ?? 0) + 1)
    for way in counts.indices { sums[raters[way]] += Double(counts[way]) * disagreements[way] }
    return sums.indices.dropFirst(2).reduce(0) { $0 + sums[$1] / pairs(Double($1)) }
  }

  /// How often each category was given, each rating of a unit weighed by what its number of raters stands for.
  func margins(_ counts: [Int], weight: (Int) -> Double) -> [Double] {
    let weights = (0...(raters.max() ?? 0)).map(weight)
    var margins = [Double](repeating: 0, count: size)
    for way in counts.indices where counts[way] > 0 {
      let share = Double(counts[way]) * weights[raters[way]]
      for entry in starts[way]..<starts[way + 1] {
        margins[Int(categories[entry])] += share * Double(times[entry])
      }
    }
    return margins
  }
}
