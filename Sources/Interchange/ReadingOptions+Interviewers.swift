import GroundedTheory

extension ReadingOptions {
  /// A finding for each of ``interviewers`` who speaks in none of the documents read, with the
  /// speakers whose labels are nearest.
  /// - Parameter speakers: the labels of all turns that were read.
  public func absentInterviewers(among speakers: Set<String>) -> [Finding] {
    let labels = speakers.subtracting([""])
    let known = Set(labels.map(SpeakerLabel.folded))
    return interviewers.filter { !known.contains(SpeakerLabel.folded($0.trimmed)) }.map { name in
      let nearest = Nearest.names(to: name.trimmed, among: Array(labels))
      let shown = nearest.isEmpty ? Array(labels.sorted().prefix(5)) : nearest
      let names = shown.map { "\"\(excerpt($0))\"" }
      return Finding(
        what: "no such speaker", place: "--interviewer \"\(excerpt(name))\"",
        why: "no turn has this label, so nobody was made an interviewer by it; "
          + (names.isEmpty
            ? "no speaker was found at all"
            : nearest.isEmpty
              ? "speakers are \(names.joined(separator: ", "))"
                + (labels.count > names.count ? " and \(labels.count - names.count) more" : "")
              : "did you mean \(names.joined(separator: " or "))?"))
    }
  }
}
