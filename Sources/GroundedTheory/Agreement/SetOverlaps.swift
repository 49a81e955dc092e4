/// How alike sets of codes are, from 0 to 1. Only pairs of sets that have a code in common are kept, and of those
/// that occur: of thousands of small sets few have, unless one code is in most of them, and a source has few sets.
struct SetOverlaps: Sendable {
  private let members: [[Int32]]
  private let isMASI: Bool
  /// For each set, where its entries begin among the sets before it that it meets.
  private let starts: [Int]
  private let others: [Int32]
  private let likenesses: [Double]

  /// Pairs that are kept, at 12 bytes each.
  private static let limit = 10_000_000

  /// - Throws: ``Undefined`` where categories are no sets, or too many of them meet.
  init(_ ratings: Ratings, isMASI: Bool) throws(Undefined) {
    members = try ratings.categories.map { category throws(Undefined) in
      guard let members = category.members else {
        throw Undefined(.noSets)
      }
      return members
    }
    self.isMASI = isMASI
    let occurs = ratings.occurring
    var holders = [[Int32]](repeating: [], count: ratings.codes.count)
    var (starts, others): ([Int], [Int32]) = ([0], [])
    var common = [Int](repeating: 0, count: members.count)
    var likenesses: [Double] = []
    for (set, codes) in members.enumerated() {
      let first = others.count
      for code in codes where occurs[set] && holders.indices.contains(Int(code)) {
        for other in holders[Int(code)] {
          if common[Int(other)] == 0 { others.append(other) }
          common[Int(other)] += 1
        }
        holders[Int(code)].append(Int32(set))
      }
      for other in others[first...] {
        likenesses.append(
          Self.likeness(codes.count, members[Int(other)].count, common[Int(other)], isMASI))
        common[Int(other)] = 0
      }
      starts.append(others.count)
      guard others.count <= Self.limit else {
        throw Undefined(.tooManySets)
      }
    }
    (self.starts, self.others, self.likenesses) = (starts, others, likenesses)
  }

  /// P. Jaccard (1912), New Phytologist 11, 37–50: codes in common among all codes of the two. For MASI times
  /// 1 for the same set, 2/3 where one holds the other, 1/3 where each has a code of its own (R. Passonneau
  /// 2006, Measuring Agreement on Set-valued Items, LREC).
  static func likeness(_ first: Int, _ second: Int, _ common: Int, _ isMASI: Bool) -> Double {
    let all = first + second - common
    guard all > 0 else { return 1 }
    let share = Double(common) / Double(all)
    guard isMASI, common < all else { return share }
    return share * (common == min(first, second) ? 2.0 : 1) / 3
  }

  /// Of two different sets; of two without any code 1.
  func likeness(_ first: Int, _ second: Int) -> Double {
    let (one, other) = (members[first], members[second])
    return Self.likeness(one.count, other.count, Self.common(one, other), isMASI)
  }

  /// How many codes two sets have in common; both ascend.
  static func common(_ one: [Int32], _ other: [Int32]) -> Int {
    var (first, second, common) = (0, 0, 0)
    while first < one.count, second < other.count {
      if one[first] == other[second] { common += 1 }
      let step = one[first] <= other[second]
      if one[first] >= other[second] { second += 1 }
      if step { first += 1 }
    }
    return common
  }

  /// For each set that occurs how alike it is to all, itself included, each weighed by how often that one occurs.
  func likenessSums(_ weights: [Double]) -> [Double] {
    var sums = weights
    let empty = members.indices.filter { members[$0].isEmpty }
    let weightOfEmpty = empty.reduce(0) { $0 + weights[$1] }
    for set in empty { sums[set] = weightOfEmpty }
    for set in members.indices {
      for entry in starts[set]..<starts[set + 1] {
        let other = Int(others[entry])
        sums[set] += likenesses[entry] * weights[other]
        sums[other] += likenesses[entry] * weights[set]
      }
    }
    return sums
  }
}
