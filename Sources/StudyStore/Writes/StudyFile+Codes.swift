import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Adds a code at the level of this key or name, under the code of this name, path or number; its own
  /// number is the next of its level and is never given again.
  @discardableResult
  public func addCode(
    _ name: String, level: String, under parent: String? = nil, definition: String = "",
    inVivo: Bool = false, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try record("code add", by: coder, reason: reason) { writing in
      let (code, parent) = try writing.addCode(
        name, level: level, under: parent, definition: definition, inVivo: inVivo)
      writing.summary =
        "\"\(name)\" (\(code.level)\(inVivo ? ", in vivo" : ""))"
        + (parent.map { " under \"\($0.name)\"" } ?? "")
      return code
    }
  }

  /// Gives a code another name; its number, place and codings stay.
  /// - Parameter keeping: whether it can still be found by the name that it had.
  @discardableResult
  public func renameCode(
    _ reference: String, to name: String, keeping: Bool = true, by coder: String? = nil,
    reason: String = ""
  ) throws -> Code {
    try reviseCode("code rename", reference, by: coder, reason: reason) { code, codebook in
      let summary = "\"\(code.name)\" → \"\(name)\""
      code.rename(to: name, keeping: keeping)
      try codebook.checkPlace(
        name: name, level: code.level, under: code.parent.flatMap { codebook[$0] }, moving: code)
      return summary
    }
  }

  /// Puts a code, with all below it, under another one; nil makes it a root.
  @discardableResult
  public func moveCode(
    _ reference: String, to parent: String?, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    let code = try codebook().code(named: reference)
    try moveCodes([reference], to: parent, by: coder, reason: reason)
    return try codebook()[code.id] ?? code
  }

  /// Says what a code means; the definitions before stay in the history.
  @discardableResult
  public func defineCode(
    _ reference: String, as definition: String, by coder: String? = nil, reason: String = ""
  ) throws -> Code {
    try reviseCode("code define", reference, by: coder, reason: reason) { code, _ in
      code.definition = definition
      return "\"\(code.name)\": \(excerpt(definition))"
    }
  }

  /// A revision that changes nothing makes no event.
  func reviseCode(
    _ verb: String, _ reference: String, by coder: String?, reason: String,
    _ change: (inout Code, Codebook) throws -> String
  ) throws -> Code {
    let codebook = try codebook()
    let known = try codebook.code(named: reference)
    var revised = known
    _ = try change(&revised, codebook)
    if revised == known { return known }
    return try record(verb, by: coder, reason: reason) { writing in
      let codebook = try writing.db.liveCodebook()
      var code = try codebook.code(named: reference)
      writing.summary = try change(&code, codebook)
      try writing.add(code)
      return code
    }
  }
}

extension Writing {
  /// Adds a code where the rules of the codebook let it stand.
  func addCode(
    _ name: String, level: String, under parent: String?, definition: String = "",
    inVivo: Bool = false
  ) throws -> (code: Code, parent: Code?) {
    let codebook = try db.liveCodebook()
    let parent = try parent.map(codebook.code(named:))
    let level = try codebook.ladder.require(level).key
    try codebook.checkPlace(name: name, level: level, under: parent)
    let code = Code(
      id: newID(), name: name, level: level, parent: parent?.id,
      ordinal: try nextOrdinal(at: level), definition: definition, isInVivo: inVivo)
    try add(code)
    return (code, parent)
  }

  /// The number that a new code at this level gets.
  func nextOrdinal(at level: String) throws -> Int {
    let highest = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(ordinal) FROM code WHERE level = ?"),
      arguments: [level])
    return Int(try Self.next(after: highest))
  }
}
