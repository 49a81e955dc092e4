import GroundedTheory

extension TurnReader {
  static func unnamed(_ count: Int, _ name: String) -> Finding {
    Finding(
      what: "no speakers found", place: "\"\(name)\"",
      why:
        "its lines begin with times and name nobody, so each of the \(counted(count, "turn")) has"
        + " a time and no speaker; where the lines do name someone, say how with --speaker-pattern")
  }

  static func unread(_ times: (count: Int, first: String), _ name: String) -> [Finding] {
    guard times.count > 0 else { return [] }
    return [
      Finding(
        what: "\(counted(times.count, "time")) not understood", place: "\"\(name)\"",
        why: "the speaker pattern found \"\(excerpt(times.first))\" where a time should be, such as"
          + " 1:02 or 00:01:02.500")
    ]
  }

  /// What comes back at the starts of lines and was not understood.
  static func refusals(
    _ found: LabelledLines, _ choice: LabelChoice, _ name: String
  ) -> [Finding] {
    var findings: [Finding] = []
    if found.timed.count > 0 {
      findings.append(
        Finding(
          what: "\(counted(found.timed.count, "line")) with a time not taken for a speaker's",
          place: "\"\(name)\"",
          why:
            "\"\(excerpt(found.timed.first))\" reads as a time after a name, but its form does not"
            + " come back with names that do; where it is a speaker's, name the form with"
            + " --speaker-pattern"))
    }
    if !choice.refused.isEmpty {
      findings.append(
        Finding(
          what: "not taken for speakers: \(quoted(choice.refused))", place: "\"\(name)\"",
          why:
            "each comes back before a colon at the start of lines, but does not look like a name;"
            + " where one is a speaker, give it a shorter name in the file, or name the form with"
            + " --speaker-pattern"))
    }
    return findings
  }

  static func findings(
    _ cutter: TurnCutter, _ doubtful: [String], _ name: String
  ) -> [Finding] {
    var findings: [Finding] = []
    if !cutter.empty.isEmpty {
      findings.append(
        Finding(
          what: "\(counted(cutter.empty.count, "empty turn")) left out", place: "\"\(name)\"",
          why: "nothing follows the label of \(quoted(cutter.empty))"))
    }
    if cutter.narrations > 0 {
      findings.append(
        Finding(
          what: "\(counted(cutter.narrations, "line")) of narration in no turn",
          place: "\"\(name)\"", why: "a label in brackets names no speaker"))
    }
    if !doubtful.isEmpty {
      findings.append(
        Finding(
          what: "not taken for speakers: \(quoted(doubtful))", place: "\"\(name)\"",
          why: "each stands before a colon at the start of one line only, which became part of the"
            + " turn before it; where one is a speaker, mark it in the file like the others"))
    }
    return findings
  }

  private static func quoted(_ names: [String]) -> String {
    let unique = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let shown = unique.prefix(5).map { "\"\(excerpt($0))\"" }.joined(separator: ", ")
    return unique.count > 5 ? "\(shown) and \(unique.count - 5) more" : shown
  }
}
