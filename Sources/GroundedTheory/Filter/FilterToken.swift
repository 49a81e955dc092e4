/// One word, sign or quoted text of a filter.
struct FilterToken: Hashable {
  enum Kind: Hashable {
    case word(String)
    case quoted(String)
    case comparison(Filter.Comparison)
    case open, close, comma, end
    case and, or, not, `in`, `is`, empty
  }

  let kind: Kind
  /// Where it begins, in scalars.
  let position: Int
  /// As it is written, for messages.
  let written: String
}

/// Cuts a filter into tokens.
struct FilterLexer {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// All tokens, the last of them `end`.
  /// - Throws: ``Violation/unusableFilter(_:)``.
  mutating func tokens() throws -> [FilterToken] {
    var tokens: [FilterToken] = []
    while let token = try next() { tokens.append(token) }
    tokens.append(FilterToken(kind: .end, position: scalars.count, written: ""))
    return tokens
  }

  private mutating func next() throws -> FilterToken? {
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    guard at < scalars.count else { return nil }
    let start = at
    if let closing = Self.quotes[scalars[at]] { return try quoted(until: closing) }
    if let kind = try sign() { return token(kind, from: start) }
    while at < scalars.count, Self.isInWord(scalars[at]) { at += 1 }
    let word = written(from: start)
    return token(Self.keywords[word.lowercased()] ?? .word(word), from: start)
  }

  private mutating func quoted(until closing: Set<Unicode.Scalar>) throws -> FilterToken {
    let start = at
    at += 1
    while at < scalars.count, !closing.contains(scalars[at]) { at += 1 }
    guard at < scalars.count else {
      throw fault(at: start, "A quotation mark opens here and none closes it.")
    }
    at += 1
    return token(
      .quoted(String(String.UnicodeScalarView(scalars[(start + 1)..<(at - 1)]))), from: start)
  }

  private mutating func sign() throws -> FilterToken.Kind? {
    guard let first = Self.signs[scalars[at]] else { return nil }
    at += 1
    switch first {
    case "(": return .open
    case ")": return .close
    case ",": return .comma
    case "~": return .comparison(.contains)
    case "≠": return .comparison(.notEqual)
    case "≤": return .comparison(.atMost)
    case "≥": return .comparison(.atLeast)
    default: break
    }
    let isDouble = at < scalars.count && Self.signs[scalars[at]] == "="
    if isDouble { at += 1 }
    switch first {
    case "=": return .comparison(.equal)
    case "<": return .comparison(isDouble ? .atMost : .less)
    case ">": return .comparison(isDouble ? .atLeast : .greater)
    default:
      guard isDouble else {
        throw fault(at: at - 1, "\"!\" stands alone; write != for \"differs from\", or not.")
      }
      return .comparison(.notEqual)
    }
  }

  private func token(_ kind: FilterToken.Kind, from start: Int) -> FilterToken {
    FilterToken(kind: kind, position: start, written: written(from: start))
  }

  private func written(from start: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<at]))
  }

  private func fault(at position: Int, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: position, reason: reason))
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && signs[scalar] == nil && quotes[scalar] == nil
  }

  private static let signs: [Unicode.Scalar: Character] = [
    "(": "(", "（": "(", ")": ")", "）": ")", ",": ",", "，": ",", "、": ",", "=": "=", "＝": "=",
    "<": "<", "＜": "<", ">": ">", "＞": ">", "!": "!", "！": "!", "~": "~", "～": "~", "≠": "≠",
    "≤": "≤", "≥": "≥",
  ]

  private static let quotes: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "'": ["'"], "\"": ["\""], "“": ["”", "“"], "”": ["”"], "‘": ["’", "‘"], "「": ["」"], "＂": ["＂"],
    "＇": ["＇"],
  ]

  private static let keywords: [String: FilterToken.Kind] = [
    "and": .and, "且": .and, "or": .or, "或": .or, "not": .not, "非": .not, "in": .in, "is": .is,
    "empty": .empty,
  ]
}
