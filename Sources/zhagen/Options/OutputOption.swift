import ArgumentParser
import Foundation
import GroundedTheory
import Interchange

extension TableFormat: ExpressibleByArgument {}

/// In what form a table is printed, and where to.
struct OutputOption: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "The form of the output; without it the file's name tells, or else it is a table.")
  var chosenFormat: TableFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Leave out the byte order mark with which Excel knows a CSV file as UTF-8.")
  var noBom = false

  @Option(help: "The language of headings in table, markdown and html: zh or en.")
  var lang: Language = .en

  /// The form that was asked for, in words or by the ending of the file's name.
  var format: TableFormat { chosenFormat ?? output.flatMap(TableFormat.init(fileName:)) ?? .table }

  /// Whether people read it, not programs.
  var isForPeople: Bool { [.table, .markdown, .html].contains(format) }

  func validate() throws {
    guard chosenFormat == nil, let output, TableFormat(fileName: output) == nil else { return }
    throw ValidationError(
      "\"\(output)\" does not tell its form; end it with .csv, .tsv, .json, .md, .html or .txt, or"
        + " give --format. A spreadsheet program opens .csv.")
  }

  /// What columns and fixed words are called in the language that was asked for.
  func headings(naming levels: [Level] = []) -> Headings {
    lang == .zh ? .chinese.naming(levels) : .keys
  }

  /// The language of words in cells: that asked for where people read them, English for programs.
  var pageLanguage: FigureLanguage {
    return isForPeople && lang == .zh ? .chinese : .english
  }

  /// A file of HTML is a whole page, ready to be opened; standard output gets the table alone.
  /// - Parameter levels: the study's, so that Chinese headings can name them.
  func write(_ table: ReportTable, naming levels: [Level] = []) throws {
    if format == .html, let output {
      let page = ReportPage(
        title: URL(fileURLWithPath: output).deletingPathExtension().lastPathComponent,
        sections: [
          ReportPage.Section(
            anchor: "table", heading: "", table: table, headings: headings(naming: levels))
        ], language: lang == .zh ? .chinese : .english)
      return try Terminal.write(page.html, to: output)
    }
    let text = TableWriter.write(
      table, as: format, bom: !noBom,
      headings: headings(naming: levels),
      width: output == nil ? Terminal.width : nil)
    try Terminal.write(text, to: output)
  }
}

extension OutputOption {
  /// Writes a table for programs; in a form for people the page that says the same in words.
  func write(_ table: ReportTable, orPage page: (FigureLanguage) -> ReportPage) throws {
    let language: FigureLanguage = lang == .zh ? .chinese : .english
    switch format {
    case .csv, .tsv, .json: try write(table)
    case .html: try Terminal.write(page(language).html, to: output)
    case .markdown: try Terminal.write(page(language).markdown, to: output)
    case .table:
      let width = output == nil ? Terminal.width : nil
      try Terminal.write(page(language).plain(width: width), to: output)
    }
  }

  /// Writes a comparison as a page of columns; a file gets the width of a printed page.
  func write(_ comparison: Comparison, in codebook: Codebook, limit: Int) throws {
    let page = SideBySide.page(
      comparison, in: codebook, limit: limit,
      width: output == nil ? Terminal.width ?? 100 : 100,
      headings: lang == .zh ? .chinese : .keys)
    try Terminal.write(page, to: output)
  }
}

extension OutputOption {
  private static let rowsForPeople = 1000

  /// Writes a table that may have millions of rows; of a form for people only the first thousand.
  /// - Parameters:
  ///   - forPeople: what becomes of the table in a form for people.
  ///   - feed: calls its argument once a row, until it returns false.
  func stream(
    columns: [String], forPeople: (ReportTable) -> ReportTable = { $0 },
    _ feed: (_ add: ([ReportTable.Cell]) throws -> Bool) throws -> Void
  ) throws {
    var rows: [[ReportTable.Cell]] = []
    guard var stream = TableStream(columns: columns, format: format, bom: !noBom) else {
      var isWhole = true
      try feed { row in
        isWhole = rows.count < Self.rowsForPeople
        if isWhole { rows.append(row) }
        return isWhole
      }
      try write(forPeople(ReportTable(columns: columns, rows: rows)))
      if !isWhole {
        Terminal.note("note: only the first \(rows.count) rows; --format csv prints all")
      }
      return
    }
    try Terminal.stream(to: output) { write in
      try feed { row in
        rows.append(row)
        if rows.count == Self.rowsForPeople {
          try write(stream.text(of: rows))
          rows.removeAll(keepingCapacity: true)
        }
        return true
      }
      if !rows.isEmpty { try write(stream.text(of: rows)) }
      try write(stream.end)
    }
  }
}

extension TableFormat {
  /// The form that a file's name tells by its ending; nil for an ending that is none of ours.
  init?(fileName: String) {
    switch URL(fileURLWithPath: fileName).pathExtension.lowercased() {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "json": self = .json
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "txt", "": self = .table
    default: return nil
    }
  }
}

/// The language of what people read; keys of machine output are always English.
enum Language: String, ExpressibleByArgument, CaseIterable {
  case zh, en
}
