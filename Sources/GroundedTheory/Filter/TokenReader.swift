/// Steps through the tokens of a filter or a query and reads what both are made of: words, conditions,
/// parentheses, and their ties. `or` binds least, then `and`, then `not`.
struct TokenReader {
  /// How nodes of a tree are tied together.
  struct Ties<Node> {
    let not: (Node) -> Node
    let all: ([Node]) -> Node
    let any: ([Node]) -> Node
  }

  /// What is read, for messages.
  struct Subject {
    let noun: String
    let example: String
    /// What to do where two things stand side by side.
    let advice: String
  }

  let text: String
  private let subject: Subject
  private let tokens: [FilterToken]
  private var at = 0
  private var depth = 0
  /// No one writes so many; a bound keeps a hostile text from using up the stack.
  static let deepest = 100

  init(_ text: String, _ subject: Subject) throws {
    self.text = text
    self.subject = subject
    var lexer = FilterLexer(text)
    tokens = try lexer.tokens()
  }

  var token: FilterToken { tokens[at] }

  /// Goes on to the next token. The last, `end`, is never left behind.
  mutating func step() { if token.kind != .end { at += 1 } }

  /// Takes the token if it is this one.
  mutating func take(_ kind: FilterToken.Kind) -> Bool {
    guard token.kind == kind, kind != .end else { return false }
    at += 1
    return true
  }

  func fault(_ token: FilterToken, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: token.position, reason: reason))
  }

  /// Reads all there is.
  mutating func whole<Node>(
    _ ties: Ties<Node>, _ leaf: (inout TokenReader) throws -> Node
  ) throws -> Node {
    if token.kind == .end {
      throw fault(token, "The \(subject.noun) is empty; write one such as \(subject.example).")
    }
    let node = try alternatives(ties, leaf)
    guard token.kind == .end else {
      if token.kind == .close { throw fault(token, "This parenthesis closes none; take it out.") }
      throw fault(token, "\"\(token.written)\" cannot follow here; \(subject.advice).")
    }
    return node
  }

  /// Reads what stands in parentheses; nil where none open here.
  mutating func parenthesised<Node>(
    _ ties: Ties<Node>, _ leaf: (inout TokenReader) throws -> Node
  ) throws -> Node? {
    let open = token
    guard take(.open) else { return nil }
    let inner = try alternatives(ties, leaf)
    guard take(.close) else {
      throw fault(open, "A parenthesis opens here and none closes it where it should.")
    }
    return inner
  }

  private mutating func alternatives<Node>(
    _ ties: Ties<Node>, _ leaf: (inout TokenReader) throws -> Node
  ) throws -> Node {
    var parts = [try conjunction(ties, leaf)]
    while take(.or) { parts.append(try conjunction(ties, leaf)) }
    return parts.count == 1 ? parts[0] : ties.any(parts)
  }

  private mutating func conjunction<Node>(
    _ ties: Ties<Node>, _ leaf: (inout TokenReader) throws -> Node
  ) throws -> Node {
    var parts = [try negation(ties, leaf)]
    while take(.and) { parts.append(try negation(ties, leaf)) }
    return parts.count == 1 ? parts[0] : ties.all(parts)
  }

  private mutating func negation<Node>(
    _ ties: Ties<Node>, _ leaf: (inout TokenReader) throws -> Node
  ) throws -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw fault(
        token,
        "The \(subject.noun) is nested more than \(Self.deepest) deep here; write it flatter.")
    }
    return take(.not) ? ties.not(try negation(ties, leaf)) : try leaf(&self)
  }

  /// A name or a value.
  mutating func word(_ what: String) throws -> Filter.Word {
    let token = token
    switch token.kind {
    case .word(let text), .quoted(let text):
      at += 1
      return Filter.Word(text: text, position: token.position)
    case .and, .or, .not, .in, .is, .empty:
      throw fault(
        token,
        "Here must be \(what); if \"\(token.written)\" is one, put it in quotation marks.")
    case .end: throw fault(token, "The \(subject.noun) ends where \(what) is missing.")
    default: throw fault(token, "Here must be \(what), not \"\(token.written)\".")
    }
  }
}

extension TokenReader {
  /// Whether what follows the token compares it with something, so that it names an attribute.
  var opensCondition: Bool {
    guard tokens.indices.contains(at + 1) else { return false }
    switch tokens[at + 1].kind {
    case .comparison, .in, .is: return true
    case .not: return tokens.indices.contains(at + 2) && tokens[at + 2].kind == .in
    default: return false
    }
  }

  /// A name and what it is compared with.
  mutating func condition() throws -> Filter.Expression {
    let name = try word("the name of an attribute")
    let sign = token
    if case .comparison(let comparison) = sign.kind {
      step()
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
}
