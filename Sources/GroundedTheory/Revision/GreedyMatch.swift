/// A stretch that two texts share, in scalars.
struct SharedRun {
  var old: Int
  var new: Int
  var count: Int
}

/// Matches two stretches scalar by scalar by the greedy method of E. W. Myers, "An O(ND) Difference
/// Algorithm and Its Variations", Algorithmica 1 (1986), 251–266, figure 2.
///
/// The method takes time and memory with the square of the number of edits. After ``reach`` edits the
/// path that has come furthest is taken for good and the search begins anew from there, so that time
/// is at most `reach` times the length and memory does not grow. Then the match is no longer sure to
/// be the longest.
struct GreedyMatch {
  private static let reach = 400
  private static let nowhere: Int32 = -2

  private let old: [UInt32]
  private let new: [UInt32]
  /// The furthest place on each diagonal after each number of edits: `d * d + d + k`.
  private var furthest: [Int32] = []

  init(_ old: [UInt32], _ new: [UInt32]) {
    self.old = old
    self.new = new
  }

  /// Adds what `a` of the old text and `b` of the new one share to `runs`.
  mutating func match(_ a: Range<Int>, _ b: Range<Int>, into runs: inout [SharedRun]) {
    var (a, b) = (a, b)
    while !a.isEmpty, !b.isEmpty {
      let end = search(a, b)
      runs += trace(back: end, a, b).reversed()
      let x = Int(value(end.d, end.k))
      a = a.lowerBound + x..<a.upperBound
      b = b.lowerBound + x - end.k..<b.upperBound
    }
  }

  private func value(_ d: Int, _ k: Int) -> Int32 {
    k < -d || k > d ? Self.nowhere : furthest[d * d + d + k]
  }

  /// Where the `d`-th edit puts one on diagonal `k`, before what is shared there is passed.
  private func entry(_ d: Int, _ k: Int, _ n: Int, _ m: Int) -> (x: Int32, from: Int) {
    let above = value(d - 1, k + 1)
    let left = value(d - 1, k - 1)
    let down = above != Self.nowhere && Int(above) - k <= m ? above : Self.nowhere
    let right = left != Self.nowhere && Int(left) < n ? left + 1 : Self.nowhere
    return right > down ? (right, k - 1) : (down, k + 1)
  }

  /// Looks for the end of both stretches, or for the furthest place within reach.
  private mutating func search(_ a: Range<Int>, _ b: Range<Int>) -> (d: Int, k: Int) {
    let (n, m) = (a.count, b.count)
    furthest.removeAll(keepingCapacity: true)
    var best = (d: 0, k: 0, sum: -1)
    for d in 0...Self.reach {
      furthest.append(contentsOf: repeatElement(Self.nowhere, count: 2 * d + 1))
      for k in stride(from: -d, through: d, by: 2) where k >= -m && k <= n {
        var x = d == 0 ? 0 : Int(entry(d, k, n, m).x)
        if x < 0 { continue }
        while x < n, x - k < m, old[a.lowerBound + x] == new[b.lowerBound + x - k] { x += 1 }
        furthest[d * d + d + k] = Int32(x)
        if x == n, x - k == m { return (d, k) }
        if 2 * x - k > best.sum { best = (d, k, 2 * x - k) }
      }
    }
    return (best.d, best.k)
  }

  /// What is shared along the path that ends there, the last run first.
  private func trace(
    back end: (d: Int, k: Int), _ a: Range<Int>, _ b: Range<Int>
  ) -> [SharedRun] {
    var runs: [SharedRun] = []
    var (d, k) = end
    while d >= 0 {
      let x = Int(value(d, k))
      let entry = d == 0 ? (x: 0, from: 0) : entry(d, k, a.count, b.count)
      let start = Int(entry.x)
      if x > start {
        runs.append(
          SharedRun(old: a.lowerBound + start, new: b.lowerBound + start - k, count: x - start))
      }
      (d, k) = (d - 1, entry.from)
    }
    return runs
  }
}
