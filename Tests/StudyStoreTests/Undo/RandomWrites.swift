import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Every kind of write that the library has, at random.
enum RandomWrites {
  /// One write; a rule that refuses it throws and leaves the study as it was.
  /// - Parameter revising: whether texts are corrected, and people and what is known of them changed.
  static func write(
    _ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator, revising: Bool = true
  ) throws {
    let snapshot = try study.file.snapshot()
    let codebook = snapshot.codebook
    func code() throws -> String {
      guard let code = codebook.codes.randomElement(using: &random) else { return "无" }
      return codebook.path(of: code)
    }
    let source = snapshot.sources.randomElement(using: &random)?.name ?? "无"
    let file = study.file
    switch Int.random(in: 0..<(revising ? 38 : 32), using: &random) {
    case 32...37: try revision(study, step, snapshot, source: source, &random)
    case 25...28: try codebookWrite(study, step, snapshot, &random)
    case 29: try session(study, step, &random)
    case 30, 31: try rule(study, step, code: try code(), &random)
    case 0: try file.addCode("新\(step)", level: "concept", under: try code())
    case 1: try file.renameCode(try code(), to: "名\(step % 7)")
    case 2: try file.moveCode(try code(), to: random.chance(1, in: 4) ? nil : try code())
    case 3: try file.defineCode(try code(), as: "定义\(step)")
    case 4, 5:
      let quote = ["忙", "天天", "表太多", "加班，表", "权", "钱"].randomElement(using: &random) ?? ""
      try file.addCoding(
        CodingDraft(
          source: source, quote: quote, code: try code(),
          coder: snapshot.coders.randomElement(using: &random)?.name ?? "无",
          memo: random.chance(1, in: 2) ? "记\(step)" : ""))
    case 6:
      guard let coding = snapshot.codings.randomElement(using: &random) else { return }
      try file.removeCoding(coding.id.description)
    case 7:
      let reference = EvidenceReference(source: "A01", turn: 2, code: try code())
      try file.addRelation(
        RelationDraft(
          from: try code(), to: .code(try code()), kind: .influences,
          evidence: random.chance(1, in: 2) ? [reference] : []))
    case 8:
      guard let relation = snapshot.relations.randomElement(using: &random) else { return }
      try file.removeRelation(relation.id.description)
    case 9:
      if random.chance(1, in: 2) {
        try file.holdOut(sources: [source])
      } else {
        try file.takeIn(sources: [source])
      }
    case 10: try file.addCoder("员\(step % 5)")
    case 11:
      try file.importDocuments { add in
        try add(ImportedDocument("B\(step % 4)", marked: "访：⟦忙吗？⟧\n民：⟦天天忙，没有钱\(step)。⟧\n"))
      }
    case 12:
      try file.importParticipants([
        Placed(
          row: 2,
          value: ParticipantDraft(
            name: "P\(step % 3)", source: source,
            attributes: [Attribute(name: "role", value: "角色\(step)")]))
      ])
    case 13:
      try file.importCodebook(
        CodebookDraft(entries: [
          .init(path: ["制度"], level: "main", definition: "又\(step)", row: 2),
          .init(path: ["类\(step % 5)"], level: "main", row: 3),
          .init(path: ["类\(step % 5)", "念\(step)"], level: "concept", row: 4),
        ]))
    case 14:
      let level = Level(key: "cause-\(step % 3)", name: "成因", prefix: "Z\(step % 3)-")
      try file.importCodebook(
        CodebookDraft(
          ladder: Ladder(codebook.ladder.levels, beside: codebook.ladder.beside + [level]),
          entries: [.init(path: ["因\(step)"], level: level.key, row: 2)]))
    case 15:
      try file.assign(sources: [source], to: "员\(step % 5)")
    case 16:
      let chosen = snapshot.codings.shuffled(using: &random).prefix(2)
      guard let one = chosen.first, let other = chosen.last else { return }
      try file.adjudicate(
        [
          Adjudication(
            accepted: random.chance(1, in: 2) && one.id != other.id ? [one.id] : [],
            rejected: [other.id], code: random.chance(1, in: 2) ? try code() : nil)
        ], as: "定稿")
    case 17:
      guard let query = snapshot.queries.randomElement(using: &random), random.chance(1, in: 3)
      else {
        try file.saveQuery("问\(step % 3)", "\"\(try code())\" near \"\(try code())\"")
        return
      }
      try file.removeQuery(query.name)
    case 18...23:
      try reshape(study, step, codebook, snapshot.codings, &random)
    default:
      let (first, second) = (try code(), try code())
      try file.importCodings { row in
        for (number, name) in [first, second].enumerated() {
          let draft = CodingDraft(
            source: source, quote: "天天", code: name, coder: "员\(step % 5)", memo: "批\(step)")
          try row(.success(Placed(row: number, value: draft)))
        }
      }
    }
  }

  /// A change of the codebook's shape.
  private static func reshape(
    _ study: ScratchStudy, _ step: Int, _ codebook: Codebook, _ codings: [Coding],
    _ random: inout SeededGenerator
  ) throws {
    let file = study.file
    let level = codebook.ladder.all.randomElement(using: &random)?.key ?? ""
    let peers = codebook.codes(at: level).shuffled(using: &random)
    func codes(_ count: Int) -> [String] { peers.prefix(count).map(codebook.path(of:)) }
    let code = codebook.codes.randomElement(using: &random).map(codebook.path(of:)) ?? "无"
    let new = random.chance(1, in: 2) ? "合\(step)" : code
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      try file.mergeCodes(codes(3), into: random.chance(1, in: 3) ? new : codes(1).first ?? new)
    case 1:
      guard let coding = codings.randomElement(using: &random),
        let split = codebook[coding.code].map(codebook.path(of:))
      else { return }
      let own = codings.filter { $0.code == coding.code && random.chance(2, in: 3) }.map(\.id)
      try file.splitCode(split, into: new, codings: own)
    case 2:
      try file.promoteCode(
        code, below: random.chance(1, in: 3) ? .shifts : .stays, reason: "升\(step)")
    case 3:
      let below: [LevelChange.Below] = [.stays, .shifts, .goes(under: codes(1).first ?? "无")]
      try file.demoteCode(code, below: below.randomElement(using: &random) ?? .stays)
    case 4:
      try file.retireCode(
        code, withCodings: random.chance(1, in: 4), withChildren: random.chance(1, in: 2))
    case 5: try file.condense(codes(2), into: new, memo: .theoretical, reason: "因\(step)")
    default: try file.moveCodes(codes(2), to: random.chance(1, in: 3) ? nil : code)
    }
  }
}
