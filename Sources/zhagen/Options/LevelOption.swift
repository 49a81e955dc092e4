import ArgumentParser
import GroundedTheory

/// Which level's codes a table shows.
struct LevelOption: ParsableArguments {
  @Option(help: "Only codes of this level.")
  var level: String?

  /// The rows of the level that was asked for, by key or name; all of them where none was.
  func select(_ table: ReportTable, _ ladder: Ladder) throws -> ReportTable {
    guard let level else { return table }
    return table.filtering("level", equals: try ladder.require(level).key)
  }
}
