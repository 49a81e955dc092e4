import Foundation
import GRDB
import GroundedTheory

/// What `purge` erased, or would erase.
public struct Purged: Hashable, Sendable {
  /// Sources that are gone, by name.
  public var sources: [String] = []
  /// Sources that others speak in too, and how many turns of theirs were emptied.
  public var turns: [String: Int] = [:]
  /// Sources that stay, though they were linked to the participant once: a link that was taken back
  /// was a mistake, and the words are another's.
  public var unlinked: [String] = []
  /// Codings that were live.
  public var codings = 0
  /// Memos that were live: on the sources and codings that are gone.
  public var memos = 0
  /// Values elsewhere (memos, definitions, names, the history) in which words of the participant
  /// stood; a mark stands there now.
  public var redacted = 0
  /// Copies of the study beside it that are removed with it.
  public var backups: [String] = []
}

extension StudyFile {
  /// What stands where erased words stood.
  static let erasedMark = "[…]"

  /// Erases a participant who withdraws: the participant, the sources that nobody else speaks in, the
  /// participant's turns in the others, every revision of these texts, the codings and memos on them,
  /// and what was quoted from them elsewhere.
  ///
  /// It cannot be undone. The event that it leaves holds no word of what is gone.
  /// - Parameter isRehearsal: change nothing; tell what would be done.
  /// - Throws: ``/GroundedTheory/Violation/unknownParticipant(_:nearest:)``.
  public func purge(
    participant name: String, isRehearsal: Bool = false, by coder: String? = nil,
    reason: String = ""
  ) throws -> Purged {
    try erase("purge", by: coder, reason: reason, isRehearsal: isRehearsal) { writing in
      var purge = try Purge(writing, participant: name)
      try purge.eraseTurns()
      try purge.eraseSources()
      try purge.eraseParticipant()
      try purge.eraseSuccessors()
      try purge.redact()
      var done = purge.done
      done.backups = Self.upgradeBackups(of: path)
      writing.summary =
        "a participant, \(counted(done.sources.count, "source")),"
        + " \(counted(done.turns.values.reduce(0, +), "turn")) of others,"
        + " \(counted(done.codings, "coding"))"
      return done
    }
  }
}
