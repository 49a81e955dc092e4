/// A filter made ready for voices: a source and the participant whose words are asked about.
///
/// It sees the attributes of the participant and four fields of every study: `source`, `kind`,
/// `held_out` (true or false) and `participant`. An attribute of the same name hides a field.
public struct VoiceFilter: Sendable {
  private let program: FilterProgram
  private let attributes: [String]
  private let values: [Participant.ID: (name: String, values: [String?])]
  private static let fields = ["source", "kind", "held_out", "participant"]

  /// - Throws: ``Violation/unusableFilter(_:)`` where the filter does not fit the study.
  public init(_ filter: Filter, in voices: Voices) throws {
    let own = voices.attributes
    let names = own.map(\.name)
    program = try FilterProgram(
      filter, columns: own + Self.fields.map { AttributeDefinition(name: $0, kind: .category) })
    attributes = names
    values = Dictionary(
      voices.participants.map { person in
        (person.id, (name: person.name, values: names.map { person.value(of: $0) }))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the filter holds for the words of a participant in a source; either may be missing.
  public func matches(source: SourceDocument?, participant: Participant.ID?) -> Bool {
    let person = participant.flatMap { values[$0] }
    return program.matches { column in
      if column < attributes.count { return person?.values[column] }
      switch column - attributes.count {
      case 0: return source?.name
      case 1: return source?.kind.rawValue
      case 2: return source.map { String($0.heldOut != nil) }
      default: return person?.name
      }
    }
  }
}
