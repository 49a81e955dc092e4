/// Memos and relations.
extension DifferenceBuilder {
  mutating func compareMemos() {
    let changed = matched(before.snapshot.memos, after.snapshot.memos).filter { $0 != $1 }
    guard !changed.isEmpty else { return }
    let codings = Self.byID(before.snapshot.codings + after.snapshot.codings)
    func subject(_ memo: Memo, in side: StudyDifference.Side) -> String {
      self.subject(memo, in: side, codings)
    }
    for (was, now) in changed {
      guard let any = was ?? now else { continue }
      let codes = [was, now].compactMap(\.self).flatMap { codesOf($0) }
      let event = event(any.id.uuid)
      let name = was.map { subject($0, in: before) } ?? subject(any, in: after)
      func change(_ word: String) -> Change {
        Change(thing: .memo, change: word, name: name, event: event, codes: codes)
      }
      guard let was, let now else {
        var change = change(was == nil ? "added" : "removed")
        if was == nil { change.now = any.text } else { change.was = any.text }
        add(change)
        continue
      }
      add(
        differing([
          "text": (was.text, now.text), "kind": (was.kind.rawValue, now.kind.rawValue),
          "moved": (subject(was, in: before), subject(now, in: after)),
          "compared": (names(was.compared, in: before), names(now.compared, in: after)),
        ]) { change($0) })
    }
  }

  private func names(_ codes: [Code.ID], in side: StudyDifference.Side) -> String {
    codes.compactMap { side.snapshot.codebook[$0]?.name }.joined(separator: ", ")
  }

  private func codesOf(_ memo: Memo) -> [Code.ID] {
    guard case .code(let id) = memo.subject else { return memo.compared }
    return [id] + memo.compared
  }

  /// What a memo is attached to.
  private func subject(
    _ memo: Memo, in side: StudyDifference.Side, _ codings: [Coding.ID: Coding]
  ) -> String {
    let (snapshot, kind) = (side.snapshot, memo.kind.rawValue)
    switch memo.subject {
    case .study: return kind
    case .code(let id): return snapshot.codebook[id]?.name ?? kind
    case .source(let id): return sourceName(id)
    case .coding(let id):
      return codings[id].map { excerpt($0.quote) } ?? kind
    case .relation(let id):
      return snapshot.relations.first { $0.id == id }.map { words(of: $0, in: side) } ?? kind
    }
  }

  mutating func compareRelations() {
    for (was, now) in matched(before.snapshot.relations, after.snapshot.relations) where was != now
    {
      guard let any = was ?? now else { continue }
      let codes = [was, now].compactMap(\.self).flatMap { codesOf($0) }
      let event = event(any.id.uuid)
      let name = was.map { words(of: $0, in: before) } ?? words(of: any, in: after)
      func change(_ word: String) -> Change {
        Change(thing: .relation, change: word, name: name, event: event, codes: codes)
      }
      guard let was, let now else {
        add(change(was == nil ? "added" : "removed"))
        continue
      }
      // A relation whose ends were only renamed is the same.
      let isOther = (was.from, was.to, was.kind, was.sign) != (now.from, now.to, now.kind, now.sign)
      add(
        differing([
          "changed": isOther ? (name, words(of: now, in: after)) : (nil, nil),
          "note": (was.note, now.note),
          "provenance": (was.provenance?.rawValue, now.provenance?.rawValue),
        ]) { change($0) })
      let (lost, won) = (
        Set(was.support).subtracting(now.support).count,
        Set(now.support).subtracting(was.support).count
      )
      if lost + won > 0 {
        var change = change("support")
        (change.was, change.now) = (String(was.support.count), String(now.support.count))
        change.count = lost + won
        add(change)
      }
    }
  }

  private func words(of relation: Relation, in side: StudyDifference.Side) -> String {
    RelationDraft(relation, in: side.snapshot.codebook, among: side.snapshot.relations).description
  }

  private func codesOf(_ relation: Relation) -> [Code.ID] {
    guard case .code(let to) = relation.to else { return [relation.from] }
    return [relation.from, to]
  }
}
