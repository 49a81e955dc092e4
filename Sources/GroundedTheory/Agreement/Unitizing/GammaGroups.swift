/// The groups of three or more coders' stretches that are worth putting together, at most one of each coder.
struct GammaGroups: Sendable {
  /// The members of each group one group after the other, as positions in ``units``, ascending.
  private(set) var members: [Int32] = []
  /// Where each group's members begin; one more at the end.
  private(set) var begins = [0]
  /// What each group saves: its stretches' cost alone, less its cost.
  private(set) var savings: [Double] = []
  /// Whether there were too many, so that those with members far apart are left out.
  private(set) var isCut = false
  /// All stretches by their beginnings.
  let units: [(coder: Int, unit: GammaUnit)]

  private let coders: Int
  private let pairs: Double
  private let dissimilarity: GammaDissimilarity
  private let most: Int

  /// - Parameters:
  ///   - coders: each coder's stretches by their beginnings.
  ///   - most: of how many groups there are too many.
  init(_ coders: [[GammaUnit]], _ dissimilarity: GammaDissimilarity, most: Int) {
    self.most = most
    self.coders = coders.count
    self.dissimilarity = dissimilarity
    pairs = Double(coders.count * (coders.count - 1) / 2)
    units = coders.enumerated().flatMap { coder, own in own.map { (coder, $0) } }
      .sorted {
        ($0.1.start, $0.1.end, $0.0, $0.1.category) < ($1.1.start, $1.1.end, $1.0, $1.1.category)
      }
    // With the rest of a group a stretch must differ by less than `pairs` more than 1 a coder, else it is better
    // off alone; so no two members differ by more than this.
    var limit = pairs + Double(coders.count - 1)
    while !gather(limit), limit > 1e-3 {
      limit *= 0.8
      isCut = true
    }
  }

  /// Looks for all groups of members that differ by less than a limit; false where there are too many.
  private mutating func gather(_ limit: Double) -> Bool {
    (members, begins, savings) = ([], [0], [])
    let neighbours = GammaNeighbours(units.map(\.unit))
    let reach = dissimilarity.reach(limit)
    for first in units.indices {
      let near: [Near] = neighbours.near(units[first].unit, reach: reach).compactMap {
        guard $0 > first, units[$0].coder != units[first].coder else { return nil }
        let apart = dissimilarity(units[first].unit, units[$0].unit)
        return apart < limit ? Near(place: $0, apart: apart) : nil
      }
      var group = Group(members: [first], apart: 0, each: [0])
      extend(&group, by: near[...])
      if savings.count >= most { return false }
    }
    return true
  }

  private struct Near {
    var place: Int
    /// From the group's first member.
    var apart: Double
  }

  private struct Group {
    var members: [Int]
    /// Over all pairs.
    var apart: Double
    /// What each member differs by from all others.
    var each: [Double]
  }

  private mutating func extend(_ group: inout Group, by near: ArraySlice<Near>) {
    for (offset, candidate) in zip(near.indices, near) {
      guard savings.count < most else { return }
      let coder = units[candidate.place].coder
      guard !group.members.contains(where: { units[$0].coder == coder }) else { continue }
      let apart = group.members.enumerated().map { order, member in
        order == 0
          ? candidate.apart : dissimilarity(units[member].unit, units[candidate.place].unit)
      }
      let sum = apart.reduce(0, +)
      // Members to come can lower this by 1 each at most.
      let others = Double(coders - 1)
      guard sum - others < pairs else { continue }
      let before = group
      group.members.append(candidate.place)
      group.apart += sum
      for order in apart.indices { group.each[order] += apart[order] }
      group.each.append(sum)
      keep(group)
      if group.members.count < coders { extend(&group, by: near[(offset + 1)...]) }
      group = before
    }
  }

  private mutating func keep(_ group: Group) {
    let count = Double(group.members.count)
    let saving = count - 1 + (count * (count - 1) / 2 - group.apart) / pairs
    guard saving > 1e-12, group.each.allSatisfy({ $0 - (count - 1) < pairs }) else { return }
    members.append(contentsOf: group.members.map(Int32.init))
    begins.append(members.count)
    savings.append(saving)
  }
}
