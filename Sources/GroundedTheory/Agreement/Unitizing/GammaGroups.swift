/// The groups of three or more coders' stretches that are worth putting together, at most one of each coder.
struct GammaGroups: Sendable {
  /// The members of each group one group after the other, as positions in ``units``, ascending.
  private(set) var members: [Int32] = []
  /// Where each group's members begin; one more at the end.
  private(set) var begins = [0]
  /// What each group saves: its stretches' cost alone, less its cost.
  private(set) var savings: [Double] = []
  /// Whether there were more than are looked at.
  private(set) var isCut = false
  /// All stretches by their beginnings.
  let units: [(coder: Int, unit: GammaUnit)]

  /// The most groups that are looked at.
  static let limit = 200_000

  private let coders: Int
  private let pairs: Double
  private let dissimilarity: GammaDissimilarity

  /// - Parameter coders: each coder's stretches by their beginnings.
  init(_ coders: [[GammaUnit]], _ dissimilarity: GammaDissimilarity) {
    self.coders = coders.count
    self.dissimilarity = dissimilarity
    pairs = Double(coders.count * (coders.count - 1) / 2)
    units = coders.enumerated().flatMap { coder, own in own.map { (coder, $0) } }
      .sorted {
        ($0.1.start, $0.1.end, $0.0, $0.1.category) < ($1.1.start, $1.1.end, $1.0, $1.1.category)
      }
    // With the rest of a group a stretch must differ by less than `pairs` more than 1 a coder, else it is better
    // off alone; so no two members differ by more than this.
    let limit = pairs + Double(coders.count - 1)
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
      if isCut { return }
    }
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
      guard !isCut else { return }
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
    isCut = savings.count >= Self.limit
  }

  /// What the alignment costs at least, from how near each stretch has one of every other coder: good where not
  /// all groups were looked at.
  var shares: Double {
    units.indices.reduce(0) { sum, place in
      var nearest = [Double](repeating: .infinity, count: coders)
      for other in units where other.coder != units[place].coder {
        let apart = dissimilarity(units[place].unit, other.unit)
        nearest[other.coder] = min(nearest[other.coder], apart)
      }
      var (least, saved) = (1.0, 0.0)
      for (count, apart) in nearest.sorted().enumerated() where apart < .infinity {
        saved += (1 - apart) / (2 * pairs)
        least = min(least, 1 / Double(count + 2) - saved)
      }
      return sum + max(0, least)
    }
  }
}
