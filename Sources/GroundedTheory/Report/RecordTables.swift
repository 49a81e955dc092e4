extension ReportTable {
  /// The columns of `records list`: place and id, the attributes of the set, the words. An attribute
  /// that is named as one of ours gets a line under its name.
  public static func recordColumns(_ attributes: [String]) -> [String] {
    let first = ["turn", "record", "question"]
    let own = Set(first + ["text"])
    return first + attributes.map { own.contains($0) ? $0 + "_" : $0 } + ["text"]
  }

  /// A row of `records list`.
  /// - Parameter attributes: how many the set has.
  public static func recordRow(_ record: RecordEntry, attributes: Int) -> [Cell] {
    let values = record.attributes.prefix(attributes).map { $0.isEmpty ? Cell.empty : .text($0) }
    return [.integer(record.turn.number), .text(record.id), Cell(record.question)]
      + values + Array(repeating: .empty, count: attributes - values.count)
      + [.text(record.text)]
  }

  /// A few records in full.
  public static func records(_ records: [RecordEntry], columns: [String]) -> ReportTable {
    ReportTable(
      columns: recordColumns(columns),
      rows: records.map { recordRow($0, attributes: columns.count) })
  }
}

extension RecordEntry {
  /// The question that it answers; nil where rows hold one text.
  public var question: String? { turn.speaker.isEmpty ? nil : turn.speaker }
}
