import GroundedTheory

/// A study as plain values in memory: what the everyday writes should do, without rows, versions or
/// events.
struct PlainStudy: Equatable {
  struct PlainCode: Equatable {
    var name: String
    var level: String
    var parent: Code.ID?
    var definition = ""
    var aliases: Set<String> = []
    var colour: String?
  }

  struct PlainCoding: Equatable {
    let source: String
    let quote: String
    let start: Int
    var code: Code.ID
    let coder: String
  }

  struct PlainMemo: Equatable {
    var text: String
    let subject: Memo.Subject
    let compared: Set<Code.ID>
  }

  var codes: [Code.ID: PlainCode] = [:]
  var codings: [Coding.ID: PlainCoding] = [:]
  var memos: [Memo.ID: PlainMemo] = [:]
  var coders: Set<String> = []
  var heldOut: Set<String> = []

  init() {}

  /// What a snapshot says of these things.
  init(_ snapshot: StudySnapshot) {
    for code in snapshot.codebook.codes {
      codes[code.id] = PlainCode(
        name: code.name, level: code.level, parent: code.parent, definition: code.definition,
        aliases: Set(code.aliases), colour: code.colour?.description)
    }
    let sources = Dictionary(uniqueKeysWithValues: snapshot.sources.map { ($0.id, $0.name) })
    let names = Dictionary(uniqueKeysWithValues: snapshot.coders.map { ($0.id, $0.name) })
    for coding in snapshot.codings {
      codings[coding.id] = PlainCoding(
        source: sources[coding.source] ?? "", quote: coding.quote, start: coding.span?.start ?? -1,
        code: coding.code, coder: names[coding.coder] ?? "")
    }
    for memo in snapshot.memos {
      memos[memo.id] = PlainMemo(
        text: memo.text, subject: memo.subject, compared: Set(memo.compared))
    }
    coders = Set(names.values)
    heldOut = Set(snapshot.sources.filter { $0.heldOut != nil }.map(\.name))
  }

  /// Names from the root to a code.
  func path(of id: Code.ID) -> String {
    guard let code = codes[id] else { return "?" }
    return (code.parent.map { path(of: $0) + "/" } ?? "") + code.name
  }

  /// Takes a coding back, with the memos on it.
  mutating func remove(_ coding: Coding.ID) {
    codings[coding] = nil
    memos = memos.filter { $0.value.subject != .coding(coding) }
  }

  /// Merges a code without children into another of its level.
  mutating func merge(_ gone: Code.ID, into kept: Code.ID) {
    guard let code = codes.removeValue(forKey: gone), var other = codes[kept] else { return }
    other.aliases.formUnion(code.aliases.union([code.name]).subtracting([other.name]))
    codes[kept] = other
    for (id, coding) in codings where coding.code == gone { codings[id]?.code = kept }
    memos = memos.mapValues { memo in
      PlainMemo(
        text: memo.text, subject: memo.subject == .code(gone) ? .code(kept) : memo.subject,
        compared: Set(memo.compared.map { $0 == gone ? kept : $0 }))
    }
  }

  /// What differs between two states goes back in this one; all else stays.
  mutating func change(back after: PlainStudy, to before: PlainStudy) {
    Self.change(&codes, after.codes, before.codes)
    Self.change(&codings, after.codings, before.codings)
    Self.change(&memos, after.memos, before.memos)
    coders = coders.subtracting(after.coders.subtracting(before.coders))
      .union(before.coders.subtracting(after.coders))
    heldOut = heldOut.subtracting(after.heldOut.subtracting(before.heldOut))
      .union(before.heldOut.subtracting(after.heldOut))
  }

  private static func change<Key, Value: Equatable>(
    _ things: inout [Key: Value], _ after: [Key: Value], _ before: [Key: Value]
  ) {
    for key in Set(after.keys).union(before.keys) where after[key] != before[key] {
      things[key] = before[key]
    }
  }
}
