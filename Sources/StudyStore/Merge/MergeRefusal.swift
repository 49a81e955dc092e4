import GroundedTheory

/// Why a merge was not made; the study is as it was.
public enum MergeRefusal: Error, Equatable, Sendable {
  /// The two names lead to one file.
  case sameFile(String)
  /// The other file is another study.
  case otherStudy(String, title: String, ours: String)
  /// Both copies changed the same things, and nobody has chosen.
  case conflicts([MergeConflict])
  /// Participants whom the other copy erased, and this study still holds.
  case purgedThere(String, participants: [String])
  /// One copy has pseudonyms where the other has names; `here` tells which.
  case pseudonymised(String, here: Bool)
  /// What would come out breaks rules that no choice of ours mends.
  case broken(String, rules: [String])
}

extension MergeRefusal: CustomStringConvertible {
  /// What stands in the way, and what to do.
  public var description: String {
    switch self {
    case .sameFile(let path):
      "\"\(path)\" is this study itself; name the other copy."
    case .otherStudy(let path, let title, let ours):
      "\"\(path)\" is another study (\"\(title)\"), no copy of \"\(ours)\". To take it in all the same,"
        + " things of one name as one, repeat the command with --unrelated."
    case .conflicts(let conflicts):
      "\(counted(conflicts.count, "conflict")); nothing was merged.\n"
        + conflicts.prefix(20).map { "  \($0)\n" }.joined()
        + (conflicts.count > 20 ? "  … and \(conflicts.count - 20) more\n" : "")
        + "Choose with --prefer newer (or ours, or theirs), or one by one: --dry-run --conflicts FILE"
        + " writes them to a table; fill in its column \"decision\" (ours or theirs) and give it with"
        + " --decide FILE."
    case .purgedThere(let path, let participants):
      "\"\(path)\" has erased a participant whose words this study still holds: "
        + participants.map { "\"\($0)\"" }.joined(separator: ", ")
        + ". Erase them here too (`zhagen purge --participant NAME --yes`), then merge."
    case .pseudonymised(let path, let here):
      (here
        ? "This study has pseudonyms, and \"\(path)\" still has the names"
        : "\"\(path)\" has pseudonyms, and this study still has the names")
        + ". Run `zhagen pseudonymise --key FILE` with the same key on "
        + (here ? "a copy of the other one" : "this one") + ", then merge."
    case .broken(let path, let rules):
      "\"\(path)\" was not merged, because what comes out would break rules:\n"
        + rules.prefix(20).map { "  \($0)\n" }.joined()
        + "Change one of the copies so that they fit, then merge again."
    }
  }
}
