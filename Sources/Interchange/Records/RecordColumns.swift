import GroundedTheory

/// Which columns of a table hold what, as the user names them.
public struct RecordColumns: Sendable {
  /// The columns that hold words; each of them makes records of its own.
  public var texts: [String]
  /// The column that says what a record is called; a usual name is looked for unless given.
  public var id: String?
  /// The columns to be kept beside the words; all others unless given.
  public var attributes: [String]?

  /// Takes the values as given; nothing is checked here.
  public init(texts: [String], id: String? = nil, attributes: [String]? = nil) {
    self.texts = texts
    self.id = id
    self.attributes = attributes
  }

  /// Names of columns that are taken for ids, in small letters.
  public static let usualIDs = [
    "id", "编号", "工单号", "工单编号", "受理编号", "序号", "record", "case_id", "respondent",
  ]
}

/// The same columns by their places in a table.
struct RecordLayout {
  let texts: [Int]
  let id: Int?
  let attributes: [Int]
  /// Whether a text is an answer to the question that heads its column.
  var hasQuestions: Bool { texts.count > 1 }

  /// - Throws: ``FormatError/unknownColumn(_:name:found:)``, and
  ///   ``FormatError/malformedTable(_:row:reason:)`` where a column is to be two things.
  init(_ columns: RecordColumns, header: [String], fileName: String) throws {
    func place(_ name: String) throws -> Int {
      let wanted = name.trimmed
      let place =
        header.firstIndex(of: wanted)
        ?? header.firstIndex { $0.lowercased() == wanted.lowercased() }
      guard let place, !wanted.isEmpty else {
        throw FormatError.unknownColumn(fileName, name: name, found: header)
      }
      return place
    }
    func usual(_ name: String) -> Int? { header.firstIndex { $0.lowercased() == name } }

    let texts = try columns.texts.map(place)
    let id =
      try columns.id.map(place)
      ?? RecordColumns.usualIDs.lazy.compactMap(usual).first { !texts.contains($0) }
    let attributes =
      try columns.attributes?.map(place)
      ?? header.indices.filter { !texts.contains($0) && $0 != id && !header[$0].isEmpty }
    var seen: Set<Int> = []
    for column in texts + (id.map { [$0] } ?? []) + attributes
    where !seen.insert(column).inserted {
      throw FormatError.malformedTable(
        fileName, row: 1,
        reason: "the column \"\(header[column])\" is named twice; a column is an id, a text or an"
          + " attribute")
    }
    self.texts = texts
    self.id = id
    self.attributes = attributes
  }
}
