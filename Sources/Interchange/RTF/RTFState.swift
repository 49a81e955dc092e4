/// What holds in a group of rich text; a new group takes it over, and its end brings back what was.
struct RTFState {
  enum Destination {
    /// Words are taken.
    case words
    /// Words are passed over, groups inside may have their own destination.
    case passed
    /// Everything is passed over.
    case skipped
    /// The table of fonts.
    case fonts
  }

  var destination = Destination.words
  /// Characters that stand in for one `\u`.
  var substitutes = 1
  var font: Int?
  /// The font for double-byte characters, and whether they follow.
  var doubleFont: Int?
  var isDouble = false
  var isHidden = false
  var isDeleted = false
  /// How many tables the paragraph lies in.
  var level = 0
}

/// Words that are collected apart from the text around them.
struct RTFSink {
  enum Kind {
    case body, note, box, comment, author, commentNumber, rangeStart, rangeEnd
  }

  let kind: Kind
  /// Open groups when it began, its own included; it ends with that group.
  let depth: Int
  var line = ""
  var lines: [String] = []
  /// The number of the comment, where the file gives one.
  var number = ""

  var text: String {
    (lines + [line]).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a control word that begins a group collects; nil for words of the group around.
  static func kind(of word: String) -> Kind? {
    switch word {
    case "footnote": .note
    case "shptxt": .box
    case "annotation": .comment
    case "atnauthor": .author
    case "atnref": .commentNumber
    case "atrfstart": .rangeStart
    case "atrfend": .rangeEnd
    default: nil
    }
  }

  /// Groups that are read although a `\*` says that they may be passed over.
  static let passed: Set<String> = ["shpinst", "nesttableprops"]

  /// Groups whose words are no part of the text.
  static let skipped: Set<String> = [
    "colortbl", "stylesheet", "info", "pict", "objdata", "objclass", "objname", "header", "headerl",
    "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn",
    "aftnsep", "aftnsepc", "aftncn", "themedata", "colorschememapping", "datastore", "datafield",
    "latentstyles", "listtable", "listoverridetable", "filetbl", "revtbl", "rsidtbl", "generator",
    "fldinst", "xe", "tc", "tcn", "rxe", "txe", "nonesttables", "nonshppict", "shprslt", "sp", "do",
    "listtext", "pntext", "pntxta", "pntxtb", "bkmkstart", "bkmkend", "atnid", "atnicn", "atndate",
    "atntime", "atnparent", "private", "template", "xmlnstbl", "mmathPr", "userprops", "falt",
    "panose", "levelnumbers", "leveltext", "formfield",
  ]
}
