extension Codebook {
  /// Finds a code by its name where that is unique, by its path, by its number (`A12`), or by a name
  /// that it had once or that was merged into it.
  /// - Throws: ``Violation/unknownCode(_:nearest:)`` or ``Violation/ambiguousCode(_:paths:)``.
  public func code(named reference: String) throws -> Code {
    try code(named: reference) { _ in true }
  }

  /// As ``code(named:)``, among some of the codes.
  func code(named reference: String, where isEligible: (Code) -> Bool) throws -> Code {
    let codes = codes.filter(isEligible)
    let named = codes.filter { $0.name == reference }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      if let root = named.first(where: { $0.parent == nil && reference == path(of: $0) }) {
        return root
      }
      throw Violation.ambiguousCode(reference, paths: named.map(path(of:)).sorted())
    }
    if reference.contains("/"), let found = codes.first(where: { path(of: $0) == reference }) {
      return found
    }
    if let numbered = codes.first(where: { number(of: $0) == reference }) { return numbered }
    let once = codes.filter { $0.aliases.contains(reference) }
    if once.count == 1 { return once[0] }
    if once.count > 1 {
      throw Violation.ambiguousCode(reference, paths: once.map(path(of:)).sorted())
    }
    throw Violation.unknownCode(
      reference, nearest: Nearest.names(to: reference, among: self.codes.map(\.name)))
  }

  /// A lookup for many references: names that are unique, and all paths.
  public var index: [String: Code] {
    var byName: [String: Code?] = [:]
    for code in codes {
      byName.updateValue(byName[code.name] == nil ? code : nil, forKey: code.name)
    }
    var index = byName.compactMapValues { $0 }
    for code in codes { index[path(of: code)] = code }
    return index
  }
}

/// Finds the names that a mistyped one most likely meant.
public enum Nearest {
  /// Up to three names that contain `word`, are contained in it, or differ in few characters.
  public static func names(to word: String, among names: [String]) -> [String] {
    let folded = word.lowercased()
    let scored = Set(names).compactMap { name -> (Int, String)? in
      let other = name.lowercased()
      if other.contains(folded) || folded.contains(other) {
        return (abs(other.count - folded.count), name)
      }
      let distance = editDistance(Array(folded), Array(other))
      return distance * 2 <= max(folded.count, other.count) ? (distance + 1, name) : nil
    }
    return scored.sorted { $0 < $1 }.prefix(3).map(\.1)
  }

  private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    for (row, left) in a.enumerated() {
      var current = [row + 1]
      for (column, right) in b.enumerated() {
        current.append(
          min(
            previous[column + 1] + 1, current[column] + 1,
            previous[column] + (left == right ? 0 : 1)))
      }
      previous = current
    }
    return previous[b.count]
  }
}
