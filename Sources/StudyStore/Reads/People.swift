import Foundation
import GRDB
import GroundedTheory

extension Database {
  /// The attributes whose kind was given or inferred, in the order in which they were added.
  func typedAttributes() throws -> [AttributeDefinition] {
    try Row.fetchAll(
      self, sql: "SELECT name, kind FROM attribute WHERE retired IS NULL ORDER BY first"
    ).map { row in
      AttributeDefinition(name: try row.value(0), kind: try row.word("kind") ?? .text)
    }
  }

  /// Those, and the attributes of studies from before there were kinds, as text.
  func liveAttributes() throws -> [AttributeDefinition] {
    var all = try typedAttributes()
    var names = Set(all.map(\.name))
    for attribute in try liveParticipants().flatMap(\.attributes)
    where names.insert(attribute.name).inserted {
      all.append(AttributeDefinition(name: attribute.name, kind: .text))
    }
    return all
  }

  func attributeID(named name: String) throws -> Identifier<AttributeDefinition>? {
    try Row.fetchOne(
      self, sql: "SELECT id FROM attribute WHERE name = ? AND retired IS NULL", arguments: [name]
    )?.identifier("id")
  }

  func participant(named name: String) throws -> Participant {
    let all = try liveParticipants()
    guard let found = all.first(where: { $0.name == name }) else {
      throw Violation.unknownParticipant(
        name, nearest: Nearest.names(to: name, among: all.map(\.name)))
    }
    return found
  }

  func liveSpeakers() throws -> [SpeakerLink] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT k.id, s.id AS source, k.label, p.id AS participant
        FROM speaker k JOIN source s ON s.version = k.source
          JOIN participant p ON p.version = k.participant
        WHERE k.retired IS NULL ORDER BY k.first
        """
    ).map { row in
      SpeakerLink(
        id: .init(try row.value("id")), source: .init(try row.value("source")),
        label: try row.value("label"), participant: .init(try row.value("participant")))
    }
  }

  /// Who is linked to a label of a source.
  func speakerRow(
    _ label: String, inSource source: Int64
  ) throws -> (id: SpeakerLink.ID, participant: Participant.ID)? {
    let row = try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT k.id, p.id AS participant FROM speaker k
            JOIN participant p ON p.version = k.participant
          WHERE k.source = ? AND k.label = ? AND k.retired IS NULL
          """), arguments: [source, label])
    return try row.map { (.init(try $0.value(0)), .init(try $0.value(1))) }
  }

  /// The labels of a text's speakers, in the order in which they begin to speak.
  func speakers(ofText text: Int64) throws -> [String] {
    try String.fetchAll(
      self,
      sql: """
        SELECT speaker FROM turn WHERE text = ? AND speaker <> '' GROUP BY speaker
        ORDER BY min(number)
        """, arguments: [text])
  }

  func voices() throws -> Voices {
    Voices(
      sources: try liveSources(), participants: try liveParticipants(),
      attributes: try liveAttributes(), speakers: try liveSpeakers())
  }

  /// Tallies of the sources in which speakers are linked: whose words a coding marks stands in its turn.
  func linkedTallies(_ voices: Voices, where condition: String = "1") throws -> [CodingTally] {
    let linked = voices.linkedSources
    guard !linked.isEmpty else { return [] }
    let texts = try Row.fetchAll(
      self,
      sql: """
        SELECT id, text FROM source WHERE retired IS NULL
          AND first IN (SELECT source FROM speaker WHERE retired IS NULL)
        """)
    var indexes: [SourceDocument.ID: TurnIndex] = [:]
    for row in texts {
      indexes[.init(try row.value(0))] = TurnIndex(try turns(ofText: try row.value(1)))
    }
    let codings = try liveCodings(
      where: "s.first IN (SELECT source FROM speaker WHERE retired IS NULL) AND \(condition)",
      quotes: false)
    return CodingTally.tallies(of: codings) { coding in
      voices.participant(
        in: coding.source, turn: coding.span.flatMap { indexes[coding.source]?.turn(of: $0) })
    }
  }
}

extension StudyFile {
  /// The attributes that participants have, with their kinds.
  public func attributes() throws -> [AttributeDefinition] { try read { try $0.liveAttributes() } }

  /// Who speaks where.
  public func voices() throws -> Voices { try read { try $0.voices() } }

  /// The participants chosen, in the order in which they were added.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func participants(_ selection: Selection) throws -> [Participant] {
    try read { db in
      let voices = try db.voices()
      let chosen = try db.chosen(by: selection, in: voices).participants
      return voices.participants.filter { chosen.contains($0.id) }
    }
  }

  /// What a list of the chosen sources shows.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func sources(_ selection: Selection) throws -> [SourceSummary] {
    let chosen = try read { try $0.chosen(by: selection, in: try $0.voices()).sources }
    return try sources().filter { chosen.contains($0.source.id) }
  }

  /// The codebook and how often each code is used in what is chosen.
  /// - Throws: ``/GroundedTheory/Violation`` for a selection that does not fit the study.
  public func frequencies(
    _ selection: Selection
  ) throws -> (codebook: Codebook, frequencies: Frequencies, codes: Set<Code.ID>?) {
    try read { db in
      let (codebook, voices) = (try db.liveCodebook(), try db.voices())
      let chosen = try StudySelection(
        selection, codebook: codebook, coders: try db.liveCoders(), voices: voices)
      // Codes are chosen by row, so that a category counts what lies below it at any level.
      let frequencies = Frequencies(
        codebook: codebook,
        tallies: chosen.selecting(try db.tallies(voices), in: voices, byCode: false),
        participantOf: voices.participantOfUnlinked)
      return (codebook, frequencies, chosen.codes)
    }
  }
}

extension Database {
  fileprivate func chosen(
    by selection: Selection, in voices: Voices
  ) throws -> (sources: Set<SourceDocument.ID>, participants: Set<Participant.ID>) {
    let chosen = try StudySelection(
      selection, codebook: try liveCodebook(), coders: try liveCoders(), voices: voices)
    return chosen.speaking(
      in: voices,
      coded: selection.choosesCodings
        ? chosen.selecting(try tallies(voices), in: voices, byCode: true) : nil)
  }
}
