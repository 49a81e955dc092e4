/// A condition on attributes, such as `role=居民 and years>=5`. `docs/filters.md` has the language.
public struct Filter: Hashable, Sendable, CustomStringConvertible {
  /// How a value is compared.
  public enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case contains = "~"
  }

  /// A name or a value, and where it stands in the filter.
  struct Word: Hashable, Sendable {
    let text: String
    let position: Int
  }

  indirect enum Expression: Hashable, Sendable {
    case compare(Word, Comparison, Word)
    case oneOf(Word, [Word])
    case isEmpty(Word)
    case not(Expression)
    case all([Expression])
    case any([Expression])
  }

  /// The filter as it was written.
  public let text: String
  let root: Expression

  /// Reads a filter.
  /// - Throws: ``Violation/unusableFilter(_:)``, which shows the place.
  public init(_ text: String) throws {
    self.text = text
    root = try FilterParser.parse(text)
  }

  /// A condition that stands in a longer text, where its faults are shown.
  init(_ root: Expression, in text: String) {
    self.text = text
    self.root = root
  }

  /// The filter with all its parentheses and quotation marks.
  public var description: String { root.description }

  /// The names of the attributes and fields it asks for, each once, in order of appearance.
  public var names: [String] {
    var names: [String] = []
    root.visit { name in if !names.contains(name) { names.append(name) } }
    return names
  }
}

extension Filter.Word {
  /// In quotation marks that do not stand in it, so that it is read as it is.
  var quoted: String {
    let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
      ("\"", "\""), ("'", "'"), ("「", "」"), ("＂", "＂"), ("＇", "＇"),
    ]
    let free = pairs.first { !text.unicodeScalars.contains($0.close) } ?? pairs[0]
    return "\(free.open)\(text)\(free.close)"
  }
}

extension Filter.Expression: CustomStringConvertible {
  var description: String {
    switch self {
    case .compare(let name, let comparison, let value):
      return "\(name.quoted) \(comparison.rawValue) \(value.quoted)"
    case .oneOf(let name, let values):
      return "\(name.quoted) in (\(values.map(\.quoted).joined(separator: ", ")))"
    case .isEmpty(let name): return "\(name.quoted) is empty"
    case .not(let inner): return "not \(inner)"
    case .all(let parts): return "(\(parts.map(\.description).joined(separator: " and ")))"
    case .any(let parts): return "(\(parts.map(\.description).joined(separator: " or ")))"
    }
  }

  fileprivate func visit(_ body: (String) -> Void) {
    switch self {
    case .compare(let name, _, _), .oneOf(let name, _), .isEmpty(let name): body(name.text)
    case .not(let inner): inner.visit(body)
    case .all(let parts), .any(let parts): for part in parts { part.visit(body) }
    }
  }
}
