import GRDB
import GroundedTheory

extension StudyFile {
  /// Puts a coding at its place by hand: an orphan, or one that stands at the wrong one.
  /// - Parameters:
  ///   - id: its identifier, or enough of its beginning or end.
  ///   - quote: the words, copied exactly; its own where there is neither a quote nor a span.
  ///   - span: the place; must hold the quote where both are given.
  ///   - turn: the number of the turn that the words stand in.
  ///   - occurrence: which of several places, from 1.
  /// - Throws: ``/GroundedTheory/Violation`` as ``addCoding(_:reason:)`` does, and where another coding
  ///   of the same coder and code stands there.
  @discardableResult
  public func placeCoding(
    _ id: String, quote: String? = nil, span: TextSpan? = nil, turn: Int? = nil,
    occurrence: Int? = nil, by coder: String? = nil, reason: String = ""
  ) throws -> Coding {
    try record("coding place", by: coder, reason: reason) { writing in
      let key = try writing.coding(withID: id).key
      guard var coding = try writing.db.liveCodings(where: "c.first = \(key)").first,
        let source = try writing.db.liveSources().first(where: { $0.id == coding.source })
      else { throw Violation.unknownCoding(id) }
      let text = try writing.db.sourceText(named: source.name).text
      let place = try QuoteAnchor(source: source.name, text: text.text, turns: text.turns).place(
        CodingDraft(
          source: source.name, turn: turn, offsets: span?.range,
          quote: quote ?? (span == nil ? coding.quote : nil), occurrence: occurrence, code: "",
          coder: ""))
      try writing.checkFree(place, for: coding, key: key, in: source.name)
      coding.span = place
      coding.quote = try text.text.quote(at: place)
      try writing.add(coding)
      writing.summary = "\(id) at \(place) of \"\(source.name)\": \(excerpt(coding.quote))"
      return coding
    }
  }
}

extension Writing {
  fileprivate func checkFree(
    _ span: TextSpan, for coding: Coding, key: Int64, in source: String
  ) throws {
    let isTaken = try Bool.fetchOne(
      db,
      sql: """
        SELECT 1 FROM coding a JOIN coding b USING (source, code, coder)
        WHERE a.first = ?1 AND a.retired IS NULL AND b.retired IS NULL AND b.first <> ?1
          AND b.spanStart = ?2 AND b.spanEnd = ?3
        """, arguments: [key, span.start, span.end])
    guard isTaken == nil else {
      throw Violation.placeTaken(
        code: try db.liveCodebook()[coding.code]?.name ?? "", source: source, span: span,
        coder: try db.liveCoders().first { $0.id == coding.coder }?.name ?? "")
    }
  }
}
