extension ReportTable {
  /// How often two coders rated units with each pair of categories, pair of coders by pair.
  public static func contingency(_ ratings: Ratings) -> ReportTable {
    var table = ReportTable(columns: ["coder_a", "coder_b", "category_a", "category_b", "count"])
    for pair in ratings.pairCells {
      for (place, count) in pair.cells.enumerated() where count > 0 {
        let (first, second) = place.quotientAndRemainder(dividingBy: ratings.categories.count)
        table.append([
          .text(ratings.coders[pair.first]), .text(ratings.coders[pair.second]),
          .text(ratings.categories[first].name), .text(ratings.categories[second].name),
          .integer(count),
        ])
      }
    }
    return table
  }

  /// The same as squares with margins, one below the other; the first coder's categories are rows.
  public static func contingencyMatrix(_ ratings: Ratings) -> ReportTable {
    let used = ratings.usedCategories
    let names = used.map { ratings.categories[$0].shownName }
    var table = ReportTable(columns: ["coders", "category"] + names + [total])
    for pair in ratings.pairCells {
      let label = Cell.text("\(ratings.coders[pair.first]) × \(ratings.coders[pair.second])")
      func count(_ first: Int, _ second: Int) -> Int {
        pair.cells[first * ratings.categories.count + second]
      }
      for first in used {
        let row = used.map { count(first, $0) }
        table.append(
          [label, .text(ratings.categories[first].shownName)] + row.map(Cell.integer)
            + [.integer(row.reduce(0, +))])
      }
      let sums = used.map { second in used.reduce(0) { $0 + count($1, second) } }
      table.append(
        [label, .text(total)] + sums.map(Cell.integer) + [.integer(sums.reduce(0, +))])
    }
    return table
  }

  /// The coincidence matrix: each unit with m ratings gives its pairs of ratings, both ways round, 1/(m − 1)
  /// each (K. Krippendorff 2004, Content Analysis, page 219).
  public static func coincidences(_ ratings: Ratings) -> ReportTable {
    let cells = ratings.coincidences
    var table = ReportTable(columns: ["category_a", "category_b", "coincidences"])
    for (place, value) in cells.enumerated() where value > 0 {
      let (first, second) = place.quotientAndRemainder(dividingBy: ratings.categories.count)
      table.append([
        .text(ratings.categories[first].name), .text(ratings.categories[second].name),
        .real(value),
      ])
    }
    return table
  }

  /// The same as a square with margins.
  public static func coincidenceMatrix(_ ratings: Ratings) -> ReportTable {
    let cells = ratings.coincidences
    let used = ratings.usedCategories
    let size = ratings.categories.count
    var table = ReportTable(
      columns: ["category"] + used.map { ratings.categories[$0].shownName } + [total])
    for first in used {
      let row = used.map { cells[first * size + $0] }
      table.append(
        [.text(ratings.categories[first].shownName)] + row.map(Cell.real)
          + [.real(row.reduce(0, +))])
    }
    let sums = used.map { second in used.reduce(0.0) { $0 + cells[$1 * size + second] } }
    table.append([.text(total)] + sums.map(Cell.real) + [.real(sums.reduce(0, +))])
    return table
  }

  private static let total = "Σ"
}

extension Ratings.Category {
  /// What stands for no code where an empty cell would puzzle.
  fileprivate var shownName: String { name.isEmpty ? "—" : name }
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

  /// For each pair of coders how many units have each pair of categories.
  fileprivate var pairCells: [(first: Int, second: Int, cells: [Int])] {
    coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { second in
        var cells = [Int](repeating: 0, count: categories.count * categories.count)
        for (row, count) in counts.enumerated() where count > 0 {
          let (one, other) = (
            ratings[row * coders.count + first], ratings[row * coders.count + second]
          )
          if one >= 0, other >= 0 { cells[Int(one) * categories.count + Int(other)] += count }
        }
        return (first, second, cells)
      }
    }
  }

  fileprivate var coincidences: [Double] {
    var cells = [Double](repeating: 0, count: categories.count * categories.count)
    for (row, count) in counts.enumerated() where count > 0 {
      let own = self.row(row).filter { $0 >= 0 }.map(Int.init)
      guard own.count > 1 else { continue }
      let share = Double(count) / Double(own.count - 1)
      for (place, one) in own.enumerated() {
        for (otherPlace, other) in own.enumerated() where place != otherPlace {
          cells[one * categories.count + other] += share
        }
      }
    }
    return cells
  }
}
