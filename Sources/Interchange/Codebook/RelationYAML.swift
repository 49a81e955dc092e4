import GroundedTheory

/// Reads one entry of `relations:`.
enum RelationYAML {
  static func read(_ node: YAMLNode) throws -> RelationDraft {
    let relation = try node.mapping(
      "a relation", keys: ["from", "to", "type", "sign", "note", "provenance", "evidence"])
    return RelationDraft(
      from: try relation.required("from").requiredText(),
      to: try target(try relation.required("to")),
      kind: try relation.required("type").choice(Relation.Kind.self),
      sign: try relation["sign"]?.choice(Relation.Sign.self) ?? .positive,
      note: try relation.text("note"),
      provenance: try relation["provenance"]?.choice(Code.Provenance.self),
      evidence: try relation["evidence"]?.list().map(evidence) ?? [], row: node.line)
  }

  private static func target(_ node: YAMLNode) throws -> RelationDraft.Target {
    if let name = node.text { return .code(name) }
    let moderated = try node.mapping("a moderated relation", keys: ["from", "to", "type"])
    return .relation(
      from: try moderated.required("from").requiredText(),
      to: try moderated.required("to").requiredText(),
      kind: try moderated.required("type").choice(Relation.Kind.self))
  }

  private static func evidence(_ node: YAMLNode) throws -> EvidenceReference {
    let evidence = try node.mapping("an evidence entry", keys: ["source", "turn", "code"])
    return EvidenceReference(
      source: try evidence.required("source").requiredText(),
      turn: try evidence.required("turn").integer(),
      code: try evidence.required("code").requiredText())
  }
}
