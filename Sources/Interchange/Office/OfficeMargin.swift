/// The notes and comments that the text of a document refers to.
struct OfficeMargin {
  /// The ids of the notes, in the order of the text.
  private(set) var footnotes: [String] = []
  private(set) var endnotes: [String] = []
  /// The ids of the comments, in the order of the text, each once.
  private(set) var comments: [String] = []
  private var quotes: [String: [UInt8]] = [:]
  private var opened: Set<String> = []

  /// A longer quote is cut, in bytes, so that thousands of comments over one text stay small.
  private static let quoteLimit = 3000

  var isQuoting: Bool { !opened.isEmpty }

  mutating func refer(to id: String?, isEndnote: Bool) {
    guard let id else { return }
    if isEndnote { endnotes.append(id) } else { footnotes.append(id) }
  }

  mutating func open(_ id: String?) {
    guard let id, quotes[id] == nil else { return }
    quotes[id] = []
    opened.insert(id)
    comments.append(id)
  }

  mutating func close(_ id: String?) {
    if let id { opened.remove(id) }
  }

  /// A comment on a place, which opens no range.
  mutating func comment(_ id: String?) {
    guard let id, quotes.updateValue(quotes[id] ?? [], forKey: id) == nil else { return }
    comments.append(id)
  }

  /// Adds words to the quotes of the comments that are open.
  mutating func add(_ words: some Collection<UInt8>) {
    for id in opened {
      quotes[id, default: []] += words
      if quotes[id, default: []].count > Self.quoteLimit { opened.remove(id) }
    }
  }

  func quote(_ id: String) -> String {
    let words = quotes[id] ?? []
    guard words.count > Self.quoteLimit else {
      return String(decoding: words, as: UTF8.self).trimmed
    }
    // Not in the middle of a character.
    let whole = words.prefix(Self.quoteLimit).reversed().drop { $0 & 0xC0 == 0x80 }.dropFirst()
    return String(decoding: whole.reversed(), as: UTF8.self).trimmed + "…"
  }
}
