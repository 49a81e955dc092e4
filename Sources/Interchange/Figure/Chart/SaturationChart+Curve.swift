import GroundedTheory

extension SaturationChart {
  /// The curve of a study with its Chao2 estimate, unless that is degenerate and tells nothing.
  public init(_ curve: SaturationCurve, language: FigureLanguage, title: String? = nil) {
    let chao2 = curve.incidence.chao2
    self.init(
      points: curve.points.map {
        Point(
          source: $0.source.name, new: $0.newCodes.count, cumulative: $0.cumulative,
          expected: $0.expected, low: Double($0.low), high: Double($0.high),
          isHeldOut: $0.source.heldOut != nil)
      },
      total: curve.codes.count,
      estimate: chao2.isDegenerate
        ? nil : chao2.value.map { Estimate(value: $0, low: chao2.low, high: chao2.high) },
      level: language.name(of: curve.level),
      order: language.sources(in: curve.basis), title: title)
  }
}

extension FigureLanguage {
  /// What an axis of sources says of their order.
  fileprivate func sources(in basis: OrderedSources.Basis) -> String {
    switch (self, basis) {
    case (.chinese, .history): "资料（按编码先后）"
    case (.chinese, .attribute(let name)): "资料（按“\(name)”的先后）"
    case (.chinese, .number(let heldOutLast)):
      heldOutLast ? "资料（按编号，留存资料排在最后）" : "资料（按编号）"
    case (.english, .history): "Sources in the order in which they were coded"
    case (.english, .attribute(let name)): "Sources in the order of \"\(name)\""
    case (.english, .number(let heldOutLast)):
      "Sources in the order of their numbers" + (heldOutLast ? ", held-out ones last" : "")
    }
  }
}
