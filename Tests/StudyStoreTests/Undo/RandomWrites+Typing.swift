import GroundedTheory
import StudyStore
import TestSupport

/// Coding by typing and by rule.
extension RandomWrites {
  /// A sheet on which some lines are coded and some codes are taken out; one with a slip is left alone.
  static func session(
    _ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let sheet = try study.file.codingSheet(ofSource: "A01", coder: "甲")
    let lines = sheet.printed().split(separator: "\n", omittingEmptySubsequences: false)
    let edited = lines.compactMap { line -> String? in
      if line.hasPrefix("  |") { return random.chance(1, in: 3) ? nil : String(line) }
      guard line.hasSuffix("|"), random.chance(1, in: 3) else { return String(line) }
      return line + " +键\(step % 3) // 记\(step)"
    }
    do {
      try study.file.apply(
        try study.file.prepareSession(
          edited.joined(separator: "\n"), ofSource: "A01", coder: "甲"))
    } catch is SheetRefusal {}
  }

  /// A rule is added, taken away or run; one that cannot be is left alone.
  static func rule(
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
