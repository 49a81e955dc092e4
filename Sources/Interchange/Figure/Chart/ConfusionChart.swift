/// Which code one coder gave where the other gave which, to be drawn by ``ChartSVG`` as a square of
/// counts.
public struct ConfusionChart: Hashable, Sendable {
  /// One code, a row and a column.
  public struct Category: Hashable, Sendable {
    /// The code's number, such as `A3`; may be empty.
    public var number: String
    /// Its name; empty for what has no code, which is set apart, and for others.
    public var name: String
    /// How many codes it stands for where it gathers those that have no row; 0 for a code by itself.
    public var others: Int

    /// Takes the values as given.
    public init(number: String = "", name: String, others: Int = 0) {
      self.number = number
      self.name = name
      self.others = others
    }

    var isUncoded: Bool { name.isEmpty && others == 0 }
  }

  /// The codes, in the order of rows and of columns.
  public var categories: [Category]
  /// How many units there are, row by row, as many in a row as there are categories. One that is missing or
  /// below 0 counts as 0.
  public var counts: [[Int]]
  /// Whose codes the rows are.
  public var rowCoder: String
  /// Whose codes the columns are.
  public var columnCoder: String
  /// The caption, printed as it is; nil for one that is made from the coders' names.
  public var title: String?

  /// Whether units with several codes count more than once, which the legend then says.
  public var hasSeveral = false
  /// Of what the cell of others against others counts, how much both coders gave the same code.
  public var othersAlike = 0

  /// Takes the values as given; a chart without categories is an empty frame.
  public init(
    categories: [Category], counts: [[Int]], rowCoder: String, columnCoder: String,
    title: String? = nil
  ) {
    self.categories = categories
    self.counts = counts
    self.rowCoder = rowCoder
    self.columnCoder = columnCoder
    self.title = title
  }

  /// What a cell holds; 0 where the counts do not reach.
  func count(_ row: Int, _ column: Int) -> Int {
    guard counts.indices.contains(row), counts[row].indices.contains(column) else { return 0 }
    return max(0, counts[row][column])
  }

  func rowTotal(_ row: Int) -> Int { categories.indices.map { count(row, $0) }.clampedSum }
  func columnTotal(_ column: Int) -> Int { categories.indices.map { count($0, column) }.clampedSum }
  var total: Int { categories.indices.map(rowTotal).clampedSum }
  var agreed: Int {
    (categories.indices.map { categories[$0].others > 0 ? 0 : count($0, $0) } + [othersAlike])
      .clampedSum
  }
}
