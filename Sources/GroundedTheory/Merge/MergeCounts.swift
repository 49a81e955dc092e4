/// What a merge did, or would do, with the things of each kind.
public struct MergeCounts: Hashable, Sendable {
  /// Things of the other copy that were new here.
  public var new = 0
  /// Changes of the other copy that were taken.
  public var theirsNewer = 0
  /// Things that went on here, and stayed as they are.
  public var oursNewer = 0
  /// Things that both changed.
  public var both = 0
  /// Things that were made on both sides and are one now.
  public var joined = 0
  /// Things of the other copy that were not taken.
  public var leftOut = 0

  /// Counts nothing yet.
  public init() {}
}

extension ReportTable {
  /// The columns of `merge`: one row a kind of thing with which something was to do.
  public static func merge(
    _ counts: [(kind: String, counts: MergeCounts)], events: Int, conflicts: [MergeConflict]
  ) -> ReportTable {
    let open = Dictionary(grouping: conflicts, by: \.key.kind).mapValues(\.count)
    let rows = counts.filter { $0.counts != MergeCounts() || open[$0.kind] != nil }.map {
      kind, of in
      [
        .text(kind), .integer(of.new), .integer(of.theirsNewer), .integer(of.oursNewer),
        .integer(of.both), .integer(of.joined), .integer(of.leftOut), .integer(open[kind] ?? 0),
      ] as [Cell]
    }
    let history: [[Cell]] =
      events > 0 ? [["event", .integer(events), 0, 0, 0, 0, 0, 0]] : []
    return ReportTable(
      columns: [
        "what", "theirs_new", "theirs_newer", "ours_newer", "both", "joined", "left_out",
        "conflicts",
      ], rows: rows + history)
  }
}
