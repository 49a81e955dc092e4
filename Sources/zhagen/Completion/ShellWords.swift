/// A command line as bash has it when a word is completed: cut into words as bash cuts it, and put
/// back together as readline wants it.
struct ShellWords {
  /// The words before the one that is completed, without quoting.
  private(set) var words: [String] = []
  /// The word that is completed, as far as it is written, without quoting.
  private(set) var current = ""
  /// The quotation mark that is open in it.
  private var quote: Character?
  /// Where, in ``current``, the part begins that readline replaces.
  private var replacedFrom = 0
  private var isInWord = false

  /// - Parameter line: the line up to the cursor.
  init(bash line: String) {
    var characters = Array(line)[...]
    while let character = characters.popFirst() {
      if let quote {
        if character == quote {
          self.quote = nil
        } else if character == "\\", quote == "\"", let next = characters.first,
          "\\\"$`".contains(next)
        {
          current.append(next)
          characters.removeFirst()
        } else {
          current.append(character)
        }
        continue
      }
      switch character {
      case " ", "\t", "\n": endWord()
      case "\"", "'":
        quote = character
        isInWord = true
        replacedFrom = current.count
      case "\\":
        isInWord = true
        if let next = characters.popFirst() { current.append(next) }
      default:
        isInWord = true
        current.append(character)
        if "=:".contains(character) { replacedFrom = current.count }
      }
    }
  }

  private mutating func endWord() {
    if isInWord { words.append(current) }
    current = ""
    isInWord = false
    replacedFrom = 0
  }

  /// What readline puts in place of the current word's end, so that the word becomes `word`.
  func reply(_ word: String) -> String {
    let rest = String(word.dropFirst(replacedFrom))
    switch quote {
    // Readline closes no quotation mark that a completed word leaves open.
    case "'": return rest.replacing("'", with: "'\\''") + "'"
    case .some:
      return rest.map { "\\\"$`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    case nil:
      return rest.map { Self.special.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
  }

  private static let special = Set(" \t\\\"'`$&|;()<>*?[]{}#~!=:^")
}
