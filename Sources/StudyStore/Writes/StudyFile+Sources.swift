import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Imports documents in one event: all of them or none.
  /// - Parameters:
  ///   - note: takes what was found besides the findings of the documents themselves.
  ///   - feed: calls its argument once a document, so that no more than one is in memory.
  /// - Throws: ``/GroundedTheory/Violation/duplicateSource(_:)``,
  ///   ``/GroundedTheory/Violation/unusableText(_:reason:)``, and whatever `feed` throws.
  @discardableResult
  public func importDocuments(
    kind: SourceDocument.Kind = .interview, by coder: String? = nil, reason: String = "",
    findings note: (Finding) -> Void = { _ in },
    _ feed: (_ add: (ImportedDocument) throws -> Void) throws -> Void
  ) throws -> [SourceDocument] {
    try record("import", by: coder, reason: reason) { writing in
      var sources: [SourceDocument] = []
      var last = try Int64.fetchOne(writing.db, sql: "SELECT max(number) FROM source")
      var names = Set(try writing.db.sourceNames())
      var files = try writing.sourcesByFile()
      var twins: [Finding] = []
      var turns = 0
      try feed { document in
        guard names.insert(document.name).inserted else {
          throw Violation.duplicateSource(document.name)
        }
        try Codebook.checkLegible(document.name)
        try document.checkText()
        let twin = files[document.sha256]
        if twin == nil { files[document.sha256] = document.name }
        let number = try Writing.next(after: last)
        last = number
        let source = SourceDocument(
          id: writing.newID(), number: Int(number), name: document.name, kind: kind)
        try writing.add(source, text: try writing.add(document))
        for comment in document.comments where !comment.text.isEmpty {
          try writing.add(
            Memo(
              id: writing.newID(), kind: .case, text: comment.memo, subject: .source(source.id)))
        }
        writing.findings += document.findings
        if let twin {
          let finding = Finding(
            what: "the same bytes as \"\(twin)\"", place: "\"\(document.name)\"",
            why: "the study has this file already, under that name; it was imported once more")
          twins.append(finding)
        }
        turns += document.turns.count
        sources.append(source)
      }
      writing.findings += twins
      twins.forEach(note)
      writing.summary =
        "\(counted(sources.count, "source")), \(counted(turns, "turn"))"
        + (sources.count == 1 ? ": \"\(sources[0].name)\"" : "")
      return sources
    }
  }
}

extension ImportedDocument {
  /// SQLite reads a text up to its first NUL, so one that holds a NUL could not be kept whole.
  func checkText() throws {
    if text.utf8.isEmpty { throw Violation.unusableText(name, reason: "it is empty") }
    if text.utf8.withUnsafeBufferPointer({ $0.contains(0) }) {
      throw Violation.unusableText(name, reason: "it holds a NUL character, as binary files do")
    }
  }
}

extension Writing {
  /// The names of the live sources by the fingerprints of their files.
  fileprivate func sourcesByFile() throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.sha256, s.name FROM source s JOIN text t ON t.key = s.text WHERE s.retired IS NULL
        ORDER BY s.number
        """)
    return Dictionary(
      try rows.map { (try $0.value(0) as String, try $0.value(1) as String) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Stores a text with its turns; returns its key.
  func add(_ document: ImportedDocument) throws -> Int64 {
    let isExact = document.original == document.text.utf8
    let texts = try textInsert()
    texts.bind(document.sha256, at: 1)
    texts.bind(document.textSHA256, at: 2)
    texts.bind(document.encoding, at: 3)
    texts.bind(Int64(document.text.scalarCount), at: 4)
    texts.bind(Int64(document.turns.count), at: 5)
    texts.bind(Int64(document.speakers), at: 6)
    try document.text.utf8.withUnsafeBytes { words in
      try document.original.withUnsafeBytes { original in
        texts.bind(held: words, at: 7)
        texts.bind(held: isExact ? nil : original, blobAt: 8)
        try texts.insert()
      }
    }
    let key = db.lastInsertedRowID
    let insertion = try turnInsert()
    for turn in document.turns {
      insertion.bind(key, at: 1)
      insertion.bind(Int64(turn.number), at: 2)
      insertion.bind(turn.speaker, at: 3)
      insertion.bind(turn.role?.rawValue, at: 4)
      insertion.bind(Int64(turn.span.start), at: 5)
      insertion.bind(Int64(turn.span.end), at: 6)
      insertion.bind(turn.milliseconds.map { Int64($0.lowerBound) }, at: 7)
      insertion.bind(turn.milliseconds.map { Int64($0.upperBound) }, at: 8)
      try insertion.insert()
    }
    return key
  }

  /// Adds a version of a source that differs in what `change` does; none where nothing differs.
  func revise(
    sourceNamed name: String, when condition: (SourceDocument) -> Bool = { _ in true },
    _ change: (inout SourceDocument) throws -> Void
  ) throws {
    let (first, text, _) = try db.sourceRows(named: name)
    guard var source = try db.liveSources(where: "s.first = \(first)").first, condition(source)
    else {
      return
    }
    let before = source
    try change(&source)
    if source != before { try add(source, text: text) }
  }
}
