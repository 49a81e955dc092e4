/// Sorts counts into at most five shades by round bounds, so that a few large counts leave the small ones
/// apart.
struct ConfusionShades {
  /// The largest count of each shade, ascending.
  let bounds: [Int]
  /// Whether there are counts beyond the last bound; they have its shade.
  let isOpen: Bool

  /// What neither coder coded is left aside, and what others hold: there may be far more of it than of anything
  /// else.
  init(_ chart: ConfusionChart) {
    let positions = chart.categories.indices
    var (most, aside) = (0, 0)
    for row in positions {
      for column in positions {
        let (one, other) = (chart.categories[row], chart.categories[column])
        let count = chart.count(row, column)
        if one.isUncoded && other.isUncoded || one.others > 0 || other.others > 0 {
          aside = max(aside, count)
        } else {
          most = max(most, count)
        }
      }
    }
    self.init(most: most > 0 ? most : aside, beyond: aside)
  }

  /// - Parameters:
  ///   - most: the count that the last bound takes in.
  ///   - beyond: one that may be larger.
  init(most: Int, beyond: Int = 0) {
    isOpen = beyond > most
    guard most > 0 else {
      bounds = []
      return
    }
    var steps: [Int] = []
    var power = 1
    while power < most {
      steps += [power, 2 * power, 5 * power].filter { $0 < most }
      let (next, overflows) = power.multipliedReportingOverflow(by: 10)
      power = overflows || next > .max / 10 ? .max : next
    }
    let kept = ChartSVG.shades.count - 1
    bounds =
      (steps.count <= kept ? steps : (1...kept).map { steps[$0 * steps.count / kept - 1] }) + [
        most
      ]
  }

  /// nil for 0, which stays white.
  func shade(of count: Int) -> Int? {
    guard count > 0, !bounds.isEmpty else { return nil }
    return shade(at: bounds.firstIndex { count <= $0 } ?? bounds.count - 1)
  }

  /// Few shades lie as far apart as many, and the largest count is the darkest unless it is alone.
  func shade(at position: Int) -> Int {
    let darkest = ChartSVG.shades.count - 1
    return bounds.count > 1 ? position * darkest / (bounds.count - 1) : darkest / 2
  }

  /// The counts of a shade, as `3–10`, or `≥ 11`.
  func range(at position: Int) -> String {
    let (low, high) = (position == 0 ? 1 : bounds[position - 1] + 1, bounds[position])
    if isOpen, position == bounds.count - 1 { return "≥ \(low)" }
    return low == high ? "\(high)" : "\(low)–\(high)"
  }
}
