import GroundedTheory
import StudyStore
import TestSupport

/// Corrected texts, and what is known of sources and participants.
extension RandomWrites {
  private static let sentences = ["天天加班，", "表多，", "表太多。", "没有权，", "责任倒大。", "忙，", "没有钱。", "𠮷"]

  static func revision(
    _ study: ScratchStudy, _ step: Int, _ snapshot: StudySnapshot, source: String,
    _ random: inout SeededGenerator
  ) throws {
    let file = study.file
    let person = snapshot.participants.randomElement(using: &random)?.name ?? "无"
    let label = ["民", "访", "[…]", nil][step % 4]
    let appearance = Appearance(source: source, speaker: label)
    switch Int.random(in: 0..<11, using: &random) {
    case 0...2:
      let words = sentences.shuffled(using: &random).prefix(3 + step % 4).joined()
      let marked = "访：⟦忙吗？⟧\n民：⟦\(words)⟧\n" + (random.chance(1, in: 2) ? "访：⟦钱呢？⟧\n" : "")
      try file.revise(
        try file.prepareRevision(ofSource: source, as: ImportedDocument("改", marked: marked)))
    case 3, 4:
      let orphan = snapshot.codings.filter { $0.span == nil }.randomElement(using: &random)
      guard let coding = orphan ?? snapshot.codings.randomElement(using: &random) else { return }
      let quote = sentences.randomElement(using: &random) ?? ""
      try file.placeCoding(coding.id.description, quote: quote, occurrence: 1)
    case 5:
      try file.setAttributes(
        [
          Attribute(name: "role", value: ["网格员", "", "居民"][step % 3]),
          Attribute(name: "年龄", value: ["43", "", "三十"][step % 3]),
        ], of: person)
    case 6:
      try file.addParticipant(
        ParticipantDraft(
          name: "Q\(step % 4)", appearances: random.chance(1, in: 2) ? [appearance] : [],
          attributes: [Attribute(name: "role", value: "居民")]))
    case 7: try file.renameParticipant(person, to: "R\(step % 5)")
    case 8: try file.linkParticipant(person, to: appearance)
    case 9:
      if random.chance(1, in: 2) {
        try file.unlinkParticipant(person, from: appearance)
      } else {
        let attribute = snapshot.attributes.randomElement(using: &random)?.name ?? "无"
        try file.setAttributeKind(
          attribute, to: AttributeKind.allCases.randomElement(using: &random) ?? .text)
      }
    default: try file.renameSource(source, to: "C\(step % 6)")
    }
  }
}
