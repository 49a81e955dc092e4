/// The sets of codes that units were given, numbered as they come.
struct CodeSets {
  /// The empty set.
  static let none: Int32 = 0
  private var members: [[Int32]] = [[]]
  private var singles: [Int32]
  private var several: [[Int32]: Int32] = [:]

  init(codes: Int) { singles = [Int32](repeating: -1, count: codes) }

  mutating func position(of set: [Int32]) -> Int32 {
    if set.isEmpty { return Self.none }
    let known = set.count == 1 ? singles[Int(set[0])] : several[set] ?? -1
    if known >= 0 { return known }
    let new = Int32(members.count)
    members.append(set)
    if set.count == 1 { singles[Int(set[0])] = new } else { several[set] = new }
    return new
  }

  /// The sets as categories, the smaller first, then in the order of the codes; the codes that are in one; and
  /// for each set its position among the categories.
  func categories(
    names: [String]
  ) -> (categories: [Ratings.Category], codes: [String], positions: [Int32]) {
    let order = members.indices.sorted {
      let (one, other) = (members[$0], members[$1])
      return one.count == other.count
        ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }
    var positions = [Int32](repeating: 0, count: members.count)
    for (position, old) in order.enumerated() { positions[old] = Int32(position) }
    let used = Set(members.joined()).sorted()
    var code = [Int32](repeating: 0, count: names.count)
    for (position, old) in used.enumerated() { code[Int(old)] = Int32(position) }
    let categories = order.map { old in
      Ratings.Category(
        name: members[old].map { names[Int($0)] }.joined(separator: "|"),
        members: members[old].map { code[Int($0)] })
    }
    return (categories, used.map { names[Int($0)] }, positions)
  }
}
