import GroundedTheory

/// The statement that stores codings, for the places where they come by the hundred thousand.
final class CodingInsert {
  private let writing: Writing
  private let insertion: BulkInsert

  init(_ writing: Writing) throws {
    self.writing = writing
    insertion = try BulkInsert(
      writing.db,
      """
      INSERT OR IGNORE INTO coding
        (version, first, added, source, spanStart, spanEnd, code, coder, id, quote)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Stores a coding.
  /// - Parameter words: the UTF-8 of its quote.
  /// - Returns: its id; nil where the coder has coded this place with this code already.
  func insert(
    source: Int64, span: TextSpan, code: Int64, coder: Int64, words: UnsafeRawBufferPointer
  ) throws -> Coding.ID? {
    let id: Coding.ID = writing.newID()
    let version = try writing.nextVersion("coding")
    let values = [
      version, version, Int64(writing.event), source, Int64(span.start), Int64(span.end), code,
      coder,
    ]
    for (index, value) in values.enumerated() { insertion.bind(value, at: Int32(index + 1)) }
    insertion.bind(id.uuid, at: 9)
    insertion.bind(text: words, at: 10)
    return try insertion.insert() ? id : nil
  }
}
