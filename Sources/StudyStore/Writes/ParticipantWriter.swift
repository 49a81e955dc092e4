import GRDB
import GroundedTheory

/// Brings participants, their attributes and their links into a study, within one write.
final class ParticipantWriter {
  private let writing: Writing
  private let typing: AttributeTyping
  private var participants: [Participant]
  private var places: [String: Int]
  private let before: [Participant.ID: Participant]
  /// Which rows said what, for rows that contradict each other.
  private var said: [String: (value: String, row: Int)] = [:]
  private var takenSources: [Int64: Participant] = [:]
  private var takenSpeakers: [String: Participant] = [:]
  private var labels: [Int64: [String]] = [:]

  init(
    _ writing: Writing, rows: [ParticipantDraft], kinds: [String: AttributeKind], place: String
  ) throws {
    self.writing = writing
    let stored = try writing.db.liveParticipants()
    typing = try AttributeTyping(
      of: rows, known: try writing.db.typedAttributes(), stored: stored, asked: kinds, place: place)
    participants = try stored.map(typing.reading)
    before = Dictionary(
      stored.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    places = Dictionary(
      stored.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for attribute in typing.new { try writing.add(attribute) }
    writing.findings += typing.findings
  }

  /// Takes the values of a row into its participant, who is made where there is none.
  /// - Throws: `Violation` for a value that does not fit, `RowProblem` for one that another row
  ///   contradicts.
  func takeAttributes(of row: Placed<ParticipantDraft>) throws {
    let name = row.value.name
    try Codebook.checkLegible(name)
    let place = places[name] ?? participants.count
    if places[name] == nil {
      places[name] = place
      participants.append(Participant(id: writing.newID(), name: name))
    }
    for attribute in row.value.attributes where !attribute.value.isEmpty {
      let read = try typing.reading(attribute)
      let key = "\(name)\u{0}\(read.name)"
      if let other = said[key], other.value != read.value {
        throw RowProblem(
          row: row.row,
          reason:
            "\"\(name)\" has the \(read.name) \"\(excerpt(other.value))\" in row \(other.row),"
            + " and \"\(excerpt(read.value))\" here; correct one")
      }
      said[key] = (read.value, row.row)
      participants[place].set(read)
    }
  }

  /// Takes attributes away from a participant.
  func empty(_ attributes: [String], of name: String) {
    guard let place = places[name] else { return }
    participants[place].attributes.removeAll { attributes.contains($0.name) }
  }

  /// Stores the participants that are new or changed.
  /// - Returns: those that are new.
  func store() throws -> Set<Participant.ID> {
    var added: Set<Participant.ID> = []
    for participant in participants where before[participant.id] != participant {
      try writing.add(participant)
      if before[participant.id] == nil { added.insert(participant.id) }
    }
    return added
  }

  /// Links a participant who is stored to a source or to a speaker in it.
  /// - Throws: `Violation` for what does not exist or is taken by another row.
  func link(_ name: String, to appearance: Appearance) throws {
    guard let place = places[name] else { return }
    let participant = participants[place]
    let source = try writing.db.sourceRows(named: appearance.source)
    guard let speaker = appearance.speaker else {
      if let other = takenSources.updateValue(participant, forKey: source.first),
        other.id != participant.id
      {
        throw Violation.sourceTaken(source.name, participant: other.name)
      }
      try writing.link(participant, to: source.name, before: before)
      return
    }
    let known = try labels[source.first] ?? writing.db.speakers(ofText: source.text)
    labels[source.first] = known
    let label = try SpeakerLink.label(speaker, among: known, of: source.name)
    if let other = takenSpeakers.updateValue(participant, forKey: "\(source.first) \(label)"),
      other.id != participant.id
    {
      throw Violation.speakerTaken(label, source: source.name, participant: other.name)
    }
    try writing.link(participant, to: label, in: source, before: before)
  }
}

extension Writing {
  fileprivate func link(
    _ participant: Participant, to source: String, before: [Participant.ID: Participant]
  ) throws {
    try revise(sourceNamed: source) { document in
      if let old = document.participant, old != participant.id {
        relinked("\"\(source)\"", from: before[old], to: participant)
      }
      document.participant = participant.id
    }
  }

  fileprivate func link(
    _ participant: Participant, to label: String,
    in source: (first: Int64, text: Int64, name: String),
    before: [Participant.ID: Participant]
  ) throws {
    let live = try db.speakerRow(label, inSource: source.first)
    if live?.participant == participant.id { return }
    if let live {
      relinked(
        "\"\(label)\" in \"\(source.name)\"", from: before[live.participant], to: participant)
    }
    try add(
      "speaker", (live?.id ?? newID()).uuid,
      [
        "source": source.first, "label": label,
        "participant": try first("participant", participant.id.uuid),
      ])
  }

  private func relinked(_ place: String, from old: Participant?, to new: Participant) {
    findings.append(
      Finding(
        what: "linked to another participant", place: place,
        why: "it was \"\(old?.name ?? "")\" and is \"\(new.name)\" now"))
  }

  func add(_ attribute: AttributeDefinition) throws {
    let id: Identifier<AttributeDefinition> =
      try db.attributeID(named: attribute.name) ?? newID()
    try add("attribute", id.uuid, ["name": attribute.name, "kind": attribute.kind.rawValue])
  }
}

extension Participant {
  /// Gives the participant a value in place of the one of the same name.
  mutating func set(_ new: Attribute) {
    if let index = attributes.firstIndex(where: { $0.name == new.name }) {
      attributes[index] = new
    } else {
      attributes.append(new)
    }
  }
}
