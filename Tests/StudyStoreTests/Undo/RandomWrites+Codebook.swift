import GroundedTheory
import StudyStore
import TestSupport

extension RandomWrites {
  /// What a code has beside its name and place, memos, levels and codes in vivo.
  static func codebookWrite(
    _ study: ScratchStudy, _ step: Int, _ snapshot: StudySnapshot,
    _ random: inout SeededGenerator
  ) throws {
    let (file, codebook) = (study.file, snapshot.codebook)
    func code() -> String {
      codebook.codes.randomElement(using: &random).map { codebook.path(of: $0) } ?? "无"
    }
    let memo = snapshot.memos.randomElement(using: &random)?.id.description ?? "0000"
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1:
      let subjects: [MemoDraft.Subject] = [
        .study, .code(code()), .source("A01"),
        .coding(snapshot.codings.randomElement(using: &random)?.id.description ?? "0000"),
        .relation(snapshot.relations.randomElement(using: &random)?.id.description ?? "0000"),
      ]
      try file.addMemo(
        MemoDraft(
          text: "札记\(step)", subject: subjects.randomElement(using: &random) ?? .study,
          compared: random.chance(1, in: 2) ? [code(), code(), code()] : []))
    case 2:
      try file.editMemo(
        memo, text: "改\(step % 3)", compared: random.chance(1, in: 2) ? [code(), code()] : nil)
    case 3: try file.removeMemo(memo)
    case 4: try file.setProperty("性\(step % 3)", range: "高—低\(step % 2)", ofCode: code())
    case 5:
      let owner = codebook.codes.first { !$0.properties.isEmpty }
      try file.removeProperty(
        owner?.properties.first?.name ?? "", ofCode: owner.map { codebook.path(of: $0) } ?? "无")
    case 6:
      try file.setColour(
        Colour.palette.randomElement(using: &random)?.colour, ofCode: code())
    case 7: try file.setAliases(ofCode: code(), adding: ["别\(step % 4)", "名\(step % 7)"])
    case 8:
      let owner = codebook.codes.first { !$0.aliases.isEmpty }
      try file.setAliases(
        ofCode: owner.map { codebook.path(of: $0) } ?? "无", removing: owner?.aliases ?? [])
    case 9: try file.markCode(code(), inVivo: random.chance(1, in: 2))
    case 10:
      let level = codebook.ladder.all.randomElement(using: &random)?.key ?? ""
      try file.setLevel(level, name: "层\(step % 4)", prefix: ["p", "q", "r", "a", "A"][step % 5])
    default:
      try file.addInVivoCoding(
        CodingDraft(
          source: "A0\(1 + step % 3)",
          quote: ["天天加班", "表多", "没有权", "工资低"][step % 4], code: "", coder: "甲"),
        name: random.chance(1, in: 2) ? "本\(step)" : nil,
        under: random.chance(1, in: 2) ? code() : nil)
    }
  }
}
