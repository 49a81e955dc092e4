/// Collects the words that comments are about, between the marks of their start and end.
struct RTFQuotes {
  /// Marks that may be open at one place; more of them have no words.
  private static let openLimit = 32
  /// Bytes of words that a comment keeps.
  private static let sizeLimit = 4000

  private var opened: [String: String] = [:]
  private var closed: [String: String] = [:]

  mutating func open(_ number: String) {
    if opened.count < Self.openLimit { opened[number] = "" }
  }

  mutating func close(_ number: String) {
    if let words = opened.removeValue(forKey: number) { closed[number] = words }
  }

  mutating func append(_ text: String) {
    for (number, words) in opened where words.utf8.count < Self.sizeLimit {
      opened[number] = words + text
    }
  }

  /// The words that the comment of this number is about; empty where nothing says.
  mutating func take(_ number: String) -> String {
    (closed.removeValue(forKey: number) ?? "").trimmed
  }
}

/// Control words that stand for a character.
enum RTFWords {
  static let characters: [String: String] = [
    "tab": "\t", "emdash": "\u{2014}", "endash": "\u{2013}", "bullet": "\u{2022}",
    "lquote": "\u{2018}", "rquote": "\u{2019}", "ldblquote": "\u{201C}",
    "rdblquote": "\u{201D}", "emspace": "\u{2003}", "enspace": "\u{2002}", "qmspace": "\u{2005}",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "zwbo": "\u{200B}", "zwnbo": "\u{2060}",
    "ltrmark": "\u{200E}", "rtlmark": "\u{200F}",
  ]
}
