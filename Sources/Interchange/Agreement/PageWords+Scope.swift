import GroundedTheory

/// What part of a study was asked for.
extension PageWords {
  /// A sentence that says it; nil for all of the study.
  func part(_ scope: SearchScope) -> String? {
    let selection = scope.selection
    let parts = [
      selection.source.map { self("资料\(quoted($0))", "source \(quoted($0))") },
      selection.code.map {
        self(
          "编码\(quoted($0))及其下级",
          "the code \(quoted($0)) and all below it")
      },
      selection.participant.map { self("受访者\(quoted($0))的话", "the words of \(quoted($0))") },
      selection.filter.map {
        self(
          "符合条件“\($0)”的受访者的话",
          "the words of those for whom “\($0)” holds")
      },
      scope.speaker.map { self("说话人\(quoted($0))的话轮", "turns of the speaker \(quoted($0))") },
      scope.roles.flatMap(turns),
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let list = parts.joined(separator: self("；", "; "))
    return self(
      "只取研究的一部分：\(list)。",
      "Only a part of the study was asked for: \(list).")
  }

  /// Whether words of the sources compared are left out.
  func narrowsText(_ scope: SearchScope) -> Bool {
    scope.speaker != nil || scope.roles != nil || scope.selection.participant != nil
      || scope.selection.filter != nil
  }

  private func turns(of roles: Set<Turn.Role?>) -> String? {
    if roles == [.interviewer] { return self("访谈者的话轮", "turns of interviewers") }
    if roles == [.respondent] { return self("受访者的话轮", "turns of respondents") }
    return nil
  }
}
