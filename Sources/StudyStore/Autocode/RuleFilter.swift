import GRDB
import GroundedTheory

/// Whose words a rule looks at in one source: by speaker, role and filter.
///
/// In a record set a filter asks the columns of the set where it names only those; everywhere else it
/// asks the attributes of the participant.
struct RuleFilter {
  private let speaker: String
  private let role: String?
  private let voices: Voices
  private let source: SourceDocument
  private var records: FilterProgram?
  private var people: VoiceFilter?
  private let columns: Int
  private let links: Bool

  /// - Throws: ``/GroundedTheory/Violation/unusableFilter(_:)`` where the filter fits neither.
  init(_ rule: Rule, source: SourceDocument, columns: [String]?, voices: Voices) throws {
    speaker = rule.speaker
    role = rule.role?.rawValue
    self.voices = voices
    self.source = source
    self.columns = columns?.count ?? 0
    links = voices.linkedSources.contains(source.id)
    guard !rule.condition.isEmpty else { return }
    let filter = try Filter(rule.condition)
    if let columns, filter.names.allSatisfy(columns.contains) {
      records = try FilterProgram(filter, untyped: columns)
    } else {
      people = try VoiceFilter(filter, in: voices)
    }
  }

  /// Whether nothing of the source can be wanted.
  var leavesOut: Bool {
    guard let people, !links else { return false }
    return !people.matches(
      source: source, participant: voices.participant(in: source.id, turn: nil))
  }

  func wants(
    _ speaker: String, _ role: String, _ values: UnsafeRawBufferPointer
  ) throws -> Bool {
    if !self.speaker.isEmpty, self.speaker != speaker { return false }
    if let wanted = self.role, wanted != role { return false }
    if let records {
      let cells = values.isEmpty ? [] : try AttributeCells.texts(values)
      return records.matches { $0 < cells.count ? cells[$0] : nil }
    }
    guard let people, links else { return true }
    let turn = Turn(number: 0, speaker: speaker, role: nil, span: Self.anywhere)
    return people.matches(
      source: source, participant: voices.participant(in: source.id, turn: turn))
  }

  private static let anywhere = TextSpan(unchecked: 0..<1)
}
