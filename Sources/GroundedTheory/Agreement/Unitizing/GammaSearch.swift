/// The search for the choice of groups that loses least against the prices.
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
  /// What can be done with each stretch when all before it are decided, the least loss first.
  private let options: [[Option]]
  private let total: Double
  private var isTaken: [Bool]
  private var taken: [Int32] = []
  private var best = Double.infinity
  /// Those left.
  private var steps: Int
  /// The loss with which a state, a place and the stretches after it that are taken, was met before.
  private var met: [[Int32]: Double] = [:]

  init(_ groups: GammaGroups, _ prices: [Double], _ led: [[Int32]], steps: Int) {
    self.groups = groups
    self.steps = steps
    total = prices.reduce(0, +)
    isTaken = [Bool](repeating: false, count: prices.count)
    options = prices.indices.map { place in
      let own = led[place].map { group in
        let members = groups.members[groups.begins[Int(group)]..<groups.begins[Int(group) + 1]]
        let price = members.reduce(0.0) { $0 + prices[Int($1)] }
        return Option(group: Int(group), loss: max(0, price - groups.savings[Int(group)]))
      }
      return (own + [Option(group: -1, loss: prices[place])]).sorted {
        ($0.loss, $1.group) < ($1.loss, $0.group)
      }
    }
  }

  /// Searches component by component: stretches that no group joins do not bear on each other.
  mutating func run() {
    var loss = 0.0
    for component in components() {
      best = .infinity
      met.removeAll(keepingCapacity: true)
      visit(component, 0, 0)
      loss += best
    }
    saved = total - loss
  }

  private mutating func visit(_ component: [Int], _ position: Int, _ loss: Double) {
    guard loss < best - 1e-12 else { return }
    var position = position
    while position < component.count, isTaken[component[position]] { position += 1 }
    guard position < component.count else {
      best = loss
      return
    }
    // The first way down is always gone to its end.
    guard best == .infinity || steps > 0 else {
      isComplete = false
      return
    }
    steps -= 1
    let place = component[position]
    let ahead = [Int32(place)] + taken.filter { $0 > place }.sorted()
    if let before = met[ahead], before <= loss + 1e-15 { return }
    met[ahead] = loss
    for option in options[place] where loss + option.loss < best - 1e-12 {
      choose(option, component, position, loss)
    }
  }

  private mutating func choose(
    _ option: Option, _ component: [Int], _ position: Int, _ loss: Double
  ) {
    guard option.group >= 0 else { return visit(component, position + 1, loss + option.loss) }
    let members = groups.members[groups.begins[option.group]..<groups.begins[option.group + 1]]
    guard !members.contains(where: { isTaken[Int($0)] }) else { return }
    for member in members { isTaken[Int(member)] = true }
    taken.append(contentsOf: members)
    visit(component, position + 1, loss + option.loss)
    taken.removeLast(members.count)
    for member in members { isTaken[Int(member)] = false }
  }

  /// The stretches that groups hold together, each component in text order.
  private func components() -> [[Int]] {
    var roots = Array(isTaken.indices)
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
