extension Violation {
  /// What stands in the way of a codebook being reshaped.
  var reshapeMessage: String? {
    switch self {
    case .mergeAcrossLevels(let code, let target):
      "\(code) cannot be merged into \(target): only codes of one level are merged. Bring it to that"
        + " level first (`zhagen code promote`, `demote`), or put the one under the other"
        + " (`zhagen code move`)."
    case .sameNameAtOtherLevel(let code, let level, let other, let otherLevel):
      "\"\(code)\" (\(level)) and \"\(other)\" (\(otherLevel)) would both be called that under one"
        + " parent; rename one of them (`zhagen code rename`) or move it away first."
    case .intoItself(let code):
      "\(code) cannot go into itself; name another code after --into."
    case .placeOfExisting(let code):
      "\(code) exists already and has its place; leave the place out, or change it with"
        + " `zhagen code move` or `zhagen code promote`."
    case .noCodingChosen(let code):
      "No coding of \(code) is chosen, so there is nothing to split off;"
        + " `zhagen coding list --code CODE` prints its codings."
    case .codingOfOtherCode(let id, let code):
      "The coding \"\(id)\" is none of \(code); `zhagen coding list --code CODE` prints its codings."
    case .unknownSpeakerOfCode(let label, let code, let known):
      "\"\(label)\" says nothing that is coded with \(code)"
        + (known.isEmpty
          ? "; none of its codings stands in a turn." : "; there are \(Self.named(known)).")
    case .noSuchStep(let code, let level, let to, let up):
      to.map {
        "\(code) is at the level \"\(level)\", and \"\($0)\" is not \(up ? "above" : "below") it;"
          + " choose another level, or use `zhagen code \(up ? "demote" : "promote")`."
      }
        ?? "\(code) is at the level \"\(level)\", and the ladder has none \(up ? "above" : "below")"
        + " it."
    case .childrenNotBelow(let code, let level, let children):
      "\(code) cannot come to the level \"\(level)\" with \(children.joined(separator: ", ")) right"
        + " below it: a child's level must be lower. --with-children shifts all below it along,"
        + " --children-to PARENT puts its children elsewhere."
    case .shiftedOffLadder(let code, let children):
      "What lies below \(code) cannot be shifted along, for the ladder ends below"
        + " \(children.joined(separator: ", ")); --children-to PARENT puts its children elsewhere."
    case .codeInUse(let code, let uses, let hasChildren):
      "\(code) is in use: \(uses.joined(separator: ", ")). --codings-to CODE merges it into another"
        + " code; --with-codings retires all of that with it"
        + (hasChildren
          ? ", together with --with-children the codes below it too (`zhagen code move` keeps them)."
          : ".")
    case .cannotCondense(let code, let why): "\(code) cannot be condensed: \(why)."
    case .missingReason(let verb):
      "`\(verb)` keeps why in a memo; give the reason with --reason TEXT."
    default: nil
    }
  }

  private static func named(_ names: [String]) -> String {
    names.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
      + (names.count > 10 ? " and \(names.count - 10) more" : "")
  }
}
