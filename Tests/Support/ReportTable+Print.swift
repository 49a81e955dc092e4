import GroundedTheory

extension ReportTable {
  /// The table as lines of cells between bars, an empty cell as `-`, for comparing by eye.
  public var printed: String {
    ([columns] + rows.map { $0.map { $0 == .empty ? "-" : $0.plain } })
      .map { $0.joined(separator: " | ") }.joined(separator: "\n")
  }
}
