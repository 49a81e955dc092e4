import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Every kind of write that the library has, at random.
enum RandomWrites {
  /// One write; a rule that refuses it throws and leaves the study as it was.
  static func write(
    _ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let snapshot = try study.file.snapshot()
    let codebook = snapshot.codebook
    func code() throws -> String {
      guard let code = codebook.codes.randomElement(using: &random) else { return "无" }
      return codebook.path(of: code)
    }
    let source = snapshot.sources.randomElement(using: &random)?.name ?? "无"
    let file = study.file
    switch Int.random(in: 0..<19, using: &random) {
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
    case 15: try session(study, step, &random)
    case 16, 17: try rule(study, step, code: try code(), &random)
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

  /// A sheet on which some lines are coded and some codes are taken out.
  private static func session(
    _ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let sheet = try study.file.codingSheet(ofSource: "A01", coder: "甲")
    let lines = sheet.printed().split(separator: "\n", omittingEmptySubsequences: false)
    let edited = lines.compactMap { line -> String? in
      if line.hasPrefix("  |") { return random.chance(1, in: 3) ? nil : String(line) }
      guard line.hasSuffix("|"), random.chance(1, in: 3) else { return String(line) }
      return line + " +键\(step % 3) // 记\(step)"
    }
    try study.file.apply(
      try study.file.prepareSession(
        edited.joined(separator: "\n"), ofSource: "A01", coder: "甲"))
  }

  /// A rule is added, taken away or run; one that cannot be is left alone.
  private static func rule(
    _ study: ScratchStudy, _ step: Int, code: String, _ random: inout SeededGenerator
  ) throws {
    let rules = try study.file.rules()
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1:
      let name = "则\(step % 4)"
      if rules.contains(where: { $0.name == name }) { return }
      let word = ["忙", "天天", "表"].randomElement(using: &random) ?? ""
      try study.file.addRule(
        RuleDraft(
          name: name, code: code, coder: try study.file.coders().first?.name ?? "无",
          words: [word, "钱"], unit: Rule.Unit.allCases.randomElement(using: &random) ?? .match))
    case 2:
      if let rule = rules.randomElement(using: &random) { try study.file.removeRule(rule.name) }
    default:
      if !rules.isEmpty { try study.file.runRules() }
    }
  }
}
