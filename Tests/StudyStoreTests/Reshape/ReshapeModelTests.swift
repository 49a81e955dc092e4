import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// Changes of the codebook's shape against a model in memory. The model knows paths instead of codes: a
/// change gives what lies under some paths another beginning, and what is said twice then is said once.
@Suite struct ReshapeModelTests {
  @Test(arguments: SeededGenerator.seeds)
  func everythingEndsWhereTheModelSays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.random(using: &random)
    var states = [try study.state()]
    var done: Set<String> = []
    for step in 0..<40 {
      let before = try study.file.snapshot()
      guard let change = try ShapeChange(study, before, step, &random) else { continue }
      let (model, found) = (Picture(before, change), Picture(try study.file.snapshot()))
      let place = "seed \(seed), step \(step), \(change.name)"
      try #require(found.codings == model.codings, "\(place)")
      try #require(found.ids.count == found.codings.count && found.ids.isSubset(of: model.ids))
      try #require(found.relations == model.relations, "\(place)")
      try #require(found.support == model.support, "\(place)")
      try #require(found.memos == model.memos, "\(place)")
      let verified = try study.file.verify()
      try #require(verified.holds, "\(place): \(verified.faults)")
      states.append(try study.state())
      done.insert(change.name)
    }
    #expect(done.count > 1, "seed \(seed): \(done)")
    for state in states.dropLast().reversed() {
      try study.file.undo()
      try #require(try study.state() == state, "seed \(seed)")
    }
    for _ in states.dropFirst() { try study.file.redo() }
    #expect(try study.state() == states.last)
  }
}

/// One change that was made, as the model sees it.
private struct ShapeChange {
  let name: String
  /// Beginnings of paths, and what stands for them afterwards.
  var renamed: [String: String] = [:]
  /// Codings that were moved one by one, and the path that they came to.
  var moved: [Coding.ID: String] = [:]
  /// A memo that the change wrote.
  var memo: String?

  /// - Returns: nil where a rule refused the change.
  init?(
    _ study: ScratchStudy, _ before: StudySnapshot, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let codebook = before.codebook
    let level = ["concept", "initial", "main"].randomElement(using: &random) ?? ""
    let peers = codebook.codes(at: level).shuffled(using: &random)
    let codes = Array(peers.prefix(Int.random(in: 1...3, using: &random)))
    let paths = codes.map(codebook.path(of:))
    let other = peers.last.map(codebook.path(of:)) ?? "无"
    let target = random.chance(1, in: 3) ? "新\(step)" : other
    func path(_ result: Reshaped) throws -> String {
      try study.file.codebook().path(of: result.code)
    }
    do {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        name = "merge"
        let to = try path(try study.file.mergeCodes(paths, into: target))
        for path in paths { renamed[path] = to }
      case 1:
        name = "split"
        guard let code = codes.first else { return nil }
        let chosen = before.codings.filter { $0.code == code.id && random.chance(1, in: 2) }
        let to = try path(
          try study.file.splitCode(paths[0], into: target, codings: chosen.map(\.id)))
        for coding in chosen { moved[coding.id] = to }
      case 2:
        name = "condense"
        let upper = codebook.codes.filter { $0.level != level }.randomElement(using: &random)
        let category = random.chance(1, in: 3) ? "类\(step)" : upper?.name ?? "类\(step)"
        guard let result = try study.file.condense(paths, into: category, reason: "因\(step)") else {
          return nil
        }
        let to = try path(result)
        for code in codes { renamed[codebook.path(of: code)] = "\(to)/\(code.name)" }
        memo = "因\(step) code \(to)"
      default:
        name = "move"
        let parent = codebook.codes.randomElement(using: &random).map(codebook.path(of:))
        guard try study.file.moveCodes(paths, to: parent) != nil else { return nil }
        for code in codes {
          renamed[codebook.path(of: code)] = (parent.map { "\($0)/" } ?? "") + code.name
        }
      }
    } catch is Violation { return nil }
  }
}

/// What a study says, in words that no identifier occurs in.
private struct Picture {
  let ids: Set<Coding.ID>
  private(set) var codings: Set<String> = []
  private(set) var relations: Set<String> = []
  private(set) var support: Set<String> = []
  private(set) var memos: [String] = []

