import Foundation

/// Something that both copies changed differently, so that someone has to choose.
public struct MergeConflict: Hashable, Sendable {
  /// One side's state of it.
  public struct State: Hashable, Sendable {
    /// In words; nil for a thing that was taken out.
    public let words: String?
    /// When it was made so, and by whom.
    public let changed: MergeStamp?

    /// Takes the values as given.
    public init(words: String?, changed: MergeStamp?) {
      self.words = words
      self.changed = changed
    }
  }

  /// What a decision names it by.
  public struct Key: Hashable, Sendable {
    /// The kind of thing, such as `code`.
    public let kind: String
    /// Its UUID, in lower case.
    public let id: String
    /// What of it, such as `name`; empty for the thing as a whole.
    public let field: String

    /// Takes the values as given.
    public init(kind: String, id: String, field: String) {
      self.kind = kind
      self.id = id
      self.field = field
    }
  }

  public let key: Key
  /// What the thing is called.
  public let name: String
  public let ours: State, theirs: State
  /// The side that was chosen; nil while it is open.
  public let decision: MergeSide?

  /// Takes the values as given.
  public init(key: Key, name: String, ours: State, theirs: State, decision: MergeSide?) {
    self.key = key
    self.name = name
    self.ours = ours
    self.theirs = theirs
    self.decision = decision
  }

  /// The side that was written last.
  public var newer: MergeSide {
    guard let here = ours.changed, let there = theirs.changed else { return .ours }
    return here < there ? .theirs : .ours
  }
}

extension MergeConflict: CustomStringConvertible {
  /// Such as `the code "缺人": name is "缺人" here (李, 2026-11-03) and "人手不足" there (王, 2026-11-04)`.
  public var description: String {
    let field = key.field.isEmpty ? "it" : key.field
    return "\(name): \(field) \(Self.clause(ours, "here")) and \(Self.clause(theirs, "there"))"
  }

  private static func clause(_ state: State, _ place: String) -> String {
    let who = state.changed.map { stamp in
      let day = Date(timeIntervalSince1970: Double(stamp.milliseconds) / 1000)
        .ISO8601Format().prefix(10)
      return " (\(stamp.coder.map { "\($0), " } ?? "")\(day))"
    }
    let words = state.words.map { "is \"\(excerpt($0, limit: 60))\"" } ?? "was taken out"
    return "\(words) \(place)\(who ?? "")"
  }
}

extension ReportTable {
  /// The conflicts of a merge, with a column for decisions to be filled in.
  public static func conflicts(_ conflicts: [MergeConflict]) -> ReportTable {
    func time(_ state: MergeConflict.State) -> Cell {
      Cell(
        state.changed.map {
          Date(timeIntervalSince1970: Double($0.milliseconds) / 1000).ISO8601Format()
        })
    }
    return ReportTable(
      columns: [
        "kind", "id", "thing", "field", "ours", "ours_coder", "ours_time", "theirs",
        "theirs_coder", "theirs_time", "decision",
      ],
      rows: conflicts.map { conflict in
        let (ours, theirs) = (conflict.ours, conflict.theirs)
        return [
          .text(conflict.key.kind), .text(conflict.key.id), .text(conflict.name),
          .text(conflict.key.field), Cell(ours.words), Cell(ours.changed?.coder), time(ours),
          Cell(theirs.words), Cell(theirs.changed?.coder), time(theirs),
          Cell(conflict.decision?.rawValue),
        ]
      })
  }
}
