/// One of the two copies of a study that are merged.
public enum MergeSide: String, CaseIterable, Sendable {
  /// The study that is written.
  case ours
  /// The other copy, which stays as it is.
  case theirs

  /// The other one of the two.
  public var other: MergeSide { self == .ours ? .theirs : .ours }
}

/// How differences are settled that the copies themselves do not settle.
public enum MergePreference: String, CaseIterable, Sendable {
  /// What stands in the study that is written.
  case ours
  /// What stands in the other copy.
  case theirs
  /// What was written last; the same whichever copy takes in the other.
  case newer
}

/// When something was last changed, so that two copies order their changes alike.
public struct MergeStamp: Hashable, Comparable, Sendable {
  /// Since 1970.
  public let milliseconds: Int64
  /// The event, in lower case; it decides between two of the same millisecond.
  public let event: String
  /// Who did it, where the command was told.
  public let coder: String?

  /// Takes the values as given.
  public init(milliseconds: Int64, event: String, coder: String?) {
    self.milliseconds = milliseconds
    self.event = event
    self.coder = coder
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.milliseconds, a.event) < (b.milliseconds, b.event)
  }
}
