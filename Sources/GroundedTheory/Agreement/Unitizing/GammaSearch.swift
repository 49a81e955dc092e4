/// The search for the choice of groups that loses least against the prices: stretch by stretch, all ways of having
/// decided those before it that leave the same ones taken being one state, of which the least loss counts.
struct GammaSearch {
  /// What the best choice so far saves.
  private(set) var saved = 0.0
  /// Whether the search went through to its end.
  private(set) var isComplete = true

  private struct Option {
    /// The group; -1 for a stretch that stays alone.
    var group: Int
    var loss: Double
  }

  private let groups: GammaGroups
  /// What can be done with each stretch when all before it are decided.
  private let options: [[Option]]
  private let total: Double
  /// How many states may still be looked at.
  private var steps: Int

  init(_ groups: GammaGroups, _ prices: [Double], _ led: [[Int32]], steps: Int) {
    self.groups = groups
    self.steps = steps
    total = prices.reduce(0, +)
    options = prices.indices.map { place in
      let own = led[place].map { group in
        let members = groups.members[groups.begins[Int(group)]..<groups.begins[Int(group) + 1]]
        let price = members.reduce(0.0) { $0 + prices[Int($1)] }
        return Option(group: Int(group), loss: max(0, price - groups.savings[Int(group)]))
      }
      return own + [Option(group: -1, loss: prices[place])]
    }
  }

  /// Searches component by component: stretches that no group joins do not bear on each other.
  mutating func run() {
    saved = total - components().reduce(0) { $0 + leastLoss($1) }
  }

  /// Goes through a component with few states kept at each stretch, then, as long as some had to be dropped and
  /// steps are left, with more; the first time whatever the steps.
  private mutating func leastLoss(_ component: [Int]) -> Double {
    var best = Double.infinity
    var width = 16
    while true {
      let pass = pass(component, width: width, below: best)
      steps -= pass.states
      best = min(best, pass.loss)
      if !pass.isCut { return best }
      width *= 4
      guard width * component.count <= steps else { break }
    }
    isComplete = false
    return best
  }

  /// Stretches after the one to decide that are taken, ascending, and the least loss that leads there.
  private typealias States = [[Int32]: Double]

  private func pass(
    _ component: [Int], width: Int, below best: Double
  ) -> (loss: Double, states: Int, isCut: Bool) {
    var (states, seen, isCut): (States, Int, Bool) = ([[]: 0], 0, false)
    for place in component {
      seen += states.count
      states = following(states, place, below: best)
      guard states.count > width else { continue }
      isCut = true
      let kept = states.sorted {
        $0.value != $1.value ? $0.value < $1.value : $0.key.lexicographicallyPrecedes($1.key)
      }
      states = States(uniqueKeysWithValues: kept.prefix(width).map { ($0.key, $0.value) })
    }
    return (states.values.min() ?? .infinity, seen, isCut)
  }

  private func following(_ states: States, _ place: Int, below best: Double) -> States {
    var following: States = [:]
    for (taken, loss) in states {
      if taken.first == Int32(place) {
        let rest = Array(taken.dropFirst())
        following[rest] = min(loss, following[rest] ?? .infinity)
        continue
      }
      for option in options[place] where loss + option.loss < best - 1e-12 {
        guard let ahead = ahead(option, taken) else { continue }
        following[ahead] = min(loss + option.loss, following[ahead] ?? .infinity)
      }
    }
    return following
  }

  /// What is taken after an option; nil where it needs what is taken already.
  private func ahead(_ option: Option, _ taken: [Int32]) -> [Int32]? {
    guard option.group >= 0 else { return taken }
    let members =
      groups.members[groups.begins[option.group]..<groups.begins[option.group + 1]].dropFirst()
    if taken.isEmpty { return Array(members) }
    guard !members.contains(where: taken.contains) else { return nil }
    return (taken + members).sorted()
  }

  /// The stretches that groups hold together, each component in text order.
  private func components() -> [[Int]] {
    var roots = Array(options.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while roots[place] != place {
        roots[place] = roots[roots[place]]
        place = roots[place]
      }
      return place
    }
    for group in groups.savings.indices {
      let first = Int(groups.members[groups.begins[group]])
      for member in groups.members[groups.begins[group]..<groups.begins[group + 1]] {
        let (one, other) = (root(first), root(Int(member)))
        roots[max(one, other)] = min(one, other)
      }
    }
    var components = [[Int]](repeating: [], count: roots.count)
    for place in roots.indices { components[root(place)].append(place) }
    return components.filter { !$0.isEmpty }
  }
}
