import GroundedTheory

/// Reads ratings that were made elsewhere from a table, CSV or a workbook (.xlsx): one row a unit, one column
/// a coder.
///
/// The unit's name stands in the column `unit` (or `单位`), or in the first one; where there is a column
/// `source` (or `group`, `资料`), units of one source are drawn together in a bootstrap over sources. Every
/// other column is a coder. An empty cell is a missing rating; `a|b` gives several codes, and then `-` gives
/// none (see ``/GroundedTheory/RatingWords``).
public enum RatingsCSV {
  /// The ratings, and what was guessed on the way.
  /// - Parameters:
  ///   - encoding: the file's, under any name that iconv knows; found out unless given.
  ///   - demand: what is to be computed of them.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String = "ratings.csv", encoding: String? = nil,
    demand: RatingDemand = RatingDemand()
  ) throws -> (ratings: Ratings, findings: [Finding]) {
    var reader = try TableFile.open(bytes, fileName: fileName, encoding: encoding)
    let columns = try RatingColumns(reader)
    var sheet = RatingSheet(columns)
    while let row = try reader.next() { sheet.add(row) }
    guard sheet.problems.isEmpty else { throw FormatError.badRows(fileName, sheet.problems) }
    let duplicates = sheet.units.duplicates()
    guard duplicates.isEmpty else { throw FormatError.badRows(fileName, duplicates) }
    guard sheet.count > 0 else {
      throw FormatError.unusableRatings(fileName, reason: "it has a header and no units below it")
    }
    let words = try sheet.words(demand, fileName)
    return (
      sheet.ratings(words), reader.findings + sheet.findings(words, fileName)
    )
  }
}

/// Which column of a table of ratings holds what.
struct RatingColumns {
  let unit: Int
  let source: Int?
  let coders: [Int]
  let names: [String]

  /// - Throws: ``FormatError`` where fewer than two columns are coders.
  init(_ reader: any RowReader) throws {
    let header = reader.header
    let source = reader.column("source", "group", "资料")
    let unit = reader.column("unit", "单位") ?? (source == 0 ? 1 : 0)
    let coders = header.indices.filter { $0 != unit && $0 != source }
    if let unnamed = coders.first(where: { header[$0].isEmpty }) {
      throw FormatError.unusableRatings(
        reader.fileName,
        reason:
          "column \(unnamed + 1) has no name in the first row; name the coder, or delete the column"
      )
    }
    guard coders.count > 1 else {
      throw FormatError.unusableRatings(
        reader.fileName,
        reason: (coders.isEmpty
          ? "no coder has a column" : "only one coder has a column, \"\(header[coders[0]])\"")
          + "; write the unit in the first column and each coder's ratings in one of their own, two or more"
      )
    }
    (self.unit, self.source, self.coders) = (unit, source, coders)
    names = coders.map { header[$0] }
  }
}

/// The cells of a table of ratings, each as the number of its word.
struct RatingSheet {
  private let columns: RatingColumns
  private var matrix: [Int32] = []
  private var cells = ByteWords()
  /// The row in which each word stands first, and how many cells have it.
  private var firstRows: [Int] = []
  private var sources = ByteWords()
  private var sourceOfUnit: [Int32] = []
  private(set) var units = UnitNames()
  private(set) var count = 0
  private(set) var problems: [RowProblem] = []

  init(_ columns: RatingColumns) { self.columns = columns }

  mutating func add(_ row: Result<CSVRow, RowProblem>) {
    switch row {
    case .failure(let problem): problems.append(problem)
    case .success(let row): add(row)
    }
  }

  private mutating func add(_ row: CSVRow) {
    var source: Int32 = 0
    if let column = columns.source {
      source = row.withTrimmedUTF8(column) { sources.position(of: $0) }
      sourceOfUnit.append(source)
    }
    let isNamed = row.withTrimmedUTF8(columns.unit) { name in
      units.append(name, source: source, row: row.number)
      return !name.isEmpty
    }
    if !isNamed {
      problems.append(row.problem("the unit has no name; number the units in the first column"))
    }
    for column in columns.coders {
      let word = row.withTrimmedUTF8(column) { $0.isEmpty ? -1 : cells.position(of: $0) }
      if Int(word) == firstRows.count { firstRows.append(row.number) }
      matrix.append(word)
    }
    count += 1
  }

  /// - Throws: ``FormatError`` where no cell has a rating, or the ratings are not what is demanded.
  func words(_ demand: RatingDemand, _ fileName: String) throws -> RatingWords {
    do {
      let words = try RatingWords(cells.texts, demand)
      guard words.positions.contains(where: { $0 >= 0 }) else {
        throw RatingFault.all("no cell has a rating; all are empty or say NA")
      }
      return words
    } catch RatingFault.words(let words) {
      throw FormatError.badRows(
        fileName,
        words.map { RowProblem(row: firstRows[$0.position], reason: $0.reason) }
          .sorted { $0.row < $1.row })
    } catch RatingFault.all(let reason) {
      throw FormatError.unusableRatings(fileName, reason: reason)
    }
  }

  func ratings(_ words: RatingWords) -> Ratings {
    let placed = matrix.map { $0 < 0 ? Ratings.missing : words.positions[Int($0)] }
    guard columns.source != nil else {
      return Ratings(
        coders: columns.names, categories: words.categories, codes: words.codes, matrix: placed)
    }
    return Ratings(
      coders: columns.names, categories: words.categories, codes: words.codes, matrix: placed,
      sources: sources.texts, sourceOfUnit: sourceOfUnit)
  }

  func findings(_ words: RatingWords, _ fileName: String) -> [Finding] {
    let texts = cells.texts
    return words.readAsMissing.map { position in
      Finding(
        what: "\"\(texts[position])\" read as a missing rating",
        place: "\"\(fileName)\", from row \(firstRows[position])",
        why:
          "other programs write it so; where it is a category, name all of them with --categories")
    }
  }
}
