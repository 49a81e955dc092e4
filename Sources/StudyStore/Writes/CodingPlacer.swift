import Foundation
import GRDB
import GroundedTheory

/// Turns drafts into stored codings: resolves their names, anchors their quotes, inserts them.
///
/// Names and texts are looked up once, so that half a million drafts cost half a million inserts.
final class CodingPlacer {
  private let writing: Writing
  private let codebook: Codebook
  private let codes: [String: Code]
  private var codeKeys: [Code.ID: Int64] = [:]
  private var coders: [String: (key: Int64, coder: Coder)] = [:]
  private var sources: [String: OpenSource] = [:]
  private var current: OpenSource?
  private(set) var newCoders: [String] = []
  private let insertEntity: Statement
  private let insertCoding: Statement

  /// A source whose text is at hand.
  private struct OpenSource {
    let name: String
    let key: Int64
    let id: SourceDocument.ID
    let anchor: QuoteAnchor
    let bytes: Int
  }

  /// Texts kept open at once; files of codings are sorted by source more often than not.
  private static let openBytes = 128 << 20
  private var bytes = 0

  init(_ writing: Writing) throws {
    self.writing = writing
    codebook = try writing.db.liveCodebook()
    codes = codebook.index
    insertEntity = try writing.db.makeStatement(
      sql: "INSERT INTO entity (id, kind) VALUES (?, 'coding')")
    insertCoding = try writing.db.makeStatement(
      sql: """
        INSERT OR IGNORE INTO coding
          (entity, added, source, spanStart, spanEnd, code, coder, quote)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for coder in try writing.db.liveCoders() {
      coders[coder.name] = (try writing.key(coder.id.uuid, "coder"), coder)
    }
  }

  /// - Parameter creatingCoder: whether an unknown coder is made or refused.
  @discardableResult
  func place(_ draft: CodingDraft, creatingCoder: Bool) throws -> Coding {
    let source = try source(named: draft.source)
    let code = try codes[draft.code] ?? codebook.code(named: draft.code)
    let coder = try coder(named: draft.coder, creating: creatingCoder)
    let (span, quote) = try source.anchor.place(draft)
    let id: Coding.ID = writing.newID()
    try insertEntity.execute(arguments: [id.uuid])
    let entity = writing.db.lastInsertedRowID
    try insertCoding.execute(arguments: [
      entity, writing.event, source.key, span.start, span.end, try key(of: code), coder.key, quote,
    ])
    guard writing.db.changesCount == 1 else {
      throw Violation.duplicateCoding(
        code: code.name, source: source.name, span: span, coder: coder.coder.name)
    }
    if !draft.memo.isEmpty {
      try writing.add(
        Memo(id: writing.newID(), kind: .code, text: draft.memo, subject: .coding(id)))
    }
    return Coding(
      id: id, source: source.id, span: span, quote: quote, code: code.id, coder: coder.coder.id)
  }

  private func key(of code: Code) throws -> Int64 {
    if let known = codeKeys[code.id] { return known }
    let key = try writing.key(code.id)
    codeKeys[code.id] = key
    return key
  }

  private func coder(
    named name: String, creating: Bool
  ) throws -> (key: Int64, coder: Coder) {
    if let known = coders[name] { return known }
    guard creating else {
      throw Violation.unknownCoder(
        name, nearest: Nearest.names(to: name, among: Array(coders.keys)))
    }
    try Codebook.checkName(name)
    let coder = Coder(id: writing.newID(), name: name)
    try writing.add(coder)
    let made = (try writing.key(coder.id.uuid, "coder"), coder)
    coders[name] = made
    newCoders.append(name)
    return made
  }

  private func source(named name: String) throws -> OpenSource {
    if let current, current.name == name { return current }
    let source = try sources[name] ?? open(name)
    current = source
    return source
  }

  private func open(_ name: String) throws -> OpenSource {
    let found = try writing.db.sourceText(named: name)
    guard
      let id = try UUID.fetchOne(
        writing.db, sql: "SELECT id FROM entity WHERE key = ?", arguments: [found.key])
    else { throw Violation.unknownSource(name, nearest: []) }
    let text = found.text
    if bytes > Self.openBytes {
      sources.removeAll()
      bytes = 0
    }
    let source = OpenSource(
      name: name, key: found.key, id: .init(id),
      anchor: QuoteAnchor(source: name, text: text.text, turns: text.turns),
      bytes: text.text.utf8.count)
    bytes += source.bytes
    sources[name] = source
    return source
  }
}
