/// Decides of which kind the attributes are that rows bring into a study, and reads their values.
///
/// A kind that the study knows stays; one that is asked for must agree with it. Any other is inferred
/// from the values of the rows and those that the study holds already.
public struct AttributeTyping: Sendable {
  /// The kinds of all attributes, new ones too.
  public private(set) var kinds: [String: AttributeKind]
  /// Those that the study did not know, in order of appearance.
  public private(set) var new: [AttributeDefinition] = []
  /// What was inferred.
  public private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - known: the attributes whose kinds the study keeps.
  ///   - stored: the participants of the study.
  ///   - asked: kinds by the name of the attribute.
  ///   - place: where the rows come from, for findings.
  /// - Throws: ``Violation/otherKind(attribute:kind:known:)``,
  ///   ``Violation/unknownAttribute(_:nearest:known:)`` for a kind of what no row has, and
  ///   ``Violation/unusableName(_:reason:)``.
  public init(
    of rows: [ParticipantDraft], known: [AttributeDefinition], stored: [Participant],
    asked: [String: AttributeKind] = [:], place: String
  ) throws {
    kinds = Dictionary(known.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var values: [String: [String]] = [:]
    var order: [String] = []
    for attribute in rows.flatMap(\.attributes) where !attribute.value.isEmpty {
      if values[attribute.name] == nil { order.append(attribute.name) }
      values[attribute.name, default: []].append(attribute.value)
    }
    for (name, kind) in asked.sorted(by: { $0.key < $1.key }) {
      if let known = kinds[name], known != kind {
        throw Violation.otherKind(attribute: name, kind: kind, known: known)
      }
      guard values[name] != nil || kinds[name] != nil else {
        throw Violation.unknownAttribute(
          name, nearest: Nearest.names(to: name, among: order), known: order)
      }
    }
    for attribute in stored.flatMap(\.attributes) {
      values[attribute.name]?.append(attribute.value)
    }
    for name in order where kinds[name] == nil {
      try Codebook.checkLegible(name)
      let kind = asked[name] ?? AttributeKind.inferred(from: values[name] ?? [])
      kinds[name] = kind
      new.append(AttributeDefinition(name: name, kind: kind))
    }
    let inferred = new.filter { asked[$0.name] == nil }
    if !inferred.isEmpty {
      findings.append(
        Finding(
          what: "kinds inferred", place: place,
          why: inferred.map { "\($0.name) \($0.kind.rawValue)" }.joined(separator: ", ")
            + "; where one is wrong, `zhagen attribute set NAME --kind KIND` changes it"))
    }
  }

  /// A value as it is kept.
  /// - Throws: ``Violation/unfitValue(_:attribute:kind:participant:)``.
  public func reading(_ attribute: Attribute, of participant: String? = nil) throws -> Attribute {
    let kind = kinds[attribute.name] ?? .text
    guard let value = kind.reading(attribute.value) else {
      throw Violation.unfitValue(
        attribute.value, attribute: attribute.name, kind: kind, participant: participant)
    }
    return Attribute(name: attribute.name, value: value)
  }

  /// A participant of the study with the values of newly known attributes as they are kept from now on.
  /// - Throws: ``Violation/unfitValue(_:attribute:kind:participant:)``.
  public func reading(_ participant: Participant) throws -> Participant {
    var participant = participant
    let names = Set(new.map(\.name))
    participant.attributes = try participant.attributes.map {
      names.contains($0.name) ? try reading($0, of: participant.name) : $0
    }
    return participant
  }
}

extension SpeakerLink {
  /// The label that a reference means: as it is written, or with full-width letters and digits folded.
  /// - Throws: ``Violation/unknownSpeaker(_:source:nearest:)``.
  public static func label(
    _ reference: String, among labels: [String], of source: String
  ) throws -> String {
    let folded = reference.halfWidth.withoutOuterSpaces
    if let found = labels.first(where: { $0 == reference }) ?? labels.first(where: { $0 == folded })
    {
      return found
    }
    let nearest = Nearest.names(to: folded, among: labels)
    throw Violation.unknownSpeaker(
      reference, source: source, nearest: nearest.isEmpty ? Array(labels.prefix(5)) : nearest)
  }
}
