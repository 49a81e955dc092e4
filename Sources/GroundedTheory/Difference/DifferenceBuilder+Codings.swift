/// The coding work: what was coded, taken back, given to another code.
extension DifferenceBuilder {
  /// Codings that changed alike.
  private struct Group: Hashable {
    let word: String
    let code: Code.ID
    let coder: String
    let was: String?
    let now: String?
    let codes: [Code.ID]
  }

  /// - Parameter each: tells every coding for itself, with its place and words.
  mutating func compareCodings(each: Bool) {
    let coders = Dictionary(
      (before.snapshot.coders + after.snapshot.coders).map { ($0.id, $0.name) },
      uniquingKeysWith: { _, last in last })
    var counts: [Group: Int] = [:]
    for (was, now) in matched(before.snapshot.codings, after.snapshot.codings) where was != now {
      guard let any = was ?? now else { continue }
      for group in groups(was, now, any, coders) {
        guard each else {
          counts[group, default: 0] += 1
          continue
        }
        var change = change(group, count: 1)
        let (old, new) = (was.map(place), now.map(place))
        change.event = event(any.id.uuid)
        if group.was == nil && group.now == nil {
          (change.was, change.now) = (old, new)
        } else {
          // What it went from and to needs its words to be known.
          change.was = [group.was, old].compactMap(\.self).joined(separator: ": ")
        }
        add(change)
      }
    }
    for change in counts.map({ change($0.key, count: $0.value) }).sorted(by: isBefore) {
      add(change)
    }
  }

  private func groups(
    _ was: Coding?, _ now: Coding?, _ any: Coding, _ coders: [Coder.ID: String]
  ) -> [Group] {
    func group(_ word: String, _ was: String? = nil, _ now: String? = nil, to: Code.ID? = nil)
      -> Group
    {
      Group(
        word: word, code: any.code, coder: coders[any.coder] ?? "", was: was, now: now,
        codes: [any.code] + (to.map { [$0] } ?? []))
    }
    guard let was, let now else { return [group(was == nil ? "added" : "removed")] }
    var groups: [Group] = []
    if was.code != now.code {
      groups.append(group("recoded", codeName(was.code), codeName(now.code), to: now.code))
    }
    if was.coder != now.coder {
      groups.append(group("reassigned", coders[was.coder], coders[now.coder]))
    }
    if was.span != now.span || was.quote != now.quote || was.source != now.source {
      groups.append(
        group(now.span == nil ? "orphaned" : was.span == nil ? "placed" : "span"))
    }
    return groups
  }

  private func code(_ id: Code.ID) -> (Code, Codebook)? {
    for codebook in [before.snapshot.codebook, after.snapshot.codebook] {
      if let code = codebook[id] { return (code, codebook) }
    }
    return nil
  }

  private func codeName(_ id: Code.ID) -> String? { code(id).map(named) }

  private func change(_ group: Group, count: Int) -> Change {
    let known = code(group.code)
    return Change(
      thing: .coding, change: group.word, level: known?.0.level,
      number: known.map { $1.number(of: $0) }, name: known?.0.name ?? "", coder: group.coder,
      was: group.was, now: group.now, count: count, codes: group.codes)
  }

  private func place(_ coding: Coding) -> String {
    "\(sourceName(coding.source)) \(coding.span.map { "\($0) " } ?? "")\(excerpt(coding.quote))"
  }

  /// Most codings first, and always in one order.
  private func isBefore(_ a: Change, _ b: Change) -> Bool {
    if a.count != b.count { return a.count > b.count }
    func key(_ change: Change) -> [String] {
      [change.change, change.level ?? "", change.name, change.coder ?? "", change.now ?? ""]
    }
    return key(a).lexicographicallyPrecedes(key(b))
  }
}
