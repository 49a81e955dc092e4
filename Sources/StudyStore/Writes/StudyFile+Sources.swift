import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Imports documents in one event: all of them or none.
  /// - Parameter feed: calls its argument once a document, so that no more than one is in memory.
  /// - Throws: ``GroundedTheory/Violation/duplicateSource(_:)``, and whatever `feed` throws.
  @discardableResult
  public func importDocuments(
    kind: SourceDocument.Kind = .interview, by coder: String? = nil, reason: String = "",
    _ feed: (_ add: (ImportedDocument) throws -> Void) throws -> Void
  ) throws -> [SourceDocument] {
    try record("import", by: coder, reason: reason) { writing in
      var sources: [SourceDocument] = []
      var number = try writing.highest("number", in: "source")
      var turns = 0
      try feed { document in
        try writing.checkNewSource(document.name)
        number += 1
        let source = SourceDocument(
          id: writing.newID(), number: number, name: document.name, kind: kind)
        try writing.add(source, text: try writing.add(document))
        writing.findings += document.findings
        turns += document.turns.count
        sources.append(source)
      }
      writing.summary =
        "\(sources.count) source\(sources.count == 1 ? "" : "s"), \(turns) turns"
        + (sources.count == 1 ? ": \"\(sources[0].name)\"" : "")
      return sources
    }
  }

  /// Sets sources aside for the saturation test, or takes them back.
  public func setHeldOut(
    _ isHeldOut: Bool, sources names: [String], by coder: String? = nil, reason: String = ""
  ) throws {
    try record("source hold-out", by: coder, reason: reason) { writing in
      for name in names { try writing.revise(sourceNamed: name) { $0.isHeldOut = isHeldOut } }
      writing.summary =
        "\(isHeldOut ? "set aside" : "taken back"): \(names.joined(separator: ", "))"
    }
  }

  /// Adds participants, gives known ones the attributes of the table, and links them to sources.
  /// - Throws: ``StudyError/badRows(what:problems:)`` naming every row with an unknown source.
  @discardableResult
  public func importParticipants(
    _ rows: [Placed<ParticipantDraft>], by coder: String? = nil, reason: String = ""
  ) throws -> Int {
    try record("participant import", by: coder, reason: reason) { writing in
      let known = Dictionary(
        try writing.db.liveParticipants().map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first })
      var problems: [RowProblem] = []
      for row in rows {
        var participant =
          known[row.value.name] ?? Participant(id: writing.newID(), name: row.value.name)
        participant.merge(row.value.attributes)
        do {
          try writing.add(participant)
          if let source = row.value.source {
            try writing.revise(sourceNamed: source) { $0.participant = participant.id }
          }
        } catch let violation as Violation {
          problems.append(RowProblem(row: row.row, reason: violation.description))
        }
      }
      guard problems.isEmpty else {
        throw StudyError.badRows(what: "Participants", problems: problems)
      }
      writing.summary = "\(rows.count) participant\(rows.count == 1 ? "" : "s")"
      return rows.count
    }
  }
}

extension Participant {
  /// Values in the table win; attributes it does not name stay.
  fileprivate mutating func merge(_ new: [Attribute]) {
    for attribute in new {
      if let index = attributes.firstIndex(where: { $0.name == attribute.name }) {
        attributes[index] = attribute
      } else {
        attributes.append(attribute)
      }
    }
  }
}

extension Writing {
  /// The highest number ever given in a table, by live and retired versions alike.
  func highest(_ column: String, in table: String, where condition: String = "1") throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(\(column)) FROM \(table) WHERE \(condition)") ?? 0
  }

  fileprivate func checkNewSource(_ name: String) throws {
    let twin = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM source WHERE name = ? AND retired IS NULL"),
      arguments: [name])
    if twin != nil { throw Violation.duplicateSource(name) }
  }

  /// Stores a text with its turns; returns its key.
  fileprivate func add(_ document: ImportedDocument) throws -> Int64 {
    let isExact = document.original == document.text.utf8
    try db.cachedStatement(
      sql: """
        INSERT INTO text
          (sha256, textSha256, encoding, scalars, turns, speakers, words, original)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      document.sha256, document.textSHA256, document.encoding, document.text.scalarCount,
      document.turns.count, document.speakers, document.text.string,
      isExact ? nil : Data(document.original),
    ])
    let key = db.lastInsertedRowID
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO turn
          (text, number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for turn in document.turns {
      try statement.execute(arguments: [
        key, turn.number, turn.speaker, turn.role?.rawValue, turn.span.start, turn.span.end,
        turn.milliseconds?.lowerBound, turn.milliseconds?.upperBound,
      ])
    }
    return key
  }

  /// Adds a version of a source that differs in what `change` does.
  fileprivate func revise(
    sourceNamed name: String, _ change: (inout SourceDocument) -> Void
  ) throws {
    let found = try db.sourceText(named: name)
    guard var source = try db.liveSources().first(where: { $0.name == name }) else { return }
    change(&source)
    try add(source, text: found.textKey)
  }
}
