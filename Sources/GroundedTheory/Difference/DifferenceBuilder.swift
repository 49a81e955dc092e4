import Foundation

/// Collects the changes between two states.
struct DifferenceBuilder {
  typealias Change = StudyDifference.Change

  let before: StudyDifference.Side
  let after: StudyDifference.Side
  private(set) var changes: [Change] = []
  private let sourceNames: [SourceDocument.ID: String]
  private let participantNames: [Participant.ID: String]

  init(_ before: StudyDifference.Side, _ after: StudyDifference.Side) {
    self.before = before
    self.after = after
    sourceNames = Self.byID(before.snapshot.sources + after.snapshot.sources).mapValues(\.name)
    participantNames = Self.byID(before.snapshot.participants + after.snapshot.participants)
      .mapValues(\.name)
  }

  mutating func add(_ change: Change) { changes.append(change) }

  mutating func add(_ more: [Change]) { changes += more }

  /// Things by identifier, the later of two.
  static func byID<Thing: Identifiable>(_ things: [Thing]) -> [Thing.ID: Thing] {
    Dictionary(things.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  func sourceName(_ id: SourceDocument.ID) -> String { sourceNames[id] ?? "" }

  func participantName(_ id: Participant.ID) -> String { participantNames[id] ?? "" }

  /// The last event that touched a thing.
  func event(_ id: UUID) -> Int? { after.events[id] ?? before.events[id] }

  /// Goes through things by identifier: those of the later state in its order, then those that are gone.
  func matched<Thing: Identifiable>(_ old: [Thing], _ new: [Thing]) -> [(Thing?, Thing?)] {
    let earlier = Self.byID(old)
    let present = Set(new.map(\.id))
    return new.map { (earlier[$0.id], $0) }
      + old.filter { !present.contains($0.id) }.map { ($0, nil) }
  }

  /// A change for each value that is another than it was.
  func differing(
    _ values: KeyValuePairs<String, (String?, String?)>, _ make: (String) -> Change
  ) -> [Change] {
    values.compactMap { word, value in
      let (was, now) = (value.0 ?? "", value.1 ?? "")
      guard was != now else { return nil }
      var change = make(word)
      (change.was, change.now) = (was.isEmpty ? nil : was, now.isEmpty ? nil : now)
      return change
    }
  }
}
