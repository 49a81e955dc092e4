import GroundedTheory

extension StudyFile {
  /// The quotes of codes beside each other, or of one code in the groups that an attribute makes.
  /// - Parameters:
  ///   - references: codes by name, path or number.
  ///   - attribute: makes groups; nil for none.
  ///   - memo: words to write first as the memo that holds the comparison, and whose hand it is: a
  ///     theoretical memo that compares the codes, or that is on the one code.
  /// - Throws: ``/GroundedTheory/Violation`` for codes, an attribute or a selection that do not fit the
  ///   study; nothing is written then.
  public func comparison(
    of references: [String], by attribute: String? = nil, bins: [Double] = [],
    _ selection: Selection = Selection(), writing memo: (text: String, coder: String?)? = nil
  ) throws -> (codebook: Codebook, comparison: Comparison) {
    func read() throws -> (codebook: Codebook, comparison: Comparison) {
      let snapshot = try snapshot()
      let grouping = try attribute.map {
        try AttributeGrouping(by: $0, in: snapshot.voices, bins: bins)
      }
      let chosen = try snapshot.selecting(selection)
      return (
        snapshot.codebook, try Comparison(of: references, by: grouping, in: chosen)
      )
    }
    let found = try read()
    guard let memo else { return found }
    let codes = found.comparison.codes.map(found.codebook.path(of:))
    try addMemo(
      codes.count == 1
        ? MemoDraft(text: memo.text, kind: .theoretical, subject: .code(codes[0]))
        : MemoDraft(text: memo.text, kind: .theoretical, compared: codes), by: memo.coder)
    return try read()
  }
}
