/// A coding on which something was decided, as numbers.
public struct DecidedPlace: Hashable, Sendable {
  /// The coding.
  public var coding: CodingPlaces.Place
  /// What was decided.
  public var verdict: Decision.Verdict
  /// The coding of the agreed version that answers it; nil for nothing.
  public var result: CodingPlaces.Place?

  /// Takes the values as given; nothing is checked here.
  public init(
    coding: CodingPlaces.Place, verdict: Decision.Verdict, result: CodingPlaces.Place? = nil
  ) {
    self.coding = coding
    self.verdict = verdict
    self.result = result
  }
}

extension [CodingPlaces.Place] {
  /// The codings of one source with what was decided in force.
  /// - Parameter workers: who worked on the source, by position.
  func settled(by decisions: [DecidedPlace], workers: [Bool]) -> [CodingPlaces.Place] {
    if decisions.isEmpty { return self }
    let rejected = Set(decisions.filter { $0.verdict == .rejected }.map(\.coding))
    var places = Set(filter { !rejected.contains($0) })
    for decision in decisions {
      switch decision.verdict {
      case .accepted:
        for coder in workers.indices where workers[coder] {
          var place = decision.coding
          place.coder = Int32(coder)
          places.insert(place)
        }
      case .rejected:
        guard var place = decision.result else { continue }
        place.coder = decision.coding.coder
        places.insert(place)
      }
    }
    return places.sorted {
      ($0.start, $0.end, $0.code, $0.coder) < ($1.start, $1.end, $1.code, $1.coder)
    }
  }
}
