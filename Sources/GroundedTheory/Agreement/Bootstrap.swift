import Dispatch

/// How sure coefficients are, from samples drawn out of the data with replacement (B. Efron 1979, The Annals
/// of Statistics 7, 1–26; for agreement K. Krippendorff 2011 and K. L. Gwet 2014).
///
/// The interval of 95 % reaches from the 2.5th to the 97.5th percentile of the samples, the standard error is
/// their standard deviation. Each sample has a generator of its own, so that a seed gives the same figures
/// however many processors draw. A sample in which a coefficient is undefined, such as one of a single
/// category, is left out and counted; where that is so in more than half of them, there is no interval.
enum Bootstrap {
  /// The most samples that are drawn.
  static let limit = 1_000_000

  /// Different rows, or texts times codes, beyond which samples that nobody asked for would be waited for.
  static let unaskedLimit = 5000

  /// What the samples say of each measure; nil for one that has no value, and for all where no samples are
  /// wanted. Every measure is taken of the same samples.
  /// - Parameters:
  ///   - measures: of these ratings.
  ///   - estimates: what the measures are of the data, in the same order.
  ///   - options: units are drawn where nothing is said of resampling.
  ///   - size: what a sample is made of; more than ``unaskedLimit`` is sampled only when asked. The number of
  ///     distinct rows where it is nil.
  /// - Throws: ``Violation/tooManySamples(_:limit:)``, ``Violation/tooFewSamples``.
  static func certainties(
    of measures: [any AgreementMeasure], over ratings: Ratings, estimates: [Estimate],
    options: AgreementOptions, size: Int? = nil
  ) throws -> [Certainty?] {
    let samples = options.samples ?? AgreementOptions.usualSamples
    guard samples <= limit else { throw Violation.tooManySamples(samples, limit: limit) }
    guard samples != 1 else { throw Violation.tooFewSamples }
    let wanted = measures.indices.filter {
      $0 < estimates.count && estimates[$0].value != nil
    }
    guard samples > 0, !wanted.isEmpty else { return measures.map { _ in nil } }
    guard options.samples != nil || size ?? ratings.rowCount <= unaskedLimit else {
      let none = Certainty(lacking: CertaintyOrigin(.unasked(samples: samples)))
      return measures.indices.map { wanted.contains($0) ? none : nil }
    }
    let resampling = options.resampling ?? .units
    func method(undefined: Int) -> CertaintyOrigin.Method {
      .bootstrap(samples: samples, of: resampling, seed: options.seed, undefined: undefined)
    }
    var certainties = [Certainty?](repeating: nil, count: measures.count)
    let count = resampling == .sources ? ratings.groups.count : ratings.unitCount
    guard count > 1 else {
      let few = CertaintyOrigin(method(undefined: 0), lack: .tooFewToDraw(count, resampling))
      for place in wanted { certainties[place] = Certainty(lacking: few) }
      return certainties
    }
    let values = values(
      of: wanted.map { measures[$0] }, SampleDraw(ratings, resampling), rows: ratings.rowCount,
      samples: samples, seed: options.seed)
    for (order, place) in wanted.enumerated() {
      let own = values[(order * samples)..<((order + 1) * samples)]
      certainties[place] = certainty(own, method)
    }
    return certainties
  }

  private static func certainty(
    _ values: ArraySlice<Double>, _ method: (_ undefined: Int) -> CertaintyOrigin.Method
  ) -> Certainty {
    let defined = values.filter { !$0.isNaN }.sorted()
    let left = values.count - defined.count
    guard defined.count * 2 >= values.count, defined.count > 1 else {
      return Certainty(lacking: CertaintyOrigin(method(0), lack: .undefinedInMost(left)))
    }
    let (low, high) = (Sample.quantile(0.025, of: defined), Sample.quantile(0.975, of: defined))
    return Certainty(
      error: Sample.standardDeviation(defined), low: low, high: high,
      method: method(left))
  }

  /// The samples' values, measure by measure; NaN stands for an undefined one and does not leave this file.
  private static func values(
    of measures: [any AgreementMeasure], _ draw: SampleDraw, rows: Int, samples: Int, seed: UInt64
  ) -> [Double] {
    // Enough blocks to keep the processors busy, each with one array of counts.
    let blocks = min(samples, 64)
    return [Double](unsafeUninitializedCapacity: measures.count * samples) { buffer, filled in
      // Each block writes to the places of its own samples only.
      nonisolated(unsafe) let values = buffer
      DispatchQueue.concurrentPerform(iterations: blocks) { block in
        var counts = [Int](repeating: 0, count: rows)
        for sample in (samples * block / blocks)..<(samples * (block + 1) / blocks) {
          var generator = SeededGenerator(seed: seed, sample: sample)
          draw.draw(using: &generator, into: &counts)
          for (order, measure) in measures.enumerated() {
            values.initializeElement(
              at: order * samples + sample, to: measure.estimate(counts).value ?? .nan)
          }
        }
      }
      filled = measures.count * samples
    }
  }
}

extension Certainty {
  /// One that says where error and interval would come from, and has neither.
  fileprivate init(lacking origin: CertaintyOrigin) {
    self.init(standardError: nil, low: nil, high: nil, origin: origin)
  }
}
