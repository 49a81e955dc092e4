/// What to know of the sources of a curve: those left out, and where their order rests on less than was asked for.
public enum SaturationNote: Hashable, Sendable {
  /// Of `of` sources, these many were first coded in one event; whether held-out ones were put last among them.
  case oneEvent(Int, sources: Int, of: Int, heldOutLast: Bool)
  /// No attribute is a date, so the sources stand by number.
  case noDate
  /// Nobody who speaks in these sources has a value of the attribute.
  case noValue([String], attribute: String)
  /// No coding chosen stands in these sources.
  case notCoded([String])

  /// The same for a terminal.
  public var finding: Finding {
    switch self {
    case .oneEvent(let event, let sources, let all, let heldOutLast):
      Finding(
        what: "ordered by number", place: "\(sources) of \(all) sources",
        why:
          "their first codings came in one event (\(event)), so the history does not tell their order"
          + (heldOutLast ? "; held-out sources were put last among them" : ""))
    case .noDate:
      Finding(
        what: "ordered by number", place: "sources",
        why:
          "no attribute of the participants is a date; `zhagen attribute set NAME --kind date` makes one of"
          + " it, --order-by NAME takes any other")
    case .noValue(let names, let attribute):
      Finding(
        what: "put last", place: Self.some(names),
        why: "nobody who speaks there has a value of \"\(attribute)\"")
    case .notCoded(let names):
      Finding(
        what: "left out", place: Self.some(names),
        why: "no coding chosen stands there, so it is not known whether they were worked on")
    }
  }

  private static func some(_ names: [String]) -> String {
    let rest = names.count - 5
    return names.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
