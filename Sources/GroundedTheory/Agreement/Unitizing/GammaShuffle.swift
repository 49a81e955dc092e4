/// Stretches as chance would lay them: for each coder those of one drawn at random, shifted together round the
/// continuum by a random distance.
///
/// Mathet, Widlöcher and Métivier (2015), section 5.2, as the Gamma Software and pygamma-agreement's
/// ShuffleContinuumSampler have it (H. Titeux and R. Riad 2021, Journal of Open Source Software 6, 2989): whole
/// shifts; what would begin beyond the continuum begins again at its front, uncut; two shifts are at least half a
/// mean stretch apart where there is room. Unlike in those, the continuum begins with the first stretch, as it
/// ends with the last, so that a preface that nobody coded changes nothing.
struct GammaShuffle: Sendable {
  private let coders: [[GammaUnit]]
  private let start: Double
  private let length: Double
  private let distance: Double

  /// nil where there is no stretch.
  init?(_ coders: [[GammaUnit]]) {
    let all = coders.joined()
    guard let start = all.map(\.start).min(), let end = all.map(\.end).max() else { return nil }
    self.coders = coders
    self.start = start
    length = end - start
    distance = all.reduce(0) { $0 + $1.length } / Double(all.count) / 2
  }

  /// A continuum with at least one stretch.
  func sample(using generator: inout SeededGenerator) -> [[GammaUnit]] {
    while true {
      var free = [(0.0, length)]
      let sample = coders.indices.map { _ in
        let shift = shift(in: free, &generator)
        free = free.flatMap { low, high in
          [(low, min(high, shift - distance)), (max(low, shift + distance), high)]
        }.filter { $0.0 < $0.1 }
        return coders[generator.index(below: coders.count)].map { shifted($0, by: shift) }
      }
      if sample.contains(where: { !$0.isEmpty }) { return sample }
    }
  }

  private func shift(
    in free: [(Double, Double)], _ generator: inout SeededGenerator
  ) -> Double {
    let free = free.isEmpty ? [(0, length)] : free
    var place = generator.unit() * free.reduce(0) { $0 + $1.1 - $1.0 }
    for (low, high) in free {
      if place < high - low { return (low + place).rounded(.down) }
      place -= high - low
    }
    return (free.last?.0 ?? 0).rounded(.down)
  }

  private func shifted(_ unit: GammaUnit, by shift: Double) -> GammaUnit {
    var unit = unit
    let wrapped = unit.start + shift >= start + length ? shift - length : shift
    unit.start += wrapped
    unit.end += wrapped
    return unit
  }
}
