import GroundedTheory

/// A report as one HTML file that needs nothing else: styles and figures inside, no script, no
/// network. It reads well on a desk, on a telephone and in print.
///
/// Tables are set as three-line tables (三线表). All texts are escaped; only a section's figure is
/// taken as markup, and must come from ``ModelSVG`` or ``ChartSVG``.
public struct ReportPage: Sendable {
  /// One part of the report, reached from the list of contents.
  public struct Section: Sendable {
    /// What a link to the section ends in, unique in the page: `tree`.
    public var anchor: String
    /// Its heading; none where it is empty, as in a page of one table.
    public var heading: String
    /// Plain text before table and figure; a blank line begins a new paragraph.
    public var text: String
    /// A table, after the text.
    public var table: ReportTable?
    /// What the table's columns are called.
    public var headings: Headings
    /// An SVG element.
    public var figure: String?
    /// Plain text below table and figure, as ``text``.
    public var notes: String
    /// Columns of the table that leave it, the last first, where a terminal is too narrow.
    public var expendable: [String]

    /// Takes the values as given; nothing is checked here.
    public init(
      anchor: String, heading: String, text: String = "", table: ReportTable? = nil,
      headings: Headings = .chinese, figure: String? = nil, notes: String = "",
      expendable: [String] = []
    ) {
      self.anchor = anchor
      self.heading = heading
      self.text = text
      self.table = table
      self.headings = headings
      self.figure = figure
      self.notes = notes
      self.expendable = expendable
    }
  }

  /// The heading of the page and its title in the browser.
  public var title: String
  /// Beneath the title: usually the citation of the study.
  public var subtitle: String
  /// What a reader must know first, such as that the texts are synthetic.
  public var note: String
  /// What it holds, in order; the table of contents is made from it.
  public var sections: [Section]
  /// The language of the words that the page itself adds.
  public var language: FigureLanguage

  /// Takes the values as given; nothing is checked here.
  public init(
    title: String, subtitle: String = "", note: String = "", sections: [Section],
    language: FigureLanguage = .chinese
  ) {
    self.title = title
    self.subtitle = subtitle
    self.note = note
    self.sections = sections
    self.language = language
  }

  /// The whole file.
  public var html: String {
    let title = title.escapedForMarkup
    return """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="zhagen">
      <title>\(title)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(paragraphs(subtitle, className: "subtitle"))\(paragraphs(note, className: "note"))</header>
      \(contents)<main>
      \(sections.map(body).joined())</main>
      </body>
      </html>

      """
  }

  private var contents: String {
    guard sections.count > 1 else { return "" }
    let items = sections.map {
      "<li><a href=\"#\($0.anchor.escapedForMarkup)\">\($0.heading.escapedForMarkup)</a></li>\n"
    }
    let word = language == .chinese ? "目录" : "Contents"
    return "<nav aria-label=\"\(word)\">\n<h2>\(word)</h2>\n<ol>\n\(items.joined())</ol>\n</nav>\n"
  }

  private func body(of section: Section) -> String {
    var out = "<section id=\"\(section.anchor.escapedForMarkup)\">\n"
    if !section.heading.isEmpty { out += "<h2>\(section.heading.escapedForMarkup)</h2>\n" }
    out += paragraphs(section.text)
    if let table = section.table {
      let columns = table.columns.count > 6 ? "table wide" : "table"
      out += "<div class=\"\(columns)\">\n"
      out += TableWriter.write(table, as: .html, headings: section.headings) + "</div>\n"
    }
    if let figure = section.figure { out += "<figure>\n\(figure)</figure>\n" }
    out += paragraphs(section.notes, className: "notes")
    return out + "</section>\n"
  }

  private func paragraphs(_ text: String, className: String? = nil) -> String {
    let opening = className.map { "<p class=\"\($0)\">" } ?? "<p>"
    return text.split(separator: "\n\n").map { paragraph in
      var out = TableBytes(capacity: paragraph.utf8.count + 32)
      out.append(opening)
      out.appendEscaped(String(paragraph))
      out.append("</p>\n" as StaticString)
      return out.string
    }.joined()
  }
}
