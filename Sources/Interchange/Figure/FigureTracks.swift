/// Gives lines that run up and down beside one another tracks of their own.
struct FigureTracks {
  struct Run {
    let link: Int
    let top: Double
    let bottom: Double

    init(link: Int, _ a: Double, _ b: Double) {
      self.link = link
      top = min(a, b)
      bottom = max(a, b)
    }

    var length: Double { bottom - top }
  }

  private(set) var track: [Int: Int] = [:]
  private(set) var count = 0

  /// Every run lies beyond the earlier ones that it overlaps, so the order of the runs decides what
  /// nests in what.
  init(_ runs: [Run]) {
    var placed: [(run: Run, track: Int)] = []
    for run in runs {
      let inner = placed.filter {
        $0.run.top < run.bottom + Self.clearance && run.top < $0.run.bottom + Self.clearance
      }
      let own = (inner.map(\.track).max() ?? -1) + 1
      placed.append((run, own))
      track[run.link] = own
      count = max(count, own + 1)
    }
  }

  private static let clearance = 12.0

  var width: Double { Double(count) * FigureStyle.trackStep }

  /// How far from the innermost edge of the tracks a link runs.
  func offset(of link: Int) -> Double {
    (Double(track[link] ?? 0) + 0.5) * FigureStyle.trackStep
  }
}
