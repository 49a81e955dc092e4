/// What coders did with the same texts, ready to be compared at any level of the ladder.
public struct AgreementMaterial: Sendable {
  /// One source that two or more of them worked on.
  public struct Text: Sendable {
    /// The source's name.
    public var name: String
    /// The turns or sentences that are units; for scalars and segments, the parts of the text that are
    /// looked at. In text order, without overlaps.
    public var stretches: [TextSpan]
    /// For each of ``AgreementMaterial/coders`` whether they worked on it.
    public var workers: [Bool]
    /// The coders' codings by place; `coder` is the position in ``AgreementMaterial/coders``.
    var places: [CodingPlaces.Place]
    /// What was decided on some of them.
    fileprivate var decided: [DecidedPlace] = []
    /// Codings that touch none of the stretches.
    fileprivate var outside = 0
  }

  /// Sources that are left out, as fewer than two of the coders worked on them.
  public struct Alone: Hashable, Sendable {
    /// Who worked on them.
    public var coder: String
    /// Their names.
    public var sources: [String]
  }

  /// The levels and codes.
  public let codebook: Codebook
  /// Whom it compares, in the order asked for.
  public let coders: [String]
  /// What a unit is.
  public let unit: AgreementUnit
  /// The sources compared, by number.
  public let texts: [Text]
  /// The sources left out, by coder.
  public let alone: [Alone]
  /// The codes that figures are for; nil for all.
  public let chosen: Set<Code.ID>?
  /// What part of the study was asked for.
  public let scope: SearchScope

  /// Puts the work of some coders side by side.
  /// - Parameters:
  ///   - places: the codings of the study, of these coders at least.
  ///   - coders: whom to compare, by position in the places' list of coders.
  ///   - work: for each source of the places, which of the places' coders worked on it: they coded
  ///     something there, or were given it to code.
  ///   - stretches: for each source of the places, what ``Text/stretches`` says; empty for a source that
  ///     is not looked at.
  ///   - chosen: the codes that figures are for; nil for all.
  ///   - decided: what was decided where coders differ, for ``adjudicated``.
  ///   - scope: what the stretches and codes were chosen by, to be told with the figures.
  public init(
    _ places: CodingPlaces, coders: [Int], unit: AgreementUnit, work: [Set<Int>],
    stretches: [[TextSpan]], chosen: Set<Code.ID>? = nil, decided: [DecidedPlace] = [],
    scope: SearchScope = SearchScope()
  ) {
    var position = [Int32](repeating: -1, count: places.coders.count)
    for (place, coder) in coders.enumerated() { position[coder] = Int32(place) }
    var texts: [Text] = []
    var textAt = [Int](repeating: -1, count: places.sources.count)
    var alone = [[String]](repeating: [], count: coders.count)
    for (source, document) in places.sources.enumerated() where !stretches[source].isEmpty {
      let workers = coders.map { work[source].contains($0) }
      if workers.count(where: { $0 }) < 2 {
        if let only = workers.firstIndex(of: true) { alone[only].append(document.name) }
        continue
      }
      textAt[source] = texts.count
      texts.append(
        Text(name: document.name, stretches: stretches[source], workers: workers, places: []))
    }
    for decision in decided {
      let text = textAt[Int(decision.coding.source)]
      var decision = decision
      decision.coding.coder = position[Int(decision.coding.coder)]
      if text >= 0, decision.coding.coder >= 0 { texts[text].decided.append(decision) }
    }
    for part in places.bySource {
      guard let first = part.first, textAt[Int(first.source)] >= 0 else { continue }
      let own = part.compactMap { place -> CodingPlaces.Place? in
        let coder = position[Int(place.coder)]
        guard coder >= 0 else { return nil }
        var place = place
        place.coder = coder
        return place
      }
      let spans = stretches[Int(first.source)]
      texts[textAt[Int(first.source)]].places = own
      texts[textAt[Int(first.source)]].outside = own.count { !spans.touch($0) }
    }
    self.init(
      codebook: places.codebook, coders: coders.map { places.coders[$0].name }, unit: unit,
      texts: texts,
      alone: zip(coders, alone).filter { !$1.isEmpty }.map {
        Alone(coder: places.coders[$0].name, sources: $1)
      }, chosen: chosen, scope: scope)
  }

  private init(
    codebook: Codebook, coders: [String], unit: AgreementUnit, texts: [Text], alone: [Alone],
    chosen: Set<Code.ID>?, scope: SearchScope
  ) {
    self.codebook = codebook
    self.coders = coders
    self.unit = unit
    self.texts = texts
    self.alone = alone
    self.chosen = chosen
    self.scope = scope
  }

  /// Codings in the sources compared that touch none of the units, such as one on a heading.
  public var outside: Int { texts.reduce(0) { $0 + $1.outside } }

  /// Whether something was decided on codings that are compared.
  public var hasDecisions: Bool { texts.contains { !$0.decided.isEmpty } }

  /// Of this material the sources that all of the coders worked on: those on which disagreements are decided.
  public var sharedByAll: AgreementMaterial {
    keeping(texts.filter { !$0.workers.contains(false) }, alone: [])
  }

  /// The same material with what was decided in force: a rejected coding gives way to what its words
  /// were coded with instead, an accepted one is everyone's who worked on the source.
  public var adjudicated: AgreementMaterial {
    let settled = texts.map { text in
      var text = text
      text.places = text.places.settled(by: text.decided, workers: text.workers)
      text.decided = []
      return text
    }
    return keeping(settled, alone: alone)
  }

  private func keeping(_ texts: [Text], alone: [Alone]) -> AgreementMaterial {
    AgreementMaterial(
      codebook: codebook, coders: coders, unit: unit, texts: texts, alone: alone, chosen: chosen,
      scope: scope)
  }
}

extension [TextSpan] {
  /// Whether a coding shares a scalar with one of these spans, which are in text order.
  fileprivate func touch(_ place: CodingPlaces.Place) -> Bool {
    let next = firstPosition { $0.end > place.start }
    return next < count && self[next].start < place.end
  }
}
