import GroundedTheory

extension ReportPage {
  /// The page for a terminal or a text file: paragraphs wrapped, tables aligned.
  /// - Parameter width: in columns; nil for a file, whose tables are never cut.
  public func plain(width: Int?) -> String {
    let room = width ?? Self.columnsOfFile
    var lines = [title, String(repeating: "═", count: min(room, DisplayWidth.of(title)))]
    for text in [subtitle, note] { lines += wrapped(text, to: room) }
    for section in sections {
      lines.append("")
      if !section.heading.isEmpty {
        lines += [
          section.heading,
          String(repeating: "─", count: min(room, DisplayWidth.of(section.heading))),
        ]
      }
      lines += wrapped(section.text, to: room)
      if let table = section.table {
        if !section.text.isEmpty { lines.append("") }
        let text = Self.fitting(table, section, width: width)
        lines += text.split(separator: "\n").map(String.init)
      }
      if !section.notes.isEmpty { lines += [""] + wrapped(section.notes, to: room) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page in Markdown, its tables in the GitHub flavour.
  public var markdown: String {
    var parts = ["# \(Self.escaped(title))"]
    for text in [subtitle, note] where !text.isEmpty { parts.append(Self.escaped(text)) }
    for section in sections {
      if !section.heading.isEmpty { parts.append("## \(Self.escaped(section.heading))") }
      if !section.text.isEmpty { parts.append(Self.escaped(section.text)) }
      if let table = section.table {
        let text = TableWriter.write(table, as: .markdown, headings: section.headings)
        parts.append(String(text.dropLast()))
      }
      if !section.notes.isEmpty { parts.append(Self.escaped(section.notes)) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static let columnsOfFile = 100

  /// The table, without columns that can be spared where it is too wide otherwise.
  private static func fitting(_ table: ReportTable, _ section: Section, width: Int?) -> String {
    func text(_ table: ReportTable) -> String {
      TableWriter.write(table, as: .table, headings: section.headings, width: width)
    }
    func widest(_ text: String) -> Int {
      text.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0
    }
    guard let width else { return text(table) }
    var kept = table
    var spare = section.expendable
    // A cell that is cut says less than a column that is left out.
    func isWhole(_ table: ReportTable) -> Bool {
      widest(TableWriter.write(table, as: .table, headings: section.headings)) <= width
    }
    while !isWhole(kept), let column = spare.popLast() {
      kept = kept.selecting(kept.columns.filter { $0 != column })
      kept.endColumns = table.endColumns
    }
    return text(kept)
  }

  private func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      if !lines.isEmpty { lines.append("") }
      lines += SideBySide.wrap(String(paragraph), to: width)
    }
    return lines
  }

  /// Text whose signs Markdown would act on stay as they are.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if #"\`*_[]<>&|~#"#.contains(character) { out.append("\\") }
      out.append(character)
    }
    return out
  }
}
