/// Reads a filter by recursive descent: `or` binds least, then `and`, then `not`.
struct FilterParser {
  private let text: String
  private let tokens: [FilterToken]
  private var at = 0
  private var depth = 0
  /// No one writes so many; a bound keeps a hostile filter from using up the stack.
  private static let deepest = 100

  init(_ text: String) throws {
    self.text = text
    var lexer = FilterLexer(text)
    tokens = try lexer.tokens()
  }

  mutating func parse() throws -> Filter.Expression {
    if token.kind == .end { throw fault(token, "The filter is empty; write one such as role=居民.") }
    let expression = try alternatives()
    guard token.kind == .end else {
      if token.kind == .close { throw fault(token, "This parenthesis closes none; take it out.") }
      throw fault(
        token,
        "\"\(token.written)\" cannot follow here; put and or or between two conditions, and quotation"
          + " marks around a value with spaces.")
    }
    return expression
  }

  private var token: FilterToken { tokens[at] }

  /// Takes the token if it is this one. The last, `end`, is never taken.
  private mutating func take(_ kind: FilterToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    at += 1
    return true
  }

  private mutating func alternatives() throws -> Filter.Expression {
    var parts = [try conjunction()]
    while take(.or) { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws -> Filter.Expression {
    var parts = [try negation()]
    while take(.and) { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws -> Filter.Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw fault(
        token, "The filter is nested more than \(Self.deepest) deep here; write it flatter.")
    }
    if take(.not) { return .not(try negation()) }
    let open = token
    guard take(.open) else { return try condition() }
    let inner = try alternatives()
    guard take(.close) else {
      throw fault(open, "A parenthesis opens here and none closes it where it should.")
    }
    return inner
  }

  private mutating func condition() throws -> Filter.Expression {
    let name = try word("the name of an attribute")
    let sign = token
    if case .comparison(let comparison) = sign.kind {
      at += 1
      return .compare(name, comparison, try word("a value"))
    }
    if take(.is) {
      let isNegated = take(.not)
      guard take(.empty) else {
        throw fault(token, "After \"is\" comes empty or not empty; to compare a value, write =.")
      }
      return isNegated ? .not(.isEmpty(name)) : .isEmpty(name)
    }
    let isNegated = take(.not)
    guard take(.in) else {
      throw fault(
        sign, "After \"\(name.text)\" comes = != < <= > >= ~, in (…), is empty or is not empty.")
    }
    let list = Filter.Expression.oneOf(name, try values())
    return isNegated ? .all([.not(.isEmpty(name)), .not(list)]) : list
  }

  private mutating func values() throws -> [Filter.Word] {
    guard take(.open) else {
      throw fault(token, "After \"in\" come values in parentheses, such as in (居民, 网格员).")
    }
    var values = [try word("a value")]
    while take(.comma) { values.append(try word("a value")) }
    guard take(.close) else {
      throw fault(
        token, "Here must be a comma and a value, or the parenthesis that closes the list.")
    }
    return values
  }

  private mutating func word(_ what: String) throws -> Filter.Word {
    let token = token
    switch token.kind {
    case .word(let text), .quoted(let text):
      at += 1
      return Filter.Word(text: text, position: token.position)
    case .and, .or, .not, .in, .is, .empty:
      throw fault(
        token,
        "Here must be \(what); if \"\(token.written)\" is one, put it in quotation marks.")
    case .end: throw fault(token, "The filter ends where \(what) is missing.")
    default: throw fault(token, "Here must be \(what), not \"\(token.written)\".")
    }
  }

  private func fault(_ token: FilterToken, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: token.position, reason: reason))
  }
}
