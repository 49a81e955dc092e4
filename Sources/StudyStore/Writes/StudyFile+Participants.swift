import GRDB
import GroundedTheory

/// What an import of participants did.
public struct ParticipantImport: Hashable, Sendable, CustomStringConvertible {
  public var added: Int
  /// Those that the study had already.
  public var known: Int
  /// Kinds that were inferred, links that were changed.
  public var findings: [Finding]

  public var description: String { "\(added) new, \(known) known" }
}

extension StudyFile {
  /// Adds participants, gives known ones the attributes of the table, and links them to sources and
  /// speakers.
  ///
  /// A participant may stand in several rows, each with a source or with other attributes.
  /// - Parameter kinds: the kinds of attributes by name; others are known to the study or inferred.
  /// - Throws: ``StudyError/badRows(what:problems:)`` naming every row with an unknown source or
  ///   speaker, with one that another row gives to someone else, or with a value that does not fit;
  ///   ``/GroundedTheory/Violation`` for kinds that do not fit the study.
  @discardableResult
  public func importParticipants(
    _ rows: [Placed<ParticipantDraft>], kinds: [String: AttributeKind] = [:],
    from file: String? = nil, by coder: String? = nil, reason: String = "", findings: [Finding] = []
  ) throws -> ParticipantImport {
    try record("participant import", by: coder, reason: reason) { writing in
      let place = file.map { "\"\($0)\"" } ?? "the table"
      let writer = try ParticipantWriter(
        writing, rows: rows.map(\.value), kinds: kinds, place: place)
      var problems: [RowProblem] = []
      func collecting(_ row: Int, _ body: () throws -> Void) throws {
        do { try body() } catch let violation as Violation {
          problems.append(RowProblem(row: row, reason: violation.description))
        } catch let problem as RowProblem {
          problems.append(problem)
        }
      }
      for row in rows { try collecting(row.row) { try writer.takeAttributes(of: row) } }
      let added = try writer.store()
      for row in rows {
        for appearance in row.value.appearances {
          try collecting(row.row) { try writer.link(row.value.name, to: appearance) }
        }
      }
      guard problems.isEmpty else {
        problems.sort { $0.row < $1.row }
        throw StudyError.badRows(in: file, of: "Participants", problems)
      }
      let result = ParticipantImport(
        added: added.count, known: Set(rows.map(\.value.name)).count - added.count,
        findings: writing.findings)
      writing.findings = findings + writing.findings
      writing.summary = "participants: \(result)"
      return result
    }
  }

  /// Adds one participant.
  /// - Returns: what was inferred or changed on the way.
  /// - Throws: ``/GroundedTheory/Violation/duplicateParticipant(_:)`` and what
  ///   ``linkParticipant(_:to:by:reason:)`` and ``setAttributes(_:of:by:reason:)`` throw.
  @discardableResult
  public func addParticipant(
    _ draft: ParticipantDraft, by coder: String? = nil, reason: String = ""
  ) throws -> [Finding] {
    try record("participant add", by: coder, reason: reason) { writing in
      if try writing.db.liveParticipants().contains(where: { $0.name == draft.name }) {
        throw Violation.duplicateParticipant(draft.name)
      }
      try writing.takeIn(draft)
      writing.summary = "\"\(draft.name)\""
      return writing.findings
    }
  }

  /// Gives a participant values; an empty one takes the value away. Attributes that the study does not
  /// know are made.
  /// - Returns: the kinds that were inferred.
  /// - Throws: ``/GroundedTheory/Violation/unknownParticipant(_:nearest:)``,
  ///   ``/GroundedTheory/Violation/unfitValue(_:attribute:kind:participant:)``, and
  ///   ``/GroundedTheory/Violation/unknownAttribute(_:nearest:known:)`` for a value to be taken away
  ///   that nobody has.
  @discardableResult
  public func setAttributes(
    _ attributes: [Attribute], of name: String, by coder: String? = nil, reason: String = ""
  ) throws -> [Finding] {
    try record("participant set", by: coder, reason: reason) { writing in
      let known = try writing.db.liveAttributes().map(\.name)
      let emptied = attributes.filter { $0.value.isEmpty }.map(\.name)
      for attribute in emptied where !known.contains(attribute) {
        throw Violation.unknownAttribute(
          attribute, nearest: Nearest.names(to: attribute, among: known), known: known)
      }
      let participant = try writing.db.participant(named: name)
      try writing.takeIn(
        ParticipantDraft(name: participant.name, attributes: attributes), emptying: emptied)
      writing.summary =
        "\"\(participant.name)\": "
        + attributes.map { "\($0.name)=\(excerpt($0.value))" }.joined(separator: ", ")
      return writing.findings
    }
  }

