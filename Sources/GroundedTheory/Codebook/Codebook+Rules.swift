extension Codebook {
  /// Checks that a code of this name and level may stand under `parent`; `moving` is the code that
  /// would be placed, where it exists already.
  /// - Throws: ``Violation`` naming the rule that would break.
  public func checkPlace(
    name: String, level: String, under parent: Code?, moving: Code? = nil
  ) throws {
    let level = try ladder.require(level).key
    try Self.checkName(name)
    if let parent {
      if let moving, lineage(of: parent).contains(where: { $0.id == moving.id }) {
        throw Violation.cycle(code: moving.name, parent: parent.name)
      }
      try checkLevels(name: name, level: level, under: parent)
    }
    let twin = children(of: parent?.id).first { $0.name == name && $0.id != moving?.id }
    if twin != nil {
      throw Violation.duplicateCode(name, parent: parent?.name)
    }
  }

  private func checkLevels(name: String, level: String, under parent: Code) throws {
    guard let rank = ladder.rank(level) else {
      throw Violation.levelBesideLadder(code: name, level: level)
    }
    guard let parentRank = ladder.rank(parent.level), parentRank > rank else {
      throw Violation.levelOutOfOrder(
        code: name, level: level, parent: parent.name, parentLevel: parent.level,
        ladder: ladder.topDown.map(\.key))
    }
  }

  /// Checks that a name is visible, one line, without space at its ends and without `/`.
  /// - Throws: ``Violation/unusableName(_:reason:)``.
  public static func checkName(_ name: String) throws {
    try checkLegible(name)
    if name.first?.isWhitespace == true || name.last?.isWhitespace == true {
      throw Violation.unusableName(name, reason: "it begins or ends with a space")
    }
    if name.contains("/") {
      throw Violation.unusableName(name, reason: "\"/\" separates the parts of a path")
    }
  }

  /// The least that any name needs, a source's or a participant's too: something to see, and nothing
  /// that a list or a table could not print.
  /// - Throws: ``Violation/unusableName(_:reason:)``.
  public static func checkLegible(_ name: String) throws {
    let scalars = name.unicodeScalars
    if scalars.allSatisfy({ $0.properties.isWhitespace || $0.isInvisible }) {
      throw Violation.unusableName(name, reason: "a name needs at least one visible character")
    }
    if scalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw Violation.unusableName(name, reason: "it holds a control character or a line break")
    }
    if scalars.contains(where: \.turnsTheLine) {
      throw Violation.unusableName(
        name, reason: "it holds a character that reverses the text after it")
    }
    if scalars.count > nameLimit {
      throw Violation.unusableName(
        name, reason: "it has \(scalars.count) characters, and \(nameLimit) are the most")
    }
  }

  private static let nameLimit = 200
}

extension Unicode.Scalar {
  fileprivate var isInvisible: Bool {
    properties.generalCategory == .format || properties.isDefaultIgnorableCodePoint
  }

  /// Embeddings, overrides and isolates of direction; the marks that right-to-left scripts need in
  /// a name are not among them.
  fileprivate var turnsTheLine: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
