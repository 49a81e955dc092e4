import GroundedTheory

/// The parts of a Word document beside its body, found by what they are to it.
struct DocxPackage {
  let archive: ZipArchive
  /// The part with the body; nearly always `word/document.xml`.
  let main: String
  private let relations: OfficeRelations

  init(_ archive: ZipArchive) throws {
    self.archive = archive
    let usual = "word/document.xml"
    main =
      archive.contains(usual)
      ? usual
      : try OfficeRelations(of: "", in: archive).part(kind: "officeDocument") ?? usual
    relations = try OfficeRelations(of: main, in: archive)
  }

  /// The words of the footnotes that the text refers to, in its order.
  func footnotes(_ margin: OfficeMargin) throws -> [[UInt8]] {
    try notes(margin.footnotes, kind: "footnotes", element: .footnote)
  }

  /// The words of the endnotes that the text refers to, in its order.
  func endnotes(_ margin: OfficeMargin) throws -> [[UInt8]] {
    try notes(margin.endnotes, kind: "endnotes", element: .endnote)
  }

  private func notes(_ ids: [String], kind: String, element: DocxName) throws -> [[UInt8]] {
    guard !ids.isEmpty else { return [] }
    let entries = try entries(kind: kind, element: element)
    return ids.compactMap { entries[$0]?.words }.filter { !BlankText.isBlank($0) }
  }

  /// The comments that the text refers to, in its order.
  func comments(_ margin: OfficeMargin) throws -> [SourceComment] {
    guard !margin.comments.isEmpty else { return [] }
    let entries = try entries(kind: "comments", element: .comment)
    return margin.comments.compactMap { id in
      guard let entry = entries[id], !BlankText.isBlank(entry.words) else { return nil }
      return SourceComment(
        author: entry.author, text: String(decoding: entry.words, as: UTF8.self).trimmed,
        quote: margin.quote(id))
    }
  }

  /// How many headers and footers have words in them.
  func marginsWithWords() throws -> Int {
    var count = 0
    for part in relations.parts(kinds: "header", "footer") where archive.contains(part) {
      let stream = try XMLElements<DocxName>(archive, part: part)
      var words: [UInt8] = []
      while let event = try stream.next() {
        if case .start(.t) = event { words += try stream.words() }
      }
      if !BlankText.isBlank(words) { count += 1 }
    }
    return count
  }

  private struct Entry {
    var author = ""
    var words: [UInt8] = []
  }

  /// The notes or comments of a part by their ids; separators, which are notes of a type, have none.
  private func entries(kind: String, element: DocxName) throws -> [String: Entry] {
    guard let part = relations.part(kind: kind), archive.contains(part) else {
      return [:]
    }
    let stream = try XMLElements<DocxName>(archive, part: part)
    var body = DocxBody(stream)
    var entries: [String: Entry] = [:]
    while let event = try stream.next() {
      guard case .start(element) = event, let id = stream.attribute("id") else { continue }
      let author = stream.attribute("author") ?? ""
      entries[id] = Entry(author: author, words: try body.blocks(until: element).bytes)
    }
    return entries
  }
}
