extension Array {
  /// Elements of one key together, in the order in which keys come first.
  func grouped<Key: Hashable>(
    by key: (Element) -> Key
  ) -> [(key: Key, elements: [Element])] {
    var positions: [Key: Int] = [:]
    var groups: [(key: Key, elements: [Element])] = []
    for element in self {
      let own = key(element)
      if let known = positions[own] {
        groups[known].elements.append(element)
      } else {
        positions[own] = groups.count
        groups.append((own, [element]))
      }
    }
    return groups
  }
}

extension [String] {
  /// Each once, where it comes first.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
