import GRDB
import GroundedTheory

extension StudyFile {
  /// Counts the words said, cut with the study's own terms: the names and aliases of its codes.
  /// - Parameters:
  ///   - scope: whose words.
  ///   - attribute: an attribute of participants to count by, too.
  ///   - terms: more words that are not to be cut.
  ///   - folds: whether traditional and simplified characters, full and half width, count as one.
  /// - Returns: the counter, and the values of the attribute in the order of its groups.
  /// - Throws: ``/GroundedTheory/Violation`` for a scope that does not fit the study, or an attribute
  ///   that it does not have.
  public func countWords(
    in scope: SearchScope, by attribute: String? = nil, terms: [String] = [], folds: Bool = false
  ) throws -> (counter: WordCounter, values: [String]) {
    try read { db in
      let walk = try TextWalk(db, scope: scope, knowsVoices: attribute != nil)
      let groups = try attribute.map { try AttributeGroups($0, in: walk.knownVoices()) }
      let own = try db.liveCodebook().codes.flatMap { [$0.name] + $0.aliases }
      let counter = WordCounter(
        terms: own + terms, folds: folds, groups: groups?.values.count ?? 0)
      var hasWords = false
      try walk.eachPart { part in
        for unit in try walk.units(of: part) {
          hasWords = true
          let speaker = walk.participant(in: part.source, turn: unit.turn)
          counter.add(
            UnsafeRawBufferPointer(rebasing: part.bytes[unit.bytes]), source: part.source.number,
            group: speaker.flatMap { groups?.group(of: $0) })
        }
        return true
      }
      if let speaker = scope.speaker, !hasWords { try db.requireSpeaker(speaker) }
      return (counter, groups?.values ?? [])
    }
  }
}

/// The values of an attribute, as groups of participants.
private struct AttributeGroups {
  /// Numbers by size, before all others by their letters.
  let values: [String]
  private let groups: [Participant.ID: Int]

  /// - Throws: `Violation.unknownAttribute`.
  init(_ name: String, in voices: Voices) throws {
    let known = voices.attributes.map(\.name)
    guard known.contains(name) else {
      throw Violation.unknownAttribute(
        name, nearest: Nearest.names(to: name, among: known), known: known)
    }
    let own = voices.participants.compactMap { person in
      person.value(of: name).flatMap { $0.isEmpty ? nil : (id: person.id, value: $0) }
    }
    let values = Set(own.map(\.value)).sorted { a, b in
      switch (Double(a), Double(b)) {
      case (let a?, let b?) where a != b: a < b
      case (_?, nil): true
      case (nil, _?): false
      default: a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
      }
    }
    let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    self.values = values
    groups = Dictionary(
      own.compactMap { person in places[person.value].map { (person.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  func group(of participant: Participant.ID) -> Int? { groups[participant] }
}
