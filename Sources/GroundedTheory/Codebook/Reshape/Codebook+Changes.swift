extension Codebook {
  /// The codebook with these codes as they are to be, and without those that are to go.
  /// - Throws: ``Violation`` naming the first rule that one of them, or a code right below it, would break.
  public func replacing(_ revised: [Code], without gone: Set<Code.ID> = []) throws -> Codebook {
    let old = gone.union(revised.map(\.id))
    let result = Codebook(ladder: ladder, codes: codes.filter { !old.contains($0.id) } + revised)
    for code in revised {
      try result.check(code)
      for child in result.children(of: code.id) { try result.check(child) }
    }
    return result
  }

  /// A code as people cite it, such as `a3 "加班"`.
  public func label(of code: Code) -> String { "\(number(of: code)) \"\(code.name)\"" }

  /// Several codes as people cite them; of many the first ten.
  public func labels(of codes: [Code]) -> String {
    let named = codes.prefix(10).map(label(of:))
    let rest = codes.count - named.count
    if rest > 0 { return named.joined(separator: ", ") + " and \(rest) more" }
    guard let last = named.last, named.count > 1 else { return named.first ?? "" }
    return named.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// The codes of the ladder that lie under nothing though they could: what is not condensed yet.
  public var loose: [Code] {
    codes.filter { code in
      code.parent == nil && ladder.rank(code.level).map { $0 < ladder.levels.count - 1 } == true
    }
  }

  /// The code that a reference names among some of the codes; nil where it names none and can be the
  /// name of a new one.
  /// - Throws: ``Violation/ambiguousCode(_:paths:)``; ``Violation/unknownCode(_:nearest:)`` for a path or
  ///   a number that leads nowhere.
  public func code(
    namedOrNew reference: String, where isEligible: (Code) -> Bool = { _ in true }
  ) throws -> Code? {
    do {
      return try code(named: reference, where: isEligible)
    } catch let violation as Violation {
      guard case .unknownCode = violation else { throw violation }
      let isNumber = ladder.all.contains { level in
        let digits = reference.dropFirst(level.prefix.count)
        return reference.hasPrefix(level.prefix) && !digits.isEmpty
          && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
      if isNumber || reference.contains("/") { throw violation }
      return nil
    }
  }

  /// The parent that those of the codes that have one share.
  public func sharedParent(of codes: [Code]) -> Code? {
    let parents = Set(codes.compactMap(\.parent))
    return parents.count == 1 ? parents.first.flatMap { self[$0] } : nil
  }
}