  /// Gives a participant another name; attributes and links stay.
  /// - Throws: ``/GroundedTheory/Violation/unknownParticipant(_:nearest:)``,
  ///   ``/GroundedTheory/Violation/duplicateParticipant(_:)``,
  ///   ``/GroundedTheory/Violation/unusableName(_:reason:)``.
  public func renameParticipant(
    _ name: String, to new: String, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("participant rename", by: coder, reason: reason) { writing in
      var participant = try writing.db.participant(named: name)
      try Codebook.checkLegible(new)
      if try writing.db.liveParticipants().contains(where: { $0.name == new }) {
        throw Violation.duplicateParticipant(new)
      }
      participant.name = new
      try writing.add(participant)
      writing.summary = "\"\(name)\" → \"\(new)\""
    }
  }

  /// Links a participant to a source as a whole, or to one speaker in it.
  /// - Returns: whose the words were before, where they were someone else's.
  /// - Throws: ``/GroundedTheory/Violation`` for an unknown participant, source or speaker.
  @discardableResult
  public func linkParticipant(
    _ name: String, to appearance: Appearance, by coder: String? = nil, reason: String = ""
  ) throws -> [Finding] {
    try record("participant link", by: coder, reason: reason) { writing in
      let participant = try writing.db.participant(named: name)
      try writing.takeIn(ParticipantDraft(name: participant.name, appearances: [appearance]))
      writing.summary =
        "\"\(participant.name)\": \"\(appearance.source)\""
        + (appearance.speaker.map { ", speaker \"\($0)\"" } ?? "")
      return writing.findings
    }
  }

  /// Takes a participant off one speaker of a source or, where no speaker is named, off the source as a
  /// whole and all its speakers.
  /// - Throws: ``/GroundedTheory/Violation/notLinked(participant:source:speaker:)`` and the like.
  public func unlinkParticipant(
    _ name: String, from appearance: Appearance, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("participant unlink", by: coder, reason: reason) { writing in
      let participant = try writing.db.participant(named: name)
      let source = try writing.db.sourceRows(named: appearance.source)
      var count = try writing.retireSpeakers(
        of: participant, inSource: source.first, label: appearance.speaker)
      if appearance.speaker == nil {
        try writing.revise(sourceNamed: source.name, when: { $0.participant == participant.id }) {
          $0.participant = nil
          count += 1
        }
      }
      guard count > 0 else {
        throw Violation.notLinked(
          participant: participant.name, source: source.name, speaker: appearance.speaker)
      }
      writing.summary =
        "\"\(participant.name)\": \"\(source.name)\""
        + (appearance.speaker.map { ", speaker \"\($0)\"" } ?? "")
    }
  }

  /// Says of which kind an attribute is; every value that a participant has is read again.
  /// - Throws: ``/GroundedTheory/Violation/unfitValue(_:attribute:kind:participant:)`` for the first
  ///   value that is not of that kind, ``/GroundedTheory/Violation/unknownAttribute(_:nearest:known:)``.
  public func setAttributeKind(
    _ name: String, to kind: AttributeKind, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("attribute set", by: coder, reason: reason) { writing in
      let known = try writing.db.liveAttributes()
      guard known.contains(where: { $0.name == name }) else {
        throw Violation.unknownAttribute(
          name, nearest: Nearest.names(to: name, among: known.map(\.name)), known: known.map(\.name)
        )
      }
      try writing.add(AttributeDefinition(name: name, kind: kind))
      for var participant in try writing.db.liveParticipants() {
        guard let value = participant.value(of: name) else { continue }
        guard let read = kind.reading(value) else {
          throw Violation.unfitValue(
            value, attribute: name, kind: kind, participant: participant.name)
        }
        participant.set(Attribute(name: name, value: read))
        if read != value { try writing.add(participant) }
      }
      writing.summary = "\"\(name)\": \(kind.rawValue)"
    }
  }
}

extension Writing {
  /// One participant with attributes and links, as a row of a table has them.
  /// - Parameter emptied: the attributes to take away.
  fileprivate func takeIn(_ draft: ParticipantDraft, emptying emptied: [String] = []) throws {
    let writer = try ParticipantWriter(
      self, rows: [draft], kinds: [:], place: "\"\(draft.name)\"")
    try writer.takeAttributes(of: Placed(row: 1, value: draft))
    writer.empty(emptied, of: draft.name)
    _ = try writer.store()
    for appearance in draft.appearances { try writer.link(draft.name, to: appearance) }
  }

  /// Retires the links of a participant to speakers of a source: all, or that of one label.
  fileprivate func retireSpeakers(
    of participant: Participant, inSource source: Int64, label: String?
  ) throws -> Int {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT first FROM speaker
        WHERE retired IS NULL AND source = ? AND participant = ? AND (? IS NULL OR label = ?)
        """,
      arguments: [source, try first("participant", participant.id.uuid), label, label])
    for row in rows { try retire("speaker", row.value(0)) }
    return rows.count
  }
}
