/// The elements of an OpenDocument text that matter for its words.
enum OpenDocumentName: String, XMLName {
  case body = "office:body"
  case paragraph = "text:p"
  case heading = "text:h"
  case space = "text:s"
  case tab = "text:tab"
  case lineBreak = "text:line-break"
  case note = "text:note"
  case noteBody = "text:note-body"
  case noteMark = "text:note-citation"
  case table = "table:table"
  case row = "table:table-row"
  case cell = "table:table-cell"
  case coveredCell = "table:covered-table-cell"
  case textBox = "draw:text-box"
  case annotation = "office:annotation"
  case annotationEnd = "office:annotation-end"
  case creator = "dc:creator"
  case date = "dc:date"
  case initials = "meta:creator-initials"
  case initialsOfLibreOffice = "loext:sender-initials"
  case trackedChanges = "text:tracked-changes"
  case deletion = "text:deletion"
  case span = "text:span"
  case style = "style:style"
  case textProperties = "style:text-properties"
  case rubyText = "text:ruby-text"
  case listItem = "text:list-item"
  case number = "text:number"
  case hiddenText = "text:hidden-text"
  case object = "draw:object"
  case title = "svg:title"
  case description = "svg:desc"
  case forms = "office:forms"

  private static let prefixes = [
    ("urn:oasis:names:tc:opendocument:xmlns:text:", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:", "meta"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:", "svg"),
    ("urn:org:documentfoundation:names:experimental:office:", "loext"),
    ("http://purl.org/dc/elements/", "dc"),
  ]

  init?(local: String, namespace: String) {
    guard let prefix = Self.prefixes.first(where: { namespace.hasPrefix($0.0) })?.1 else {
      return nil
    }
    self.init(rawValue: "\(prefix):\(local)")
  }

  /// Has no words of the text in it.
  var isPassedOver: Bool {
    switch self {
    case .noteMark, .creator, .date, .initials, .initialsOfLibreOffice, .trackedChanges, .rubyText,
      .number, .object, .title, .description, .forms, .coveredCell, .hiddenText:
      true
    default: false
    }
  }
}
