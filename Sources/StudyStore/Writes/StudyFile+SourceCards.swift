import GroundedTheory

extension StudyFile {
  /// Sets sources aside for the test of saturation; those that are get the new day and reason.
  /// - Parameters:
  ///   - holdOut: when and why; kept with each source.
  ///   - reason: why, for the history.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``.
  public func holdOut(
    sources names: [String], as holdOut: HoldOut = .unexplained, by coder: String? = nil,
    reason: String = ""
  ) throws {
    try record("source hold-out", by: coder, reason: reason) { writing in
      for name in Set(names) { try writing.revise(sourceNamed: name) { $0.heldOut = holdOut } }
      writing.summary = "set aside: \(names.joined(separator: ", "))"
    }
  }

  /// Takes sources back that were set aside; their codings count like the others again.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``.
  public func takeIn(
    sources names: [String], by coder: String? = nil, reason: String = ""
  ) throws {
    try record("source take-in", by: coder, reason: reason) { writing in
      for name in Set(names) { try writing.revise(sourceNamed: name) { $0.heldOut = nil } }
      writing.summary = "taken back: \(names.joined(separator: ", "))"
    }
  }

  /// Gives a source another name; its number and its words stay.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``,
  ///   ``/GroundedTheory/Violation/sourceNameTaken(_:)``.
  public func renameSource(
    _ name: String, to new: String, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("source rename", by: coder, reason: reason) { writing in
      try Codebook.checkName(new)
      let own = try writing.db.sourceRows(named: name).name
      // Names are compared as at import, where two spellings of one letter are the same.
      let others = try writing.db.sourceNames().filter { !$0.utf8.elementsEqual(own.utf8) }
      if others.contains(new) { throw Violation.sourceNameTaken(new) }
      try writing.revise(sourceNamed: own) { $0.name = new }
      writing.summary = "\"\(own)\" → \"\(new)\""
    }
  }
}
