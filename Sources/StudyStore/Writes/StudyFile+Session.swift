import Foundation
import GRDB
import GroundedTheory

/// What an edited sheet would do to the study as it is now.
public struct SessionPlan: Sendable {
  /// What is to be done, less what was done meanwhile.
  public let changes: SheetChanges
  /// The sheet as it was printed.
  public let sheet: CodingSheet
  /// The codes as they are.
  public let codebook: Codebook
  /// The name of the source.
  let source: Int64, coder: Int64
  /// The rows that stand for the codings to be taken back, and for those whose memo changes.
  let removals: [Int64]
  let noted: [Int64]
  /// The last event that it takes into account.
  let event: Int64

  /// Whether nothing is left to be done.
  public var isEmpty: Bool { changes.isEmpty }
}

extension StudyFile {
  /// A transcript as a coder codes it by typing, as the study stands.
  /// - Parameter header: the state, source and coder of a sheet that was printed before; nil for now.
  /// - Throws: ``/GroundedTheory/Violation`` for an unknown source or coder,
  ///   ``/GroundedTheory/SheetRefusal`` for a record set, and for a header that does not fit.
  public func codingSheet(
    ofSource source: String, coder: String, header: SheetHeader? = nil
  ) throws -> CodingSheet {
    try read { try $0.codingSheet(ofSource: source, coder: coder, header: header).sheet }
  }

  /// Works out what an edited sheet would do; writes nothing. What was added or taken back by other
  /// hands since the sheet was printed stays as it is.
  /// - Throws: ``/GroundedTheory/SheetRefusal`` with every line that cannot be taken, or with the reason
  ///   why the sheet as a whole cannot.
  public func prepareSession(
    _ edited: String, ofSource source: String, coder: String
  ) throws -> SessionPlan {
    let header = try SheetHeader(of: edited)
    return try read { db in
      let (sheet, keys, event) = try db.codingSheet(
        ofSource: source, coder: coder, header: header)
      let codebook = try db.liveCodebook()
      let then = try db.sheetCodings(source: keys.source, coder: keys.coder, asOf: event)
      let last = try db.lastEvent()
      let now = try db.sheetCodings(source: keys.source, coder: keys.coder, asOf: Int(last))
      return try SessionPlan(
        try sheet.changes(in: edited, current: codebook), sheet, codebook, keys, then, now, last)
    }
  }

  /// Writes what an edited sheet changed, in one event.
  /// - Returns: the relations left without support.
  /// - Throws: ``/GroundedTheory/SheetRefusal/changedMeanwhile`` where anything was written since the
  ///   plan was made.
  @discardableResult
  public func apply(
    _ plan: SessionPlan, by coder: String? = nil, reason: String = ""
  ) throws -> [String] {
    if plan.isEmpty { return [] }
    return try record("code session", by: coder ?? plan.sheet.coder, reason: reason) { writing in
      guard plan.event + 1 == Int64(writing.event) else { throw SheetRefusal.changedMeanwhile }
      let made = try plan.changes.newCodes.map { new in
        let code = Code(
          id: writing.newID(), name: new.name, level: new.level, parent: new.parent,
          ordinal: try writing.nextOrdinal(at: new.level))
        try writing.add(code)
        return code.id
      }
      let unsupported = plan.removals.isEmpty ? [] : try writing.takeBack(codings: plan.removals)
      for addition in plan.changes.additions { try writing.add(addition, plan, made) }
      for (change, key) in zip(plan.changes.notes, plan.noted) { try writing.note(change, key) }
      writing.summary = "\"\(plan.sheet.source)\": \(plan.changes.summary)"
      return unsupported
    }
  }
}

extension Writing {
  fileprivate func add(
    _ addition: SheetChanges.Addition, _ plan: SessionPlan, _ made: [Code.ID]
  ) throws {
    let code =
      switch addition.code {
      case .known(let id): id
      case .new(let place): made[place]
      }
    let coding = Coding(
      id: newID(), source: plan.sheet.header.source, span: addition.span,
      quote: try plan.sheet.text.quote(at: addition.span), code: code,
      coder: plan.sheet.header.coder)
    try add(coding)
    if let memo = addition.memo {
      try add(Memo(id: newID(), kind: .code, text: memo, subject: .coding(coding.id)))
    }
  }

