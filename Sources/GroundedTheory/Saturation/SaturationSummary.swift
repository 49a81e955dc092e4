/// What a curve of saturation comes to, each figure apart, since they answer different questions.
public struct SaturationSummary: Sendable {
  /// What it is of.
  public let curve: SaturationCurve
  /// How many codes there would be, by sources.
  public let chao2: RichnessEstimate
  /// The same by codings: the second choice, for those who compare with it.
  public let chao1: RichnessEstimate
  /// Base, run and threshold as asked for.
  public let guest: GuestSaturation
  /// The same with nothing new at all.
  public let guestWithoutAnyNew: GuestSaturation
  /// The place of the last source that brought a new code.
  public let lastNew: Int
  /// In how many sources a code must stand to count as exemplified.
  public let instances: Int
  /// How many codes stand in that many.
  public let exemplified: Int
  /// After how many sources each code found in the end stood in that many; nil while one does not.
  public let allExemplified: Int?

  /// In how many sources a code must stand where nobody says: one, and another that bears it out.
  public static let usualInstances = 2

  /// - Parameter instances: one or more.
  public init(
    _ curve: SaturationCurve, rule: GuestSaturation.Rule = GuestSaturation.Rule(),
    instances: Int = usualInstances
  ) {
    self.curve = curve
    chao2 = curve.incidence.chao2
    chao1 = curve.incidence.chao1
    let newCodes = curve.points.map(\.newCodes.count)
    guest = GuestSaturation(newCodes: newCodes, rule: rule)
    guestWithoutAnyNew = GuestSaturation(newCodes: newCodes, rule: rule.withoutAnyNew)
    lastNew = (newCodes.lastIndex { $0 > 0 } ?? 0) + 1
    self.instances = max(1, instances)
    let places = Self.places(ofInstance: self.instances, curve.incidence)
    exemplified = places.compactMap { $0 }.count
    allExemplified = places.contains(nil) ? nil : places.compactMap { $0 }.max()
  }

  /// How many sources came after the last one that brought a new code.
  public var sinceLastNew: Int { curve.points.count - lastNew }

  /// The sources at the end of the curve that must be quiet: as many as a run has,
  /// ``SaturationVerdict/fewestQuiet`` at least.
  public var end: ArraySlice<SaturationCurve.Point> {
    curve.points.suffix(max(SaturationVerdict.fewestQuiet, guest.rule.run))
  }

  /// How many new codes these brought.
  public var newAtEnd: Int { end.reduce(0) { $0 + $1.newCodes.count } }

  /// Inductive thematic saturation (B. Saunders et al. 2018, Quality & Quantity 52, 1893–1907) looks at new
  /// codes: from which source on there were none. nil while the last source still brought one.
  public var inductive: Int? { sinceLastNew > 0 ? lastNew : nil }

  /// The share of all codes found that had been found where Guest's rule was met: the degree of saturation.
  public var guestDegree: Double? {
    guest.reached.map { reached in
      Double(curve.points[reached - 1].cumulative) / Double(curve.codes.count)
    }
  }

  /// How much of what Chao2 estimates was found, with the interval that belongs to its own; nothing where
  /// the estimate is degenerate (``RichnessEstimate/isDegenerate``).
  public var shareFound: (value: Double?, low: Double?, high: Double?) {
    guard !chao2.isDegenerate else { return (nil, nil, nil) }
    let found = Double(chao2.observed)
    func share(_ total: Double?) -> Double? { total.flatMap { $0 > 0 ? min(1, found / $0) : nil } }
    return (share(chao2.value), share(chao2.high), share(chao2.low))
  }

  /// What to know of it, for a terminal: the notes of the curve, and what was asked of more sources than there are.
  public var findings: [Finding] {
    let sources = "\(curve.points.count) sources"
    var findings = curve.notes.map(\.finding)
    if case .tooFewSources(let needed, _) = guest.shortfall {
      findings.append(
        Finding(
          what: "not judged by the method of Guest, Namey and Chen", place: sources,
          why:
            "a base of \(guest.rule.base) and a run of \(guest.rule.run) take \(needed); code more, or give smaller numbers"
            + " with --base and --run"))
    }
    if instances > curve.points.count {
      findings.append(
        Finding(
          what: "no code can be borne out", place: sources,
          why: "--instances \(instances) asks for more than there are; give a smaller number"))
    }
    return findings
  }

  /// How much of what is there to be found the codes stand for: that of ``chao2``, but where it is degenerate
  /// Good's own 1 − Q1/U (1953), since the refined one would then say all.
  public var coverage: Double? {
    guard chao2.isDegenerate else { return chao2.coverage }
    let incidences = curve.incidence.frequencies.reduce(0, +)
    return incidences > 0 ? 1 - Double(chao2.once) / Double(incidences) : nil
  }

  /// At which source each code stands for the nth time; nil where it never does.
  private static func places(ofInstance wanted: Int, _ table: CodeIncidence) -> [Int?] {
    table.codings.indices.map { code in
      var found = 0
      for source in 0..<table.sourceCount where table.stands(code: code, in: source) {
        found += 1
        if found == wanted { return source + 1 }
      }
      return nil
    }
  }
}
