import GRDB
import GroundedTheory

/// What an import of records did.
public struct RecordImport: Sendable {
  /// The record set.
  public var source: SourceDocument
  /// How many records it has.
  public var records: Int
  /// What was guessed or left out.
  public var findings: [Finding]
}

extension StudyFile {
  /// Imports a table of records as one source, in one event: all of it or nothing.
  /// - Parameters:
  ///   - name: what the source will be called.
  ///   - columns: the names of the attributes that each record has, in their order.
  ///   - feed: calls its argument once a record, and returns what the file turned out to be.
  /// - Throws: ``/GroundedTheory/Violation/duplicateSource(_:)``, and whatever `feed` throws. What its
  ///   argument throws for an id that comes twice is a ``/GroundedTheory/RowProblem``.
  @discardableResult
  public func importRecords(
    named name: String, columns: [String], by coder: String? = nil, reason: String = "",
    _ feed: (_ add: (RecordDraft) throws -> Void) throws -> RecordFile
  ) throws -> RecordImport {
    try importRecords(
      named: name, columns: columns, by: coder, reason: reason, pageBytes: 1 << 16, feed)
  }

  /// - Parameter pageBytes: about how many bytes of words lie in a page. Small pages are quick to code
  ///   in; all sizes are equally quick to read through.
  func importRecords(
    named name: String, columns: [String], by coder: String? = nil, reason: String = "",
    pageBytes: Int, _ feed: (_ add: (RecordDraft) throws -> Void) throws -> RecordFile
  ) throws -> RecordImport {
    try record("records import", by: coder, reason: reason) { writing in
      if try writing.db.sourceNames().contains(name) { throw Violation.duplicateSource(name) }
      try Codebook.checkLegible(name)
      let writer = try RecordWriter(writing, pageBytes: pageBytes)
      let file = try feed(writer.add)
      guard writer.records > 0 else { throw Violation.unusableText(name, reason: "it is empty") }
      let twin = try String.fetchOne(
        writing.db,
        sql: """
          SELECT s.name FROM source s JOIN text t ON t.key = s.text
          WHERE s.retired IS NULL AND t.sha256 = ?
          """, arguments: [file.sha256])
      let text = try writer.finish(file, columns: columns)
      let last = try Int64.fetchOne(writing.db, sql: "SELECT max(number) FROM source")
      let source = SourceDocument(
        id: writing.newID(), number: Int(try Writing.next(after: last)), name: name, kind: .records)
      try writing.add(source, text: text)
      writing.findings = file.findings
      if let twin {
        writing.findings.append(
          Finding(
            what: "the same bytes as \"\(twin)\"", place: "\"\(name)\"",
            why: "the study has this file already, under that name; it was imported once more"))
      }
      writing.summary = "\(counted(writer.records, "record")): \"\(name)\""
      return RecordImport(source: source, records: writer.records, findings: writing.findings)
    }
  }
}
