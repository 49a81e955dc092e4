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
  /// Whether the other copy has taken in all that was ever done to it here.
  public var isSeen: Bool
  /// The last state of it that the other copy has taken in, and since when it was so.
  public var seen: Seen?

  /// A state that the other copy has taken in.
  public struct Seen: Sendable {
    /// What the thing was.
    public let content: Content
    /// When it became so.
    public let since: MergeStamp

    /// Takes the values as given.
    public init(content: Content, since: MergeStamp) {
      self.content = content
      self.since = since
    }
  }

  /// Takes the values as given.
  public init(
    current: Content?, versions: [Content], wasGone: Bool, changed: MergeStamp,
    isSeen: Bool = false, seen: Seen? = nil
  ) {
    self.current = current
    self.versions = versions
    self.wasGone = wasGone
    self.changed = changed
    self.isSeen = isSeen
    self.seen = seen
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

  /// Compares our history of a thing with theirs: first by what each copy has taken in of the other, then,
  /// for copies that share no events, by what the thing was. The other way round it gives the mirror image.
  public func compared(to theirs: ThingHistory) -> Verdict {
    if current == theirs.current { return .same }
    if isSeen != theirs.isSeen { return .newer(isSeen ? .theirs : .ours) }
    let theirsIsOld = knew(theirs.current)
    let oursIsOld = theirs.knew(current)
    switch (theirsIsOld, oursIsOld) {
    case (true, false): return .newer(.ours)
    case (false, true): return .newer(.theirs)
    case (true, true): return .newer(changed < theirs.changed ? .theirs : .ours)
    case (false, false):
      if current == nil { return .gone(.ours) }
      if theirs.current == nil { return .gone(.theirs) }
      return .both(base: base(with: theirs))
    }
  }

  /// What both came from, the same whichever side asks.
  private func base(with theirs: ThingHistory) -> Content? {
    let seen = [seen, theirs.seen].compactMap { $0 }.max { $0.since < $1.since }
    if let seen { return seen.content }
    let (older, newer) = changed < theirs.changed ? (self, theirs) : (theirs, self)
    let known = Set(older.versions)
    return newer.versions.last { known.contains($0) }
  }

  /// Whether it was so at some time before now.
  private func knew(_ state: Content?) -> Bool {
    state.map { versions.contains($0) } ?? wasGone
  }
}
