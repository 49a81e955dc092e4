import GroundedTheory

/// What a sheet refers to: which part it is, the shared strings, the formats of its cells.
struct WorkbookParts {
  let sheetPart: String
  let sheetName: String
  let strings: SharedStrings
  let dates: DateFormats
  private(set) var findings: [Finding] = []

  private struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  /// - Throws: ``FormatError``, among others ``FormatError/missingMember(_:member:)`` where no sheet
  ///   has the name.
  init(_ archive: ZipArchive, sheet wanted: String?) throws {
    let main = "xl/workbook.xml"
    let relations = try OfficeRelations(of: main, in: archive)
    let stream = try XMLElements<WorkbookName>(archive, part: main)
    var sheets: [Sheet] = []
    var is1904 = false
    while let event = try stream.next() {
      switch event {
      case .start(.workbookPr):
        is1904 = ["1", "true"].contains(stream.attribute("date1904") ?? "")
      case .start(.sheet):
        sheets.append(
          Sheet(
            name: stream.attribute("name") ?? "", relation: stream.attribute("id") ?? "",
            isHidden: stream.attribute("state")?.lowercased().contains("hidden") ?? false))
      default: break
      }
    }
    let shown = sheets.filter { !$0.isHidden }
    let chosen = wanted.map { name in sheets.first { $0.name == name } } ?? shown.first
    guard let chosen, let part = relations.part(id: chosen.relation) else {
      throw FormatError.missingMember(archive.fileName, member: wanted ?? "sheet1")
    }
    sheetPart = part
    sheetName = chosen.name
    strings = try SharedStrings(archive, part: relations.part(kind: "sharedStrings"))
    dates = try DateFormats(archive, part: relations.part(kind: "styles"), is1904: is1904)
    func skipped(_ sheets: [Sheet], _ thing: String, _ why: String) {
      guard !sheets.isEmpty else { return }
      let names = sheets.prefix(5).map { "\"\(excerpt($0.name))\"" }.joined(separator: ", ")
      findings.append(
        Finding(
          what: "\(counted(sheets.count, thing)) not read: \(names)",
          place: "\"\(archive.fileName)\"", why: why))
    }
    let others = sheets.filter { $0.name != chosen.name }
    skipped(
      others.filter { !$0.isHidden }, "other sheet",
      "only \"\(excerpt(chosen.name))\" is read; save another one as a file of its own to read it")
    skipped(others.filter(\.isHidden), "hidden sheet", "show it in the file where it is meant")
  }
}

/// The strings that cells name by number, each once, end to end.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// - Parameter part: nil where the workbook has none.
  init(_ archive: ZipArchive, part: String?) throws {
    guard let part, archive.contains(part) else { return }
    let stream = try XMLElements<WorkbookName>(archive, part: part)
    while let event = try stream.next() {
      guard case .start(.si) = event else { continue }
      try stream.richText(into: &bytes, until: .si)
      ends.append(bytes.count)
    }
  }

  /// nil where there is no such string.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

extension XMLElements<WorkbookName> {
  /// Adds the runs of a text; readings above Chinese and Japanese words are left out.
  func richText(into bytes: inout [UInt8], until name: WorkbookName) throws {
    while let event = try next() {
      switch event {
      case .start(.rPh): try skip()
      case .start(.t): bytes += try words()
      case .end(let ended?) where ended == name: return
      default: break
      }
    }
  }
}
