import GRDB
import GroundedTheory

extension StudyFile {
  /// Makes a code of what was said and codes the words with it, in one event (in vivo, 本土概念).
  /// - Parameters:
  ///   - draft: where the words stand; its code is not looked at.
  ///   - name: a shorter name; nil for the words themselves.
  ///   - level: by key or name; nil for the lowest.
  ///   - parent: the code that it goes under, by name, path or number.
  /// - Throws: ``/GroundedTheory/Violation`` as ``addCoding(_:reason:)`` and
  ///   ``addCode(_:level:under:definition:inVivo:by:reason:)`` do.
  @discardableResult
  public func addInVivoCoding(
    _ draft: CodingDraft, name: String? = nil, level: String? = nil, under parent: String? = nil,
    reason: String = ""
  ) throws -> (code: Code, coding: Coding) {
    try record("coding add", by: draft.coder, reason: reason) { writing in
      let placer = try CodingPlacer(writing)
      let words = try placer.words(of: draft)
      let lowest = try writing.db.liveLadder().levels[0].key
      let code = try Violation.namingTheWay(out: name == nil) {
        try writing.addCode(
          name ?? words, level: level ?? lowest, under: parent, inVivo: true
        ).code
      }
      var draft = draft
      draft.code = try placer.learn(code)
      let (id, _, source, span) = try placer.place(draft, creatingCoder: false)
      let coding = try writing.db.coding(inRow: try writing.first("coding", id.uuid))
      writing.summary =
        "\"\(excerpt(code.name))\" (\(code.level), in vivo) at \(span) of \"\(source)\""
        + (name == nil ? "" : ": \(excerpt(coding.quote))")
      return (code, coding)
    }
  }
}

extension Violation {
  /// Runs `body`; a name that came from a quote and cannot be one can be given by hand.
  fileprivate static func namingTheWay<Result>(
    out isQuote: Bool, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch Violation.unusableName(let name, let reason) where isQuote {
      throw Violation.unusableName(
        name, reason: reason + "; keep the quote and give the code a name of its own (--code NAME)")
    }
  }
}
