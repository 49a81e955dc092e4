/// The codebook.
extension DifferenceBuilder {
  mutating func compareCodes() {
    let (old, new) = (before.snapshot.codebook, after.snapshot.codebook)
    for (was, now) in matched(old.depthFirst, new.depthFirst) {
      switch (was, now) {
      case (nil, let now?):
        var added = change("added", now, in: new)
        added.now = now.parent == nil ? nil : new.path(of: now)
        add(added)
      case (let was?, nil):
        let target = heir(of: was.id)
        var gone = change(target == nil ? "removed" : "merged", was, in: old)
        gone.now = target.map { named($0, in: new) }
        if let target { gone.codes.append(target.id) }
        add(gone)
      case (let was?, let now?): compare(was, old, now, new)
      default: break
      }
    }
  }

  /// The live code that a code was merged into, by however many steps.
  private func heir(of code: Code.ID) -> Code? {
    var (next, steps) = (after.successors[code], 0)
    while let id = next, steps <= after.successors.count {
      if let heir = after.snapshot.codebook[id] { return heir }
      next = after.successors[id]
      steps += 1
    }
    return nil
  }

  private mutating func compare(_ was: Code, _ old: Codebook, _ now: Code, _ new: Codebook) {
    guard was != now || old.number(of: was) != new.number(of: now) else { return }
    let parents = (was.parent.flatMap { old[$0] }, now.parent.flatMap { new[$0] })
    let isSameParent = was.parent == now.parent
    let step =
      zip(old.ladder.rank(was.level), new.ladder.rank(now.level)).map { $0 < $1 } == false
      ? "demoted" : "promoted"
    add(
      differing([
        "renamed": (was.name, now.name), step: (was.level, now.level),
        "moved": isSameParent ? (nil, nil) : (parents.0?.name ?? "—", parents.1?.name ?? "—"),
        "renumbered": was.level == now.level
          ? (old.number(of: was), new.number(of: now)) : (nil, nil),
        "redefined": (was.definition, now.definition),
        "provenance": (was.provenance?.rawValue, now.provenance?.rawValue),
        // That a name which was changed is kept as an alias goes without saying.
        "aliases": (
          was.aliases.filter { $0 != now.name }.joined(separator: ", "),
          now.aliases.filter { $0 != was.name }.joined(separator: ", ")
        ),
        "properties": (was.properties.words, now.properties.words),
        "colour": (was.colour?.description, now.colour?.description),
        "in_vivo": (was.isInVivo ? "yes" : "no", now.isInVivo ? "yes" : "no"),
      ]) { change($0, was, in: old) })
  }

  private func change(_ word: String, _ code: Code, in codebook: Codebook) -> Change {
    Change(
      thing: .code, change: word, level: code.level, number: codebook.number(of: code),
      name: code.name, event: event(code.id.uuid), codes: [code.id])
  }

  func named(_ code: Code, in codebook: Codebook) -> String {
    "\(codebook.number(of: code)) \(code.name)"
  }

  private func zip(_ a: Int?, _ b: Int?) -> (Int, Int)? {
    guard let a, let b else { return nil }
    return (a, b)
  }
}

extension [Code.Property] {
  fileprivate var words: String {
    map { $0.range.isEmpty ? $0.name : "\($0.name): \($0.range)" }.joined(separator: "; ")
  }
}