  /// - Parameter change: one to be made in the model first.
  init(_ snapshot: StudySnapshot, _ change: ShapeChange? = nil) {
    let codebook = snapshot.codebook
    func path(_ id: Code.ID) -> String {
      let old = codebook[id].map(codebook.path(of:)) ?? "?"
      let start = change?.renamed.first { old == $0.key || old.hasPrefix($0.key + "/") }
      return start.map { $0.value + old.dropFirst($0.key.count) } ?? old
    }
    ids = Set(snapshot.codings.map(\.id))
    var marks: [Coding.ID: String] = [:]
    for coding in snapshot.codings {
      let code = change?.moved[coding.id] ?? path(coding.code)
      marks[coding.id] =
        "\(coding.source) \(coding.span.map(String.init(describing:)) ?? "?") \(coding.coder) \(code)"
    }
    codings = Set(marks.values)
    var kept: [Relation.ID: String] = [:]
    var heirs: [Relation.ID: String] = [:]
    for relation in snapshot.relations {
      guard case .code(let end) = relation.to, path(relation.from) != path(end) else { continue }
      kept[relation.id] = "\(path(relation.from)) \(relation.kind) \(path(end))"
    }
    for relation in snapshot.relations {
      heirs[relation.id] = path(relation.from)
      guard case .relation(let moderated) = relation.to, let key = kept[moderated] else { continue }
      kept[relation.id] = "\(path(relation.from)) \(relation.kind) (\(key))"
    }
    relations = Set(kept.values)
    for relation in snapshot.relations {
      guard let key = kept[relation.id] else { continue }
      for coding in relation.support { support.insert("\(key): \(marks[coding] ?? "?")") }
    }
    memos = snapshot.memos.filter { !$0.text.hasPrefix("definition of") }.map { memo in
      let subject: String
      switch memo.subject {
      case .code(let id): subject = path(id)
      case .coding(let id): subject = marks[id] ?? "?"
      case .relation(let id): subject = kept[id] ?? heirs[id] ?? "?"
      default: subject = "?"
      }
      let compared = Set(memo.compared.map(path)).sorted().map { " \($0)" }.joined()
      return "\(memo.text) \(memo.kind) \(subject)\(compared)"
    }
    if let memo = change?.memo { memos.append(memo) }
    memos.sort()
  }
}

extension ScratchStudy {
  /// Codes of few names at three levels, with codings, relations and memos on all of them.
  fileprivate static func random(using random: inout SeededGenerator) throws -> ScratchStudy {
    let study = try ScratchStudy()
    let file = study.file
    for name in ["A01", "A02"] {
      try file.importDocuments { add in
        try add(ImportedDocument(name, marked: "访：⟦一二三四五⟧\n民：⟦六七八九十⟧\n"))
      }
    }
    for name in ["甲", "乙"] { try file.addCoder(name) }
    for (level, count) in [("main", 4), ("initial", 8), ("concept", 16)] {
      for _ in 0..<count {
        let codes = try file.codebook().codes
        let parent = random.chance(1, in: 4) ? nil : codes.randomElement(using: &random)
        let name = ["忙", "穷", "远", "难", "急"].randomElement(using: &random) ?? ""
        _ = try? file.addCode(
          name, level: level, under: parent.map(try file.codebook().path(of:)),
          definition: random.chance(1, in: 2) ? "义\(count)" : "")
      }
    }
    let codebook = try file.codebook()
    func code() -> String {
      codebook.codes.randomElement(using: &random).map(codebook.path(of:)) ?? ""
    }
    for number in 0..<120 {
      let start = [2, 3, 4, 10, 11].randomElement(using: &random) ?? 2
      _ = try? file.addCoding(
        CodingDraft(
          source: random.chance(1, in: 2) ? "A01" : "A02", offsets: start..<start + 2, code: code(),
          coder: random.chance(1, in: 2) ? "甲" : "乙", memo: number % 3 == 0 ? "记\(number)" : ""))
    }
    for number in 0..<30 {
      let (from, to) = (code(), code())
      let evidence = EvidenceReference(source: "A01", turn: number % 2 + 1, code: code())
      let target: RelationDraft.Target =
        number % 5 == 0 ? .relation(from: to, to: code(), kind: .causes) : .code(to)
      _ = try? file.addRelation(
        RelationDraft(
          from: from, to: target, kind: number % 3 == 0 ? .influences : .causes,
          evidence: number % 2 == 0 ? [evidence] : []))
    }
    let relations = try file.relations()
    try file.record("memo add", by: nil) { writing in
      for number in 0..<20 {
        let subject =
          number % 2 == 0
          ? codebook.codes.randomElement(using: &random).map { Memo.Subject.code($0.id) }
          : relations.randomElement(using: &random).map { Memo.Subject.relation($0.id) }
        let compared = codebook.codes.shuffled(using: &random).prefix(number % 4).map(\.id)
        try writing.add(
          Memo(
            id: writing.newID(), kind: .theoretical, text: "想\(number)",
            subject: subject ?? .study, compared: Array(compared)))
      }
      writing.summary = "memos"
    }
    return study
  }
}
