/// What one copy of a study knows of a thing: what it is now, and what it was.
///
/// `Content` is everything that the thing says, references translated so that both copies write them
/// alike.
public struct ThingHistory<Content: Hashable & Sendable>: Sendable {
  /// What it is now; nil for a thing that was taken out.
  public var current: Content?
  /// What it was at any time, in order, what it is now among it.
  public var versions: [Content]
  /// Whether it was taken out for a time, before what it is now.
  public var wasGone: Bool
  /// When it was last changed.
  public var changed: MergeStamp

  /// Takes the values as given.
  public init(current: Content?, versions: [Content], wasGone: Bool, changed: MergeStamp) {
    self.current = current
    self.versions = versions
    self.wasGone = wasGone
    self.changed = changed
  }

  /// How two histories of a thing stand to each other.
  public enum Verdict: Equatable, Sendable {
    case same
    /// One side has gone on from where the other still is.
    case newer(MergeSide)
    /// Both went on; `base` is the last state that both had, nil where they had none in common.
    case both(base: Content?)
    /// Taken out on this side, gone on with on the other.
    case gone(MergeSide)
  }

  /// Compares our history of a thing with theirs.
  public func compared(to theirs: ThingHistory) -> Verdict {
    if current == theirs.current { return .same }
    let theirsIsOld = knew(theirs.current)
    let oursIsOld = theirs.knew(current)
    switch (theirsIsOld, oursIsOld) {
    case (true, false): return .newer(.ours)
    case (false, true): return .newer(.theirs)
    case (true, true): return .newer(changed < theirs.changed ? .theirs : .ours)
    case (false, false):
      if current == nil { return .gone(.ours) }
      if theirs.current == nil { return .gone(.theirs) }
      let known = Set(theirs.versions)
      return .both(base: versions.last { known.contains($0) })
    }
  }

  /// Whether it was so at some time before now.
  private func knew(_ state: Content?) -> Bool {
    state.map { versions.contains($0) } ?? wasGone
  }
}
