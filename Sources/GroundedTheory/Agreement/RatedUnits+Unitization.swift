extension RatedUnits {
  /// How the coders cut the texts: the stretches of each, for figures of cutting and coding together.
  /// Stretches of one coder and code that overlap are one; those that only touch stay two.
  ///
  /// Only of use where units are scalars; then places count scalars.
  public func unitization() -> Unitization {
    Unitization(
      coders: coders, categories: names,
      continua: lines.map { line in
        var stretches = [[Unitization.Stretch]](repeating: [], count: coders.count)
        var last = [Int](repeating: -1, count: coders.count * codes.count)
        for place in line.places where isChosen[Int(place.code)] {
          let coder = Int(place.coder)
          let slot = coder * codes.count + Int(place.code)
          if last[slot] >= 0, stretches[coder][last[slot]].end > Int(place.start) {
            stretches[coder][last[slot]].end = max(
              stretches[coder][last[slot]].end, Int(place.end))
          } else {
            last[slot] = stretches[coder].count
            stretches[coder].append(
              Unitization.Stretch(
                start: Int(place.start), end: Int(place.end), category: place.code))
          }
        }
        return Unitization.Continuum(
          name: line.name, length: line.length,
          stretches: zip(line.workers, stretches).map { $0 ? $1 : nil })
      })
  }
}

extension Ratings {
  /// The units of one source, by position, and those coders alone who worked on it.
  func selecting(group position: Int) -> Ratings {
    let group = grouped[position]
    let present = coders.indices.filter { coder in
      group.contains { ratings[Int($0.row) * coders.count + coder] >= 0 }
    }
    var table = RatingRows(coders: present.count, categories: categories.count)
    for (row, units) in group {
      let own = table.position(of: present.map { ratings[Int(row) * coders.count + $0] })
      table.add(row: own, units: units)
    }
    return Ratings(
      coders: present.map { coders[$0] }, categories: categories, codes: codes, ratings: table.rows,
      groups: [Group(name: grouped.names[position], counts: table.takeCounts())])
  }
}