  /// Gives a coding another memo in place of the one that it has, or none.
  fileprivate func note(_ change: SheetChanges.NoteChange, _ coding: Int64) throws {
    let memos = try db.liveMemos()
    let id: Coding.ID = .init(
      try UUID.fetchOne(db, sql: "SELECT id FROM coding WHERE version = ?", arguments: [coding])
        ?? UUID())
    let own = memos.filter { $0.subject == .coding(id) }
    if let text = change.memo {
      if own.count == 1, var memo = own.first {
        memo.text = text
        return try add(memo)
      }
      return try add(Memo(id: newID(), kind: .code, text: text, subject: .coding(id)))
    }
    for memo in own {
      let key = try first("memo", memo.id.uuid)
      try retire("memo", key)
      try retire("compared", key, by: "memo")
    }
  }
}

extension SessionPlan {
  fileprivate init(
    _ changes: SheetChanges, _ sheet: CodingSheet, _ codebook: Codebook,
    _ keys: (source: Int64, coder: Int64), _ then: [SheetCoding], _ now: [SheetCoding],
    _ event: Int64
  ) throws {
    let before = Dictionary(then.map { ($0.mark, $0.first) }, uniquingKeysWith: { $1 })
    let live = Dictionary(now.map { ($0.first, $0) }, uniquingKeysWith: { $1 })
    let marks = Set(now.map(\.mark))
    var left = changes
    left.additions = changes.additions.filter { addition in
      guard case .known(let id) = addition.code else { return true }
      return !marks.contains(.init(code: id, span: addition.span))
    }
    // A coding whose code was merged into another meanwhile is the same coding still.
    left.removals = changes.removals.filter { before[$0].flatMap { live[$0] } != nil }
    left.notes = try changes.notes.filter { change in
      guard let coding = before[change.mark].flatMap({ live[$0] }) else { return false }
      if coding.note == change.memo.map(CodingSheet.Note.memo) ?? .none { return false }
      guard coding.note == sheet.codings[change.mark] else {
        throw SheetRefusal.mistakes([SheetMistake(line: change.line, fault: .noteChanged)])
      }
      return true
    }
    self.init(
      changes: left, sheet: sheet, codebook: codebook, source: keys.source, coder: keys.coder,
      removals: left.removals.compactMap { before[$0] },
      noted: left.notes.compactMap { before[$0.mark] }, event: event)
  }
}

extension Database {
  fileprivate func codingSheet(
    ofSource reference: String, coder name: String, header: SheetHeader?
  ) throws -> (sheet: CodingSheet, keys: (source: Int64, coder: Int64), event: Int) {
    let (source, text, own) = try sourceRows(named: reference)
    if try recordColumns(ofText: text) != nil { throw SheetRefusal.records(own) }
    let coder = try liveCoders().named(name)
    let key = try Int64.fetchOne(
      self, sql: "SELECT first FROM coder WHERE id = ? AND version = first",
      arguments: [coder.id.uuid])
    let id = try UUID.fetchOne(
      self, sql: "SELECT id FROM source WHERE version = ?", arguments: [source])
    guard let key, let id else { throw DamagedContent(detail: "a name has no row") }
    let event = try self.event(of: header)
    if let header {
      guard header.source.uuid == id else { throw SheetRefusal.otherSource(own) }
      guard header.coder == coder.id else { throw SheetRefusal.otherCoder(name) }
      guard try isTextUnchanged(ofSource: source, since: event.number) else {
        throw SheetRefusal.textChanged(own)
      }
    }
    let codings = try sheetCodings(source: source, coder: key, asOf: event.number)
    let sheet = CodingSheet(
      header: SheetHeader(event: event.id, source: .init(id), coder: coder.id), source: own,
      coder: name,
      text: SourceText(text: try words(ofText: text), turns: try turns(ofText: text)),
      codebook: try header == nil ? liveCodebook() : codeNames(asOf: event.number),
      codings: Dictionary(codings.map { ($0.mark, $0.note) }, uniquingKeysWith: { $1 }),
      others: try sheetOthers(source: source, coder: key))
    return (sheet, (source, key), event.number)
  }

  /// The event that a sheet was made after; the last one for nil.
  private func event(of header: SheetHeader?) throws -> (number: Int, id: UUID) {
    let row = try Row.fetchOne(
      self,
      sql: """
        SELECT number, id FROM event WHERE ?1 IS NULL OR id = ?1 ORDER BY number DESC LIMIT 1
        """, arguments: [header?.event])
    guard let row else { throw SheetRefusal.otherStudy }
    return (try row.value(0), try row.value(1))
  }
}
