/// γ: how much less disorder there is between coders who cut and coded than chance would make, each stretch
/// aligned as well as can be.
///
/// Y. Mathet, A. Widlöcher and J.-P. Métivier (2015), The unified and holistic method gamma (γ) for
/// inter-annotator agreement measure and alignment, Computational Linguistics 41, 437–479: γ = 1 − observed /
/// expected disorder. A disorder is what the best alignment costs (``GammaAlignment``) by the mean number of
/// stretches of a coder. The expected one is the mean over random continua (``GammaShuffle``), 30 or as many as
/// section 5.3 asks for an error of 2 % in 95 of 100 cases: (1.96 · σ / (0.02 · µ))².
///
/// Beyond the paper: of several texts each disorder counts with its text's mean number of stretches of a coder,
/// so that γ is 1 less what all alignments cost by what they would cost by chance. Observed and random continua are
/// aligned with the same effort for each stretch; where that leaves either disorder uncertain by more than 2 %, γ
/// is undefined.
struct Gamma {
  /// The most random continua of a text.
  private static let limit = 10_000
  /// By what share a disorder may be above the least there can be.
  private static let tolerance = 0.02

  private let continua: [[[GammaUnit]]]
  private let dissimilarity: GammaDissimilarity
  private let seed: UInt64
  private let effort: Int?

  /// - Parameters:
  ///   - texts: as the coders left them; overlaps are no trouble.
  ///   - effort: of each alignment, see ``GammaAlignment/best(_:_:effort:)``.
  init(
    _ texts: SharedTexts, seed: UInt64, dissimilarity: GammaDissimilarity = .init(),
    effort: Int? = nil
  ) {
    continua = texts.stretches.map { coders in
      coders.map { stretches in
        stretches.map {
          GammaUnit(start: Double($0.start), end: Double($0.end), category: $0.category)
        }
      }
    }.filter { $0.contains { !$0.isEmpty } }
    self.dissimilarity = dissimilarity
    self.seed = seed
    self.effort = effort
  }

  /// One text's random continua.
  private struct Draw {
    var shuffle: GammaShuffle
    /// Mean number of stretches of a coder.
    var weight: Double
    var disorders: [Double] = []
    /// What these cannot be less than.
    var bounds: [Double] = []
    var unproven = 0

    var mean: Double { disorders.reduce(0, +) / Double(disorders.count) }
  }

  /// The value, and how sure it is as far as the random continua go.
  /// - Parameter remarks: of the texts.
  func figure(_ remarks: [FigureRemark]) -> (estimate: Estimate, certainty: Certainty?) {
    let observed = continua.map { GammaAlignment.best($0, dissimilarity, effort: effort) }
    var draws = continua.compactMap { coders in
      GammaShuffle(coders).map { Draw(shuffle: $0, weight: Self.weight(coders)) }
    }
    let units = continua.joined().joined().count
    let samples = draw(&draws)
    let all = draws.reduce(0) { $0 + $1.weight }
    let cost = observed.reduce(0) { $0 + $1.cost }
    let chance = draws.reduce(0) { $0 + $1.weight * $1.mean }
    guard chance > 0 else {
      return (.undefined(.stretchesFillTexts, observed: 0, units: units), nil)
    }
    let open = Doubt(observed, draws, chance: chance)
    guard max(open.observed, open.expected) <= Self.tolerance else {
      return (.undefined(open.reason(cost: cost, chance: chance), units: units), nil)
    }
    return (
      Estimate(
        value: 1 - cost / chance, observed: cost / all, expected: chance / all, units: units,
        remarks: remarks + open.remarks),
      certainty(cost: cost, chance: chance, all: all, draws: draws, samples: samples)
    )
  }

  /// The disorder of the best alignment, over all texts.
  var observed: Double {
    let all = continua.reduce(0) { $0 + Self.weight($1) }
    return continua.reduce(0) { $0 + GammaAlignment.best($1, dissimilarity, effort: effort).cost }
      / all
  }

  private static func weight(_ coders: [[GammaUnit]]) -> Double {
    Double(coders.joined().count) / Double(coders.count)
  }

  // MARK: Chance

  /// Draws as many continua of each text as the precision asks for.
  private func draw(_ draws: inout [Draw]) -> Int {
    extend(&draws, to: 30)
    let mean = draws.reduce(0) { $0 + $1.weight * $1.mean }
    guard mean > 0 else { return 30 }
    let ratio = 1.96 * Self.spread(draws) / mean / 0.02
    let wanted = min(Self.limit, max(30, Int((ratio * ratio).rounded(.up))))
    extend(&draws, to: wanted)
    return wanted
  }

  private func extend(_ draws: inout [Draw], to samples: Int) {
    for text in draws.indices {
      for sample in draws[text].disorders.count..<samples {
        var generator = SeededGenerator(seed: seed, sample: text * Self.limit + sample)
        let coders = draws[text].shuffle.sample(using: &generator)
        let alignment = GammaAlignment.best(coders, dissimilarity, effort: effort)
        if !alignment.isProven { draws[text].unproven += 1 }
        let weight = Self.weight(coders)
        draws[text].disorders.append(alignment.cost / weight)
        draws[text].bounds.append(alignment.bound / weight)
      }
    }
  }

  /// The standard deviation of one sample of all texts' expected costs.
  private static func spread(_ draws: [Draw]) -> Double {
    draws.reduce(0) { sum, draw in
      let deviation = draw.weight * (Sample.standardDeviation(draw.disorders) ?? 0)
      return sum + deviation * deviation
    }.squareRoot()
  }

  private func certainty(
    cost: Double, chance: Double, all: Double, draws: [Draw], samples: Int
  ) -> Certainty {
    let error = Self.spread(draws) / Double(samples).squareRoot()
    let (less, more) = (chance - 1.96 * error, chance + 1.96 * error)
    return Certainty(
      standardError: cost / chance * error / chance,
      low: less > 0 ? 1 - cost / less : nil, high: 1 - cost / more,
      origin: CertaintyOrigin(
        .randomContinua(
          expected: chance / all, samples: samples, ofEachText: continua.count > 1, seed: seed)))
  }

  /// How far the disorders may be above the least there can be.
  private struct Doubt {
    /// How many texts' alignments are not proven the best, and how many random samples'.
    var (texts, samples) = (0, 0)
    /// By what share of it the disorder is too high at most.
    var (observed, expected) = (0.0, 0.0)

    init(_ alignments: [GammaAlignment], _ draws: [Draw], chance: Double) {
      texts = alignments.count { !$0.isProven }
      samples = draws.reduce(0) { $0 + $1.unproven }
      let cost = alignments.reduce(0) { $0 + $1.cost }
      if texts > 0 { observed = 1 - alignments.reduce(0) { $0 + $1.bound } / cost }
      if samples > 0 {
        let least = draws.reduce(0) {
          $0 + $1.weight * $1.bounds.reduce(0, +) / Double($1.bounds.count)
        }
        expected = 1 - least / chance
      }
    }

    var remarks: [FigureRemark] {
      (texts > 0 ? [.alignmentUnproven(excess: observed)] : [])
        + (samples > 0 ? [.samplesUnproven(samples, excess: expected)] : [])
    }

    func reason(cost: Double, chance: Double) -> UndefinedReason {
      let least = chance * (1 - expected)
      return .alignmentNotFound(
        low: least > 0 ? 1 - cost / least : nil, high: 1 - cost * (1 - observed) / chance,
        doubts: remarks)
    }
  }
}
