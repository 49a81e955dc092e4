import Foundation

/// What is coded, by whom, and who speaks.
extension DifferenceBuilder {
  mutating func compareMaterial() {
    compareStudy()
    compareLevels()
    compareThings(.coder, before.snapshot.coders, after.snapshot.coders, \.name, { _ in [:] })
    compareThings(
      .participant, before.snapshot.participants, after.snapshot.participants, \.name,
      { participant in
        Dictionary(
          participant.attributes.map { ($0.name, $0.value) },
          uniquingKeysWith: { first, _ in first })
      })
    compareAttributes()
    compareSpeakers()
    compareSources()
  }

  private mutating func compareStudy() {
    let (old, new) = (before.snapshot.study, after.snapshot.study)
    add(
      differing([
        "title": (old.title, new.title), "citation": (old.citation, new.citation),
        "note": (old.note, new.note), "storyline": (old.storyline, new.storyline),
      ]) { Change(thing: .study, change: $0, name: old.title) })
  }

  /// Levels have no identifiers in a snapshot; their keys never change.
  private mutating func compareLevels() {
    let (old, new) = (before.snapshot.codebook.ladder, after.snapshot.codebook.ladder)
    for key in (new.all + old.all).map(\.key).uniqued() {
      let (was, now) = (old.level(key), new.level(key))
      func change(_ word: String) -> Change {
        Change(thing: .level, change: word, level: key, name: was?.name ?? now?.name ?? key)
      }
      guard let was, let now else {
        add(change(was == nil ? "added" : "removed"))
        continue
      }
      func place(_ ladder: Ladder) -> String? { ladder.rank(key).map { String($0 + 1) } }
      add(
        differing([
          "renamed": (was.name, now.name), "prefix": (was.prefix, now.prefix),
          "moved": (place(old), place(new)),
        ]) { change($0) })
    }
  }

  /// Things with a name and named values.
  private mutating func compareThings<Thing: Identifiable, Entity>(
    _ thing: StudyDifference.Thing, _ old: [Thing], _ new: [Thing],
    _ name: (Thing) -> String, _ values: (Thing) -> [String: String]
  ) where Thing.ID == Identifier<Entity> {
    for (was, now) in matched(old, new) {
      guard let any = was ?? now else { continue }
      let event = event(any.id.uuid)
      func change(_ word: String) -> Change {
        Change(thing: thing, change: word, name: name(any), event: event)
      }
      guard let was, let now else {
        add(change(was == nil ? "added" : "removed"))
        continue
      }
      add(
        differing(["renamed": (name(was), name(now))]) { change($0) })
      let (had, has) = (values(was), values(now))
      for key in Set(had.keys).union(has.keys).sorted() where had[key] != has[key] {
        var change = change("value")
        (change.was, change.now) = (
          had[key].map { "\(key)=\($0)" }, has[key].map { "\(key)=\($0)" }
        )
        add(change)
      }
    }
  }

  /// Attributes are known by name, their kinds by `attribute set`.
  private mutating func compareAttributes() {
    let (old, new) = (before.snapshot.attributes, after.snapshot.attributes)
    for name in (new + old).map(\.name).uniqued() {
      let (was, now) = (old.first { $0.name == name }, new.first { $0.name == name })
      guard let was, let now else {
        add(Change(thing: .attribute, change: was == nil ? "added" : "removed", name: name))
        continue
      }
      add(
        differing(["kind": (was.kind.rawValue, now.kind.rawValue)]) {
          Change(thing: .attribute, change: $0, name: name)
        })
    }
  }

  private mutating func compareSpeakers() {
    for (was, now) in matched(before.snapshot.speakers, after.snapshot.speakers) {
      guard let any = now ?? was else { continue }
      let (source, event) = (sourceName(any.source), event(any.id.uuid))
      add(
        differing([
          "linked": (
            was.map { participantName($0.participant) }, now.map { participantName($0.participant) }
          )
        ]) {
          Change(thing: .speaker, change: $0, name: "\(any.label), \(source)", event: event)
        })
    }
  }

  private mutating func compareSources() {
    for (was, now) in matched(before.snapshot.sources, after.snapshot.sources) {
      guard let any = was ?? now else { continue }
      let event = event(any.id.uuid)
      func change(_ word: String) -> Change {
        Change(thing: .source, change: word, name: any.name, event: event)
      }
      guard let was, let now else {
        add(change(was == nil ? "added" : "removed"))
        continue
      }
      add(
        differing([
          "renamed": (was.name, now.name), "kind": (was.kind.rawValue, now.kind.rawValue),
          "number": (String(was.number), String(now.number)),
          "participant": (
            was.participant.map(participantName), now.participant.map(participantName)
          ),
          "held_out": (was.heldOut.map(\.words), now.heldOut.map(\.words)),
        ]) { change($0) })
      if before.texts[any.id] != after.texts[any.id] { add(change("text")) }
    }
  }
}

extension HoldOut {
  /// Day and reason, as far as they are known; `yes` where neither is.
  fileprivate var words: String {
    let words = [day, reason.isEmpty ? nil : reason].compactMap(\.self).joined(separator: " ")
    return words.isEmpty ? "yes" : words
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it stands first.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
