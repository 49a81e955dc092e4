/// Sorts words into groups by an attribute of whoever speaks, or by a field of the source.
///
/// The fields are those that filters know: `source`, `kind`, `held_out` and `participant`; an attribute of
/// the same name hides a field, and a column of a record set is one of its records' attributes.
public struct AttributeGrouping: Sendable {
  /// The attribute's name.
  public let name: String
  /// What the attribute's values are; nil for a field, and for a column of a record set.
  public let kind: AttributeKind?
  /// Whether the groups are made of sources; otherwise of participants or records.
  public let isOfSources: Bool
  /// Where numbers are cut, ascending; empty for none.
  public let bins: [Double]
  private let sources: [SourceDocument.ID: SourceDocument]
  private let names: [Participant.ID: String]
  private let values: [Participant.ID: String]

  private static let fields = ["source", "kind", "held_out", "participant"]
  /// So many different numbers can still be read as groups.
  private static let mostNumbers = 12

  /// - Parameters:
  ///   - bins: cuts numbers into groups: 30 and 40 make `<30`, `30..<40` and `>=40`.
  ///   - columns: the columns of the study's record sets.
  /// - Throws: ``Violation/unknownAttribute(_:nearest:known:)``; ``Violation/numbersToCut(_:count:)`` for
  ///   an attribute of many different numbers without bins; ``Violation/noNumbersToCut(_:kind:)``.
  public init(
    by name: String, in voices: Voices, bins: [Double] = [], columns: [String] = []
  ) throws {
    self.name = name
    self.bins = Set(bins).sorted()
    kind = voices.attributes.first { $0.name == name }?.kind
    let isColumn = columns.contains(name)
    let isField = kind == nil && !isColumn && Self.fields.contains(name)
    guard kind != nil || isColumn || isField else {
      let known = voices.attributes.map(\.name) + Set(columns).sorted()
      throw Violation.unknownAttribute(
        name, nearest: Nearest.names(to: name, among: known + Self.fields),
        known: known + Self.fields.filter { !known.contains($0) })
    }
    isOfSources = isField && name != "participant"
    sources = Dictionary(
      voices.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = Dictionary(
      voices.participants.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var values: [Participant.ID: String] = [:]
    for person in voices.participants { values[person.id] = person.value(of: name) }
    self.values = values
    try check(isField: isField)
  }

  private func check(isField: Bool) throws {
    if let kind, kind != .number, !bins.isEmpty {
      throw Violation.noNumbersToCut(name, kind: kind)
    }
    if isField, !bins.isEmpty { throw Violation.noNumbersToCut(name, kind: .category) }
    let different = Set(values.values).count
    if kind == .number, bins.isEmpty, different > Self.mostNumbers {
      throw Violation.numbersToCut(name, count: different)
    }
  }

  /// The group of a participant's words in a source; nil where the attribute has no value.
  public func group(source: SourceDocument.ID, participant: Participant.ID?) -> String? {
    if let value = participant.flatMap({ values[$0] }) { return group(ofValue: value) }
    guard kind == nil else { return nil }
    switch name {
    case "source": return sources[source]?.name
    case "kind": return sources[source]?.kind.rawValue
    case "held_out": return sources[source].map { String($0.heldOut != nil) }
    case "participant": return participant.flatMap { names[$0] }
    default: return nil
    }
  }

  /// The group of a value: itself, or where it is a number the bin that it falls in. nil for no value.
  public func group(ofValue value: String) -> String? {
    if value.isEmpty { return nil }
    guard !bins.isEmpty, let number = WrittenNumber.value(of: value) else { return value }
    let above = bins.firstIndex { $0 > number }
    switch above {
    case 0: return "<\(Self.shown(bins[0]))"
    case nil: return ">=\(Self.shown(bins[bins.count - 1]))"
    case let index?: return "\(Self.shown(bins[index - 1]))..<\(Self.shown(bins[index]))"
    }
  }

  /// The groups in the order in which a table has them: numbers and bins by size, others by their letters.
  func ordered(_ groups: some Sequence<String>) -> [String] {
    func size(_ group: String) -> Double {
      if bins.isEmpty { return WrittenNumber.value(of: group) ?? .infinity }
      if group.hasPrefix("<") { return -.infinity }
      let start = group.hasPrefix(">=") ? group.dropFirst(2) : group.prefix { $0 != "." }
      return Double(start) ?? .infinity
    }
    return groups.sorted { (size($0), $0) < (size($1), $1) }
  }

  private static func shown(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
