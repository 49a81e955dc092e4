import Foundation
import GRDB
import GroundedTheory

/// Turns drafts into stored codings: resolves their names, anchors their quotes, inserts them.
///
/// Names and texts are looked up once, so that half a million drafts cost half a million inserts.
final class CodingPlacer {
  private let writing: Writing
  private let codebook: Codebook
  private lazy var index = codebook.index
  private var codes: [ExactName: PlacedCode] = [:]
  private var coders: [ExactName: PlacedCoder] = [:]
  private var sources: [ExactName: OpenSource] = [:]
  private var current: OpenSource?
  /// Names that were looked for in vain, so that a file full of one mistake stays quick.
  private var unknown: [ExactName: Violation] = [:]
  private(set) var newCoders: [String] = []
  private let insertion: CodingInsert

  private typealias PlacedCode = (key: Int64, code: Code)
  private typealias PlacedCoder = (key: Int64, coder: Coder)

  /// A source whose text is at hand.
  private struct OpenSource {
    /// What drafts call it: its name or its number.
    let reference: ExactName
    let name: String
    let key: Int64
    let words: Words
    let bytes: Int

    func place(_ draft: CodingDraft) throws -> (span: TextSpan, anchor: QuoteAnchor) {
      switch words {
      case .whole(let anchor):
        if let record = draft.record { throw Violation.unknownRecord(record, source: name) }
        return (try anchor.place(draft), anchor)
      case .records(let places): return try places.place(draft)
      }
    }
  }

  private enum Words {
    case whole(QuoteAnchor)
    case records(RecordPlaces)
  }

  /// Texts kept open at once; files of codings are sorted by source more often than not.
  private static let openBytes = 128 << 20
  private var bytes = 0

  /// - Parameter codebook: the live one, where it is at hand.
  init(_ writing: Writing, codebook: Codebook? = nil) throws {
    self.writing = writing
    self.codebook = try codebook ?? writing.db.liveCodebook()
    insertion = try CodingInsert(writing)
    for coder in try writing.db.liveCoders() {
      coders[ExactName(coder.name)] = (try writing.first("coder", coder.id.uuid), coder)
    }
  }

  /// Stores one coding and returns what its draft turned out to mean.
  /// - Parameter creatingCoder: whether an unknown coder is made or refused.
  @discardableResult
  func place(
    _ draft: CodingDraft, creatingCoder: Bool
  ) throws -> (id: Coding.ID, code: Code, source: String, span: TextSpan) {
    let source = try source(named: draft.source)
    let code = try code(named: draft.code)
    let coder = try coder(named: draft.coder, creating: creatingCoder)
    let (span, anchor) = try source.place(draft)
    let words = try anchor.bytes(of: span)
    let id = try anchor.text.utf8.withUnsafeBytes { utf8 in
      try insertion.insert(
        source: source.key, span: span, code: code.key, coder: coder.key,
        words: UnsafeRawBufferPointer(rebasing: utf8[words]))
    }
    guard let id else {
      throw Violation.duplicateCoding(
        code: code.code.name, source: source.name, span: span, coder: coder.coder.name)
    }
    if !draft.memo.isEmpty {
      try writing.add(
        Memo(id: writing.newID(), kind: .code, text: draft.memo, subject: .coding(id)))
    }
    return (id, code.code, source.name, span)
  }

  /// The words that a draft means; nothing is stored.
  func words(of draft: CodingDraft) throws -> String {
    let (span, anchor) = try source(named: draft.source).place(draft)
    let words = try anchor.bytes(of: span)
    return String(decoding: anchor.text.utf8[words], as: UTF8.self)
  }

  /// Takes in a code that this write made, and returns what drafts are to call it.
  func learn(_ code: Code) throws -> String {
    codes[ExactName(code.id.description)] = (try writing.first("code", code.id.uuid), code)
    return code.id.description
  }

  private func code(named reference: String) throws -> PlacedCode {
    if let known = codes[ExactName(reference)] { return known }
    // An index of all names is worth its making where more than one is asked for.
    let isFirst = codes.isEmpty
    let code = try remembering(reference) {
      try (isFirst ? nil : index[reference]) ?? codebook.code(named: reference)
    }
    let placed = (try writing.first("code", code.id.uuid), code)
    codes[ExactName(reference)] = placed
    return placed
  }

  private func coder(named name: String, creating: Bool) throws -> PlacedCoder {
    if let known = coders[ExactName(name)] { return known }
    guard creating else {
      throw Violation.unknownCoder(
        name, nearest: Nearest.names(to: name, among: coders.values.map(\.coder.name)))
    }
    try Codebook.checkName(name)
    let coder = Coder(id: writing.newID(), name: name)
    try writing.add(coder)
    let made = (try writing.first("coder", coder.id.uuid), coder)
    coders[ExactName(name)] = made
    newCoders.append(name)
    return made
  }

  private func remembering<Found>(_ name: String, _ find: () throws -> Found) throws -> Found {
    if let violation = unknown[ExactName(name)] { throw violation }
    do { return try find() } catch let violation as Violation {
      unknown[ExactName(name)] = violation
      throw violation
    }
  }

  private func source(named name: String) throws -> OpenSource {
    let exact = ExactName(name)
    if let current, current.reference == exact { return current }
    let source = try sources[exact] ?? remembering(name) { try open(name) }
    current = source
    return source
  }

  private func open(_ reference: String) throws -> OpenSource {
    let db = writing.db
    let (first, key, name) = try db.sourceRows(named: reference)
    if bytes > Self.openBytes {
      sources.removeAll()
      bytes = 0
    }
    let words: Words
    var size = 0
    if try db.recordColumns(ofText: key) != nil {
      words = .records(try RecordPlaces(db, text: key, name: name))
    } else {
      let text = try db.words(ofText: key)
      let turns = TurnsOnDemand { try db.turns(ofText: key) }
      words = .whole(QuoteAnchor(source: name, text: text, turns: try turns.all()))
      size = text.utf8.count
    }
    let source = OpenSource(
      reference: ExactName(reference), name: name, key: first, words: words, bytes: size)
    bytes += source.bytes
    sources[ExactName(reference)] = source
    return source
  }
}

/// Reads a source's turns when they are first asked for; most codings of a bulk file never do.
private final class TurnsOnDemand {
  private let read: () throws -> [Turn]
  private var turns: [Turn]?

  init(_ read: @escaping () throws -> [Turn]) { self.read = read }

  func all() throws -> [Turn] {
    if let turns { return turns }
    let turns = try read()
    self.turns = turns
    return turns
  }
}
