extension AgreementReport {
  /// What a comparison leaves out, for people.
  public var findings: [Finding] {
    var findings = alone.map { alone in
      Finding(
        what: "left out", place: alone.sources.joined(separator: ", "),
        why: "only \"\(alone.coder)\" of these coders worked there")
    }
    for basis in bases where basis.place.stage != .after && basis.aside.codings > 0 {
      let (codes, codings) = basis.aside
      findings.append(
        Finding(
          what: "left out", place: "\(counted(codings, "coding")) of \(counted(codes, "code"))",
          why: "they lie under no code at the level \"\(basis.place.level ?? "")\""))
    }
    if outside > 0 {
      findings.append(
        Finding(
          what: "left out", place: counted(outside, "coding"),
          why: "they touch none of the \(unit)s compared"))
    }
    return findings
  }
}
