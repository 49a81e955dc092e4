import GroundedTheory

/// Reads codings from a table: `source,turn,record,start,end,quote,code,coder,memo`.
///
/// The list that `coding list` writes is read too: `doc` for `source`, a `path` before the `code`,
/// its other columns passed over. Offsets count Unicode scalars, the end not included; they may be empty
/// where there is a quote.
public enum CodingsCSV {
  /// Pushes each row or its problem to `body`; a column of unknown meaning is a finding.
  /// - Parameter encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError`` where the table as a whole cannot be read, and what `body` throws.
  public static func read(
    _ bytes: [UInt8], fileName: String, encoding: String? = nil,
    findings: (Finding) -> Void = { _ in },
    _ body: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void
  ) throws {
    var reader = try CSVReader(bytes, fileName: fileName, encoding: encoding)
    reader.findings.forEach(findings)
    // A list of our own has a column more for every level of its study.
    if reader.column("id") == nil || reader.column("state") == nil {
      reader.unknownColumns(among: Columns.known).forEach(findings)
    }
    let columns = try Columns(reader)
    while let row = try reader.next() {
      try body(row.flatMap(columns.draft))
    }
  }
}

private struct Columns {
  let source: Int
  let coder: Int
  let code: Int?
  let path: Int?
  let turn: Int?
  let record: Int?
  let start: Int?
  let end: Int?
  let quote: Int?
  let memo: Int?

  /// What is read, and what may stand beside it to tell of the words.
  static let known = [
    "source", "doc", "资料", "coder", "编码员", "path", "code", "编码", "turn", "话轮", "record", "start",
    "end",
    "quote", "原始语句", "memo", "备忘录", "id", "speaker", "participant",
  ]

  init(_ reader: CSVReader) throws {
    source = try reader.requiredColumn("source", "doc", "资料")
    coder = try reader.requiredColumn("coder", "编码员")
    path = reader.column("path")
    code = reader.column("code", "编码")
    if path == nil, code == nil { _ = try reader.requiredColumn("code", "path") }
    turn = reader.column("turn", "话轮")
    record = reader.column("record")
    start = reader.column("start")
    end = reader.column("end")
    quote = reader.column("quote", "原始语句")
    memo = reader.column("memo", "备忘录")
    if start == nil || end == nil, quote == nil { _ = try reader.requiredColumn("quote") }
  }

  func draft(_ row: CSVRow) -> Result<Placed<CodingDraft>, RowProblem> {
    do {
      let draft = CodingDraft(
        source: try required(row.value(source), "source", row),
        turn: try row.integer(turn, named: "turn"),
        record: row.value(record)?.trimmed, offsets: try offsets(row), quote: row.value(quote),
        code: try required(row.value(path) ?? row.value(code), "code", row),
        coder: try required(row.value(coder), "coder", row), memo: row.value(memo) ?? "")
      if draft.offsets == nil, draft.quote == nil {
        throw row.problem("it has neither start and end nor a quote")
      }
      return .success(Placed(row: row.number, value: draft))
    } catch let problem as RowProblem {
      return .failure(problem)
    } catch {
      return .failure(row.problem("\(error)"))
    }
  }

  private func required(_ value: String?, _ name: String, _ row: CSVRow) throws -> String {
    guard let value else { throw row.problem("the \(name) is missing") }
    return value
  }

  private func offsets(_ row: CSVRow) throws -> Range<Int>? {
    switch (try row.integer(start, named: "start"), try row.integer(end, named: "end")) {
    case (nil, nil): return nil
    case (let start?, let end?):
      guard start <= end else {
        throw row.problem("the end \(end) lies before the start \(start)")
      }
      return start..<end
    case (nil, _): throw row.problem("it has an end and no start")
    case (_, nil): throw row.problem("it has a start and no end")
    }
  }
}
