/// How many units of each group have each row, all groups in one list: hundreds of codes in hundreds of sources are
/// as many groups as there are pairs of them.
struct GroupedCounts: Sendable {
  /// What the groups are called.
  let names: [String]
  /// Group by group, those of a group ascending by row.
  private(set) var counts: [(row: Int32, units: Int)] = []
  /// Where the counts of each group begin; one more than there are groups.
  private var starts = [0]

  /// Without counts; they are added group by group.
  init(names: [String]) {
    self.names = names
    starts.reserveCapacity(names.count + 1)
  }

  init(_ groups: [Ratings.Group]) {
    self.init(names: groups.map(\.name))
    for group in groups {
      counts += group.counts
      starts.append(counts.count)
    }
  }

  /// How many groups have their counts.
  var count: Int { starts.count - 1 }

  subscript(group: Int) -> ArraySlice<(row: Int32, units: Int)> {
    counts[starts[group]..<starts[group + 1]]
  }

  /// Units of the group that comes next.
  mutating func add(row: Int32, units: Int) {
    var place = counts.count
    while place > starts[starts.count - 1], counts[place - 1].row > row { place -= 1 }
    if place > starts[starts.count - 1], counts[place - 1].row == row {
      counts[place - 1].units += units
    } else {
      counts.insert((row, units), at: place)
    }
  }

  /// Ends a group.
  mutating func close() { starts.append(counts.count) }
}
