import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport

/// What a study holds, whichever copy holds it: things under the earliest UUID of those that became one,
/// rows and running numbers of one file left out.
struct UnionState {
  let things: [String: String]
  private let same: [UUID: UUID]

  init(_ study: ScratchStudy, and other: ScratchStudy) throws {
    var groups: [UUID: UUID] = [:]
    func root(_ id: UUID) -> UUID {
      var id = id
      while let next = groups[id] { id = next }
      return id
    }
    for copy in [study, other] {
      let rows = try copy.raw { db in
        try Row.fetchAll(db, sql: "SELECT id, successor FROM successor WHERE retired IS NULL")
      }
      for row in rows {
        let (a, b) = (root(row[0]), root(row[1]))
        guard a != b else { continue }
        groups[max(a, b)] = min(a, b)
      }
    }
    let ids = Set(groups.keys)
    same = Dictionary(uniqueKeysWithValues: ids.map { ($0, root($0)) })
    things = try Self.things(study.file.snapshot(), same)
  }

  private static func things(
    _ snapshot: StudySnapshot, _ same: [UUID: UUID]
  ) throws -> [String: String] {
    func name<Entity>(_ id: Identifier<Entity>) -> String {
      (same[id.uuid] ?? id.uuid).uuidString.lowercased()
    }
    func target(_ subject: Memo.Subject) -> String {
      switch subject {
      case .study: "study"
      case .code(let id): name(id)
      case .coding(let id): name(id)
      case .source(let id): name(id)
      case .relation(let id): name(id)
      }
    }
    var things = ["study": "\(snapshot.study)"]
    // Of several that became one only one is live.
    func tell(_ key: String, _ words: String) {
      things[key] = things[key].map { "twice: \([$0, words].sorted())" } ?? words
    }
    for level in snapshot.codebook.ladder.all { things["level \(level.key)"] = "\(level)" }
    for code in snapshot.codebook.codes {
      tell(
        "code \(name(code.id))",
        [
          code.name, code.level, "\(code.ordinal)", code.parent.map(name) ?? "-", code.definition,
          "\(code.aliases)", "\(code.properties)", "\(code.isInVivo)",
        ].joined(separator: "|"))
    }
    for coder in snapshot.coders { things["coder \(name(coder.id))"] = coder.name }
    for participant in snapshot.participants {
      things["participant \(name(participant.id))"] =
        participant.name + "\(participant.attributes.sorted { $0.name < $1.name })"
    }
    for source in snapshot.sources {
      let turns = snapshot.turns[source.id] ?? []
      things["source \(name(source.id))"] =
        "\(source.number) \(source.name) \(source.kind) \(source.participant.map(name) ?? "-")"
        + " \(source.heldOut.map { "\($0)" } ?? "-") \(turns)"
    }
    for coding in snapshot.codings {
      tell(
        "coding \(name(coding.id))",
        "\(name(coding.source)) \(coding.span.map { "\($0)" } ?? "-") \(coding.quote)"
          + " \(name(coding.code)) \(name(coding.coder))")
    }
    for memo in snapshot.memos {
      things["memo \(name(memo.id))"] =
        "\(memo.kind) \(memo.text) \(target(memo.subject)) \(memo.compared.map(name).sorted())"
    }
    for relation in snapshot.relations {
      let end =
        switch relation.to {
        case .code(let id): name(id)
        case .relation(let id): name(id)
        }
      tell(
        "relation \(name(relation.id))",
        "\(name(relation.from)) \(end) \(relation.kind) \(relation.sign) \(relation.note)"
          + " \(relation.support.map(name).sorted())")
    }
    for link in snapshot.speakers {
      things["speaker \(name(link.source)) \(link.label)"] = name(link.participant)
    }
    for attribute in snapshot.attributes {
      things["attribute \(attribute.name)"] = "\(attribute.kind)"
    }
    return things
  }

  /// What differs, in words.
  func differences(from other: UnionState) -> [String] {
    Set(things.keys).union(other.things.keys).sorted().compactMap { key in
      things[key] == other.things[key]
        ? nil : "\(key):\n  \(things[key] ?? "none")\n  \(other.things[key] ?? "none")"
    }
  }
}

extension UUID {
  fileprivate static func < (a: UUID, b: UUID) -> Bool { a.uuidString < b.uuidString }
}

extension ScratchStudy {
  /// A copy of the study as it is now, in a folder of its own.
  func copy() throws -> ScratchStudy {
    let scratch = try Scratch()
    let path = scratch.path("study.zhagen")
    try raw { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
    return ScratchStudy(try StudyFile.open(at: path), in: scratch)
  }
}
