extension ReportTable {
  /// How often two coders rated units with each pair of categories, pair of coders by pair.
  public static func contingency(_ ratings: Ratings) -> ReportTable {
    var table = ReportTable(columns: ["coder_a", "coder_b", "category_a", "category_b", "count"])
    for (first, second) in ratings.pairsOfCoders {
      for (cell, count) in ratings.crossed(first, second).sorted(by: { $0.key < $1.key }) {
        table.append([
          .text(ratings.coders[first]), .text(ratings.coders[second]),
          .text(ratings.categories[cell.first].name), .text(ratings.categories[cell.second].name),
          .integer(count),
        ])
      }
    }
    return table
  }

  /// The same as squares with margins, one below the other; the first coder's categories are rows. nil where
  /// there are more categories than fit side by side.
  public static func contingencyMatrix(_ ratings: Ratings) -> ReportTable? {
    let used = ratings.usedCategories
    guard used.count <= widest else { return nil }
    let names = used.map { ratings.categories[$0].shownName }
    var table = ReportTable(columns: ["coders", "category"] + names + [total])
    for (first, second) in ratings.pairsOfCoders {
      let label = Cell.text("\(ratings.coders[first]) × \(ratings.coders[second])")
      let cells = ratings.crossed(first, second)
      for one in used {
        let row = used.map { cells[RatingPair(first: one, second: $0)] ?? 0 }
        table.append(
          [label, .text(ratings.categories[one].shownName)] + row.map(Cell.integer)
            + [.integer(row.reduce(0, +))])
      }
      let sums = used.map { other in
        used.reduce(0) { $0 + (cells[RatingPair(first: $1, second: other)] ?? 0) }
      }
      table.append(
        [label, .text(total)] + sums.map(Cell.integer) + [.integer(sums.reduce(0, +))])
    }
    return table
  }

  /// The coincidence matrix: each unit with m ratings gives its pairs of ratings, both ways round, 1/(m − 1)
  /// each (K. Krippendorff 2004, Content Analysis, page 219).
  public static func coincidences(_ ratings: Ratings) -> ReportTable {
    var table = ReportTable(columns: ["category_a", "category_b", "coincidences"])
    for (cell, value) in ratings.coincidences.sorted(by: { $0.key < $1.key }) {
      table.append([
        .text(ratings.categories[cell.first].name), .text(ratings.categories[cell.second].name),
        .real(value),
      ])
    }
    return table
  }

  /// The same as a square with margins; nil where there are more categories than fit side by side.
  public static func coincidenceMatrix(_ ratings: Ratings) -> ReportTable? {
    let used = ratings.usedCategories
    guard used.count <= widest else { return nil }
    let cells = ratings.coincidences
    func value(_ one: Int, _ other: Int) -> Double {
      cells[RatingPair(first: one, second: other)] ?? 0
    }
    var table = ReportTable(
      columns: ["category"] + used.map { ratings.categories[$0].shownName } + [total])
    for one in used {
      let row = used.map { value(one, $0) }
      table.append(
        [.text(ratings.categories[one].shownName)] + row.map(Cell.real)
          + [.real(row.reduce(0, +))])
    }
    let sums = used.map { other in used.reduce(0.0) { $0 + value($1, other) } }
    table.append([.text(total)] + sums.map(Cell.real) + [.real(sums.reduce(0, +))])
    return table
  }

  private static let total = "Σ"
  /// Categories that fit side by side.
  private static let widest = 60
}

extension Ratings.Category {
  /// What stands for no code where an empty cell would puzzle.
  fileprivate var shownName: String { name.isEmpty ? "—" : name }
}

/// Two categories that a unit was rated with. There may be thousands of them, so a square has no room for all.
private struct RatingPair: Hashable, Comparable {
  var first: Int
  var second: Int

  static func < (one: RatingPair, other: RatingPair) -> Bool {
    (one.first, one.second) < (other.first, other.second)
  }
}

extension Ratings {
  /// The categories that a unit was rated with.
  fileprivate var usedCategories: [Int] {
    var used = [Bool](repeating: false, count: categories.count)
    for (row, count) in counts.enumerated() where count > 0 {
      for rating in self.row(row) where rating >= 0 { used[Int(rating)] = true }
    }
    return used.indices.filter { used[$0] }
  }

  fileprivate var pairsOfCoders: [(Int, Int)] {
    coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { (first, $0) }
    }
  }

  /// How many units have each pair of categories of two coders.
  fileprivate func crossed(_ first: Int, _ second: Int) -> [RatingPair: Int] {
    var cells: [RatingPair: Int] = [:]
    for (row, count) in counts.enumerated() where count > 0 {
      let (one, other) = (
        ratings[row * coders.count + first], ratings[row * coders.count + second]
      )
      if one >= 0, other >= 0 {
        cells[RatingPair(first: Int(one), second: Int(other)), default: 0] += count
      }
    }
    return cells
  }

  fileprivate var coincidences: [RatingPair: Double] {
    var cells: [RatingPair: Double] = [:]
    for (row, count) in counts.enumerated() where count > 0 {
      let own = self.row(row).filter { $0 >= 0 }.map(Int.init)
      guard own.count > 1 else { continue }
      let share = Double(count) / Double(own.count - 1)
      for (place, one) in own.enumerated() {
        for (otherPlace, other) in own.enumerated() where place != otherPlace {
          cells[RatingPair(first: one, second: other), default: 0] += share
        }
      }
    }
    return cells
  }
}
