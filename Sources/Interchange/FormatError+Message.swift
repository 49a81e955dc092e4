import GroundedTheory

extension FormatError: CustomStringConvertible {
  /// What happened, to which file, where in it, and what to do.
  public var description: String {
    fileMessage ?? textMessage ?? speakerMessage ?? pageMessage ?? containerMessage ?? tableMessage
      ?? yamlMessage
  }

  private var fileMessage: String? {
    switch self {
    case .noSuchFile("-"):
      "There is no file \"-\", and standard input is not read; save the text to a file and name that."
    case .noSuchFile(let file):
      "There is no file \"\(file)\"; check the path."
    case .noSuchFolder(let folder):
      "There is no folder \"\(folder)\"; check the path."
    case .folderInsteadOfFile(let file):
      "\"\(file)\" is a folder; name the files in it."
    case .notARegularFile(let file):
      "\"\(file)\" is not an ordinary file; save its content to one and name that."
    case .unreadable(let file, let reason):
      "\"\(file)\" cannot be read: \(reason). Check the permissions and the disk."
    case .tooLarge(let file, let bytes, let limit):
      "\"\(file)\" is too large: \(Self.size(bytes)), and the limit is \(Self.size(limit)). Split it."
    case .emptyFile(let file):
      "\"\(file)\" is empty; there is nothing to read."
    case .unknownExtension(let file, let known):
      "\"\(file)\" is of a kind that is not read here; known endings are"
        + " \(known.map { ".\($0)" }.joined(separator: ", "))."
    case .anotherKind(let file, let expected, let found):
      "\"\(file)\" is not \(expected) but \(found); give it its right ending, or save it as"
        + " \(expected)."
    case .unknownShape(let file, let found, let known, let advice):
      "\"\(file)\" is no transcript that can be read: \(found). Read here: \(known)."
        + (advice.isEmpty ? "" : " \(advice)")
    case .missingPart(let folder, let part, let meaning):
      "The folder \"\(folder)\" has no \"\(part)\" (\(meaning)); add it."
    default: nil
    }
  }

  private var textMessage: String? {
    switch self {
    case .notText(let file, let byte):
      "\"\(file)\" is not text: there is binary data at byte \(byte). Save it as plain text first."
    case .undecodable(let file, let encoding, let byte, let line):
      "\"\(file)\" cannot be read as \(encoding): the bytes at \(byte)"
        + (line.map { ", in line \($0)," } ?? "")
        + " mean nothing in it. Name the right encoding with --encoding (GB18030, Big5, UTF-16LE …), or save the file as UTF-8."
    case .unknownEncoding(let file, let name):
      "\"\(file)\" was to be read as \"\(name)\", which is no known encoding; names are such as UTF-8,"
        + " GB18030, Big5, UTF-16LE, SHIFT_JIS (`iconv -l` lists all)."
    default: nil
    }
  }

  private var pageMessage: String? {
    switch self {
    case .damaged(let file, let part, let reason):
      "\"\(file)\"\(part.isEmpty ? "" : ", part \"\(part)\",") is damaged: \(reason). Open it in the"
        + " program that made it and save it again."
    case .locked(let file, let reason):
      "\"\(file)\" is locked: \(reason). Save a copy without protection and name that."
    case .noTextLayer(let file, let pages):
      "\"\(file)\" has no words: its \(pages) page\(pages == 1 ? " is a picture" : "s are pictures"),"
        + " as a scan is. Recognise the text first (OCR, such as `ocrmypdf`), or type it."
    case .missingProgram(let file, let program, let packages):
      "\"\(file)\" is read with the program \(program), which is not installed; install \(packages)."
    case .programFailed(let file, let program, let reason):
      "\"\(file)\" cannot be read: \(program) \(reason)."
    default: nil
    }
  }

  private var speakerMessage: String? {
    switch self {
    case .badSpeakerPattern(let file, let pattern, let reason):
      "\"\(file)\" was to be cut by the speaker pattern \"\(pattern)\", but \(reason); write one such as"
        + " \"(?<speaker>[^:]+): \"."
    case .unmatchedSpeakerPattern(let file, let pattern, let line):
      "The speaker pattern \"\(pattern)\" matches the beginning of no line of \"\(file)\", whose first"
        + " line is \"\(excerpt(line))\"; change the pattern, or leave it out."
    default: nil
    }
  }

  private var containerMessage: String? {
    switch self {
    case .damagedZip(let file, let reason):
      "\"\(file)\" is damaged: \(reason). Open it in the program that made it and save it again."
    case .tooManyMembers(let file, let count, let limit):
      "\"\(file)\" holds \(count) parts; the limit is \(limit). Such a file is not a document."
    case .memberTooLarge(let file, let member, let limit):
      "The part \"\(member)\" of \"\(file)\" unpacks to more than \(Self.size(limit)); it is not read."
    case .missingMember(let file, let member):
      "\"\(file)\" has no part \"\(member)\"; open it in the program that made it and save it again."
    case .malformedXML(let file, let part, let line, let reason):
      "\"\(file)\" is damaged: \(part.isEmpty ? "" : "its part \"\(part)\", ")line \(line): \(reason)."
    default: nil
    }
  }

  private var tableMessage: String? {
    switch self {
    case .malformedTable(let file, let row, let reason):
      "\"\(file)\", row \(row): \(reason)."
    case .missingColumn(let file, let names, let found):
      "\"\(file)\" has no column \(Self.quoted(names, " or ")); its first row has"
        + " \(found.isEmpty ? "nothing" : Self.quoted(found, ", ")). Name the columns in the first row."
    case .unknownColumn(let file, let name, let found):
      "\"\(file)\" has no column \"\(name)\""
        + Self.suggestion(for: name, among: found.filter { !$0.isEmpty })
    case .unusableRatings(let file, let reason):
      "\"\(file)\" holds no ratings that can be compared: \(reason)."
    case .badRows(let file, let problems):
      "\"\(file)\": \(problems.count) bad row\(problems.count == 1 ? "" : "s"); nothing was read.\n"
        + RowProblem.list(problems)
    default: nil
    }
  }

  private var yamlMessage: String {
    switch self {
    case .malformedYAML(let file, let line, let column, let reason):
      "\"\(file)\", line \(line), column \(column): this is not YAML: \(reason)."
    case .unknownKey(let file, let line, let column, let key, let known):
      "\"\(file)\", line \(line), column \(column): unknown key \"\(key)\""
        + Self.suggestion(for: key, among: known)
    case .missingKey(let file, let line, let key, let owner):
      "\"\(file)\", line \(line): \(owner) needs the key \"\(key)\"; add it."
    case .unexpectedValue(let file, let line, let column, let key, let expected):
      "\"\(file)\", line \(line), column \(column): \"\(key)\" must be \(expected)."
    case .inconsistent(let file, let line, let reason):
      "\"\(file)\", line \(line): \(reason)"
    default: ""
    }
  }

  private static func suggestion(for key: String, among known: [String]) -> String {
    let nearest = Nearest.names(to: key, among: known)
    return nearest.isEmpty
      ? "; known here are \(known.joined(separator: ", "))."
      : "; did you mean \(quoted(nearest, " or "))?"
  }

  private static func quoted(_ names: [String], _ separator: String) -> String {
    names.map { "\"\($0)\"" }.joined(separator: separator)
  }

  private static func size(_ bytes: Int) -> String {
    let mebibytes = (bytes + (1 << 20) - 1) >> 20
    return bytes < 1 << 20 ? "\(bytes) bytes" : "\(mebibytes) MiB"
  }
}
