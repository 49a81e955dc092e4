/// Chooses among groups of stretches those that save most, no stretch being in two: exactly, by prices and a
/// search.
///
/// A price on each stretch, such that no group saves more than its members' prices, bounds what can be saved:
/// the dual of the packing's linear programme, lowered here by subgradient steps (M. Held, P. Wolfe and
/// H. P. Crowder 1974, Mathematical Programming 6, 62–88). A choice loses against that bound what its groups
/// save less than their prices, and the prices of the stretches left alone; the search (``GammaSearch``) follows
/// the text and drops what loses more than the best choice so far. Its steps are counted; where they run out, the
/// choice is the best found, and the bound says how good it is.
struct GammaPacking {
  private let groups: GammaGroups
  /// The most steps of the search.
  private let steps: Int
  private let begins: [Int]
  /// The groups of which each stretch is the first member.
  private let led: [[Int32]]
  private var prices: [Double]

  /// - Parameters:
  ///   - coders: each coder's stretches by their beginnings.
  ///   - effort: how many groups are too many; of steps, a fourth of that.
  init(_ coders: [[GammaUnit]], _ dissimilarity: GammaDissimilarity, effort: Int) {
    groups = GammaGroups(coders, dissimilarity, most: effort)
    steps = effort / 4
    begins = groups.begins
    var led = [[Int32]](repeating: [], count: groups.units.count)
    prices = [Double](repeating: 0, count: groups.units.count)
    for group in groups.savings.indices {
      led[Int(groups.members[begins[group]])].append(Int32(group))
      let share = groups.savings[group] / Double(begins[group + 1] - begins[group])
      for member in groups.members[begins[group]..<begins[group + 1]] {
        prices[Int(member)] = max(prices[Int(member)], share)
      }
    }
    self.led = led
  }

  /// What is put together, and what all that costs.
  func alignment() -> GammaAlignment {
    var packing = self
    packing.lowerPrices()
    var search = GammaSearch(groups, packing.prices, led, steps: steps)
    search.run()
    let all = Double(groups.units.count)
    let cost = all - search.saved
    guard groups.isCut || !search.isComplete else { return GammaAlignment(cost: cost, bound: cost) }
    let bound = groups.isCut ? 0 : all - packing.prices.reduce(0, +)
    return GammaAlignment(cost: cost, bound: min(cost, max(0, bound)))
  }

  // MARK: Prices

  private mutating func lowerPrices() {
    settle()
    let target = greedy()
    var best = prices
    var least = prices.reduce(0, +)
    var pace = 1.0
    for step in 0..<150 where least - target > 1e-9 {
      let (bound, slope) = relaxed()
      let steepness = slope.reduce(0) { $0 + $1 * $1 }
      guard steepness > 0 else { break }
      let length = pace * max(bound - target, 1e-9) / steepness
      for place in prices.indices { prices[place] = max(0, prices[place] - length * slope[place]) }
      if step % 10 == 9 {
        let going = prices
        settle()
        let sum = prices.reduce(0, +)
        if sum < least - 1e-12 { (least, best) = (sum, prices) } else { pace /= 2 }
        prices = going
      }
    }
    prices = best
  }

  /// The bound that any prices give, and how it changes with each.
  private func relaxed() -> (bound: Double, slope: [Double]) {
    var bound = prices.reduce(0, +)
    var slope = [Double](repeating: 1, count: prices.count)
    for group in groups.savings.indices {
      let over = groups.savings[group] - price(group)
      guard over > 0 else { continue }
      bound += over
      for member in groups.members[begins[group]..<begins[group + 1]] { slope[Int(member)] -= 1 }
    }
    return (bound, slope)
  }

  /// Raises prices until no group saves more than its own, then lowers each as far as the others allow.
  private mutating func settle() {
    for group in groups.savings.indices {
      let short = groups.savings[group] - price(group)
      guard short > 0 else { continue }
      let range = begins[group]..<begins[group + 1]
      for member in groups.members[range] { prices[Int(member)] += short / Double(range.count) }
    }
    var slack = [Double](repeating: .infinity, count: prices.count)
    for group in groups.savings.indices {
      let over = price(group) - groups.savings[group]
      for member in groups.members[begins[group]..<begins[group + 1]] {
        slack[Int(member)] = min(slack[Int(member)], over)
      }
    }
    lower(slack)
  }

  /// Lowers one price after the other; `slack` is what each could be lowered by alone, before any was.
  private mutating func lower(_ slack: [Double]) {
    var holders = [[Int32]](repeating: [], count: prices.count)
    for group in groups.savings.indices {
      for member in groups.members[begins[group]..<begins[group + 1]] {
        holders[Int(member)].append(Int32(group))
      }
    }
    for place in prices.indices where slack[place] > 0 {
      var room = prices[place]
      for group in holders[place] {
        room = min(room, price(Int(group)) - groups.savings[Int(group)])
      }
      if room > 0 { prices[place] -= room }
    }
  }

  private func price(_ group: Int) -> Double {
    var sum = 0.0
    for place in begins[group]..<begins[group + 1] { sum += prices[Int(groups.members[place])] }
    return sum
  }

  /// What is saved by taking groups in the order of what they save for each member.
  private func greedy() -> Double {
    let order = groups.savings.indices.sorted {
      groups.savings[$0] * Double(begins[$1 + 1] - begins[$1])
        > groups.savings[$1] * Double(begins[$0 + 1] - begins[$0])
    }
    var isTaken = [Bool](repeating: false, count: prices.count)
    var saved = 0.0
    for group in order {
      let members = groups.members[begins[group]..<begins[group + 1]]
      guard !members.contains(where: { isTaken[Int($0)] }) else { continue }
      for member in members { isTaken[Int(member)] = true }
      saved += groups.savings[group]
    }
    return saved
  }
}
