import GroundedTheory

/// What part of a study was asked for.
extension AgreementWords {
  /// A sentence that says it; nil for all of the study.
  func part(_ scope: SearchScope) -> String? {
    let selection = scope.selection
    let parts = [
      selection.source.map { say("source \(quoted($0))", "资料\(quoted($0))") },
      selection.code.map { say("the code \(quoted($0)) and all below it", "编码\(quoted($0))及其下级") },
      selection.participant.map { say("the words of \(quoted($0))", "受访者\(quoted($0))的话") },
      selection.filter.map {
        say("the words of those for whom “\($0)” holds", "符合条件“\($0)”的受访者的话")
      },
      scope.speaker.map { say("turns of the speaker \(quoted($0))", "说话人\(quoted($0))的话轮") },
      scope.roles.flatMap(turns),
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let list = parts.joined(separator: say("; ", "；"))
    return say("Only a part of the study was asked for: \(list).", "只取研究的一部分：\(list)。")
  }

  /// Whether words of the sources compared are left out.
  func narrowsText(_ scope: SearchScope) -> Bool {
    scope.speaker != nil || scope.roles != nil || scope.selection.participant != nil
      || scope.selection.filter != nil
  }

  private func turns(of roles: Set<Turn.Role?>) -> String? {
    if roles == [.interviewer] { return say("turns of interviewers", "访谈者的话轮") }
    if roles == [.respondent] { return say("turns of respondents", "受访者的话轮") }
    return nil
  }
}
