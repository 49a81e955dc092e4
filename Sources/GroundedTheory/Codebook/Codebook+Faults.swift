extension Codebook {
  /// Every code that breaks a rule of the codebook as it stands, with the rule. A codebook that was only
  /// written through these rules has none.
  public var faults: [(code: Code, rule: Violation)] {
    codes.compactMap { code in
      do {
        try check(code)
        return nil
      } catch let rule as Violation {
        return (code, rule)
      } catch { return nil }
    }
  }

  /// Checks one code as it stands in this codebook.
  func check(_ code: Code) throws {
    let parent = code.parent.flatMap { self[$0] }
    if let id = code.parent, parent == nil {
      throw Violation.missingParent(code: code.name, parent: "\(id)")
    }
    try checkPlace(name: code.name, level: code.level, under: parent, moving: code)
  }
}
