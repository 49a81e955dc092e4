import Foundation
import GRDB
import GroundedTheory

/// What taking a coding back did.
public struct CodingRemoval: Sendable {
  public let quote: String
  /// Relations that it was the last coding to support, each as `"甲" influences (+) "乙"`.
  public let unsupported: [String]
}

/// What a bulk import of codings did.
public struct CodingImport: Sendable {
  /// How many codings were stored.
  public var codings = 0
  /// Coders that the file names and the study did not have.
  public var newCoders: [String] = []
}

extension StudyFile {
  /// Applies a code to a stretch of a source.
  /// - Throws: ``/GroundedTheory/Violation`` for an unknown source, code or coder, a quote that does
  ///   not stand there or stands more than once, and a coding that exists already.
  @discardableResult
  public func addCoding(_ draft: CodingDraft, reason: String = "") throws -> Coding {
    let (coding, codebook, event) = try record(
      "coding add", by: draft.coder, reason: reason
    ) { writing in
      let codebook = try knownCodebook.codebook(asOf: writing.event - 1) {
        try writing.db.liveCodebook()
      }
      let placer = try CodingPlacer(writing, codebook: codebook)
      let (id, code, source, span) = try placer.place(draft, creatingCoder: false)
      let coding = try writing.db.coding(inRow: try writing.first("coding", id.uuid))
      writing.summary =
        "\"\(code.name)\" at \(span) of \"\(source)\": \(excerpt(coding.quote))"
      return (coding, codebook, writing.event)
    }
    knownCodebook.keep(codebook, asOf: event)
    return coding
  }

  /// Takes in many codings in one event, all or none; coders that the file names are made.
  /// - Parameters:
  ///   - file: the file's name, for messages.
  ///   - findings: what reading the file turned up; asked for when all rows are in.
  ///   - feed: calls its argument once a row.
  /// - Throws: ``StudyError/badRows(what:problems:)`` with every bad row.
  @discardableResult
  public func importCodings(
    from file: String? = nil, by coder: String? = nil, reason: String = "",
    findings: @autoclosure () -> [Finding] = [],
    _ feed: (_ row: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void) throws -> Void
  ) throws -> CodingImport {
    try record("coding import", by: coder, reason: reason) { writing in
      let placer = try CodingPlacer(writing)
      var problems: [RowProblem] = []
      var result = CodingImport()
      try feed { row in
        switch row {
        case .failure(let problem): problems.append(problem)
        case .success(let placed):
          do {
            try placer.place(placed.value, creatingCoder: true)
            result.codings += 1
          } catch let violation as Violation {
            problems.append(RowProblem(row: placed.row, reason: violation.reasonInFile))
          }
        }
      }
      guard problems.isEmpty else {
        throw StudyError.badRows(in: file, of: "Codings", problems)
      }
      result.newCoders = placer.newCoders
      writing.findings = findings()
      writing.summary =
        counted(result.codings, "coding")
        + (result.newCoders.isEmpty
          ? "" : ", new coders: \(result.newCoders.joined(separator: ", "))")
      return result
    }
  }

  /// Takes a coding back, with the memos on it and its place under relations; all stays in the
  /// history. `id` is the identifier, or enough of its beginning or end.
  /// - Returns: the words that were coded, and the relations left without support.
  @discardableResult
  public func removeCoding(
    _ id: String, by coder: String? = nil, reason: String = ""
  ) throws -> CodingRemoval {
    try record("coding remove", by: coder, reason: reason) { writing in
      let (key, quote) = try writing.coding(withID: id)
      writing.summary = "\(id): \(excerpt(quote))"
      let unsupported = try writing.takeBack(codings: [key])
      return CodingRemoval(quote: quote, unsupported: unsupported)
    }
  }
}

extension Violation {
  /// The description with the remedy that a row of a file has, which is not that of a command.
  fileprivate var reasonInFile: String {
    switch self {
    case .quoteAmbiguous(let quote, let source, let candidates):
      let places = candidates.prefix(10).map { place in
        "\(place.turn.map { "turn \($0)" } ?? "no turn") at \(place.span)"
      }
      let rest = candidates.count - places.count
      return "The quote \"\(excerpt(quote))\" stands \(candidates.count) times in \"\(source)\";"
        + " name its turn, or its start and end: \(places.joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more" : "") + "."
    case .noQuoteNorSpan(let source):
      return
        "A coding in \"\(source)\" names neither a quote nor a span; give its quote, or its start"
        + " and end."
    default: return description
    }
  }
}

extension Writing {
  /// Takes codings back, with the memos on them and their place under relations.
  /// - Returns: the relations left without support, which the event keeps as findings too.
  func takeBack(codings: [Int64]) throws -> [String] {
    let supported = try db.liveRelations().filter { !$0.support.isEmpty }
    for key in codings {
      try retire("coding", key)
      try retireMemos(on: key, by: "coding")
      try retire("support", key, by: "coding")
      try retire("decision", key, by: "coding")
      try retire("decision", key, by: "result")
    }
    let unsupported = try unsupported(supported, in: try db.liveCodebook())
    findings += unsupported
    return unsupported.map(\.place)
  }

  /// The live coding that an id, or enough of one, names.
  func coding(withID id: String) throws -> (key: Int64, quote: String) {
    let digits = id.lowercased().filter { $0 != "-" }
    guard digits.count >= 4, digits.allSatisfy(\.isHexDigit) else {
      throw Violation.unknownCoding(id)
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT first, quote FROM coding
        WHERE retired IS NULL AND (lower(hex(id)) LIKE ?1 || '%' OR lower(hex(id)) LIKE '%' || ?1)
        LIMIT 3
        """, arguments: [digits])
    guard let row = rows.first else { throw Violation.unknownCoding(id) }
    if rows.count > 1 { throw Violation.ambiguousCoding(id, count: rows.count) }
    return (try row.value(0), try row.value(1))
  }
}
