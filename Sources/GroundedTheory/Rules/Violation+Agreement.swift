/// The sources that a coder worked on, for a message.
public struct CoderWork: Hashable, Sendable {
  /// The coder's name.
  public var coder: String
  /// The sources' names.
  public var sources: [String]

  /// Takes the values as given; nothing is checked here.
  public init(coder: String, sources: [String]) {
    self.coder = coder
    self.sources = sources
  }
}

extension Violation {
  /// Why the work of coders cannot be compared.
  var agreementMessage: String? {
    switch self {
    case .sameCoderTwice(let coder):
      "\"\(coder)\" is named twice; comparing takes two different coders or more."
    case .nothingInCommon(let work):
      "No source was coded by two of these coders: "
        + work.map { "\"\($0.coder)\" worked on \(Self.some($0.sources))" }.joined(separator: "; ")
        + ". `zhagen assign CODER --source SOURCE` gives a coder a source to code."
    case .noUnitRatedTwice:
      "No unit has the ratings of two coders, so that there is nothing to compare; each coder's ratings stand in a"
        + " column of their own, in the row of the unit."
    case .nothingCodedAt(let level, let coders, let used):
      "\(Self.listed(coders)) coded nothing at or below the level \"\(level)\""
        + (used.isEmpty ? "." : "; their codes can be compared at \(used.joined(separator: ", ")).")
    case .nothingCoded(let coders):
      "\(Self.listed(coders)) coded nothing in what is looked at; take a wider --source, --code,"
        + " --role or --where."
    case .noUnits(let unit):
      "No \(unit.rawValue) is left to compare in the sources that two of the coders worked on"
        + "; take a wider --source, --role or --where"
        + (unit == .turn ? ", or --unit sentence for texts without turns." : ".")
    case .codesWithoutOrder(let asked):
      "\"\(asked)\" takes ratings that have an order, and the codes of a study have none; it can be had for"
        + " ratings from a file (--ratings)."
    case .needsStretches(let coefficient, let unit):
      "\"\(coefficient.rawValue)\" compares how texts were cut, and a \(unit.rawValue) is given, not cut;"
        + " add --unit scalar."
    case .stretchesOfRatings(let coefficient):
      "\"\(coefficient.rawValue)\" compares how texts were cut, which a file of ratings does not tell; import"
        + " the codings into a study and give --coders with --unit scalar."
    default: nil
    }
  }

  private static func some(_ sources: [String]) -> String {
    guard !sources.isEmpty else { return "none" }
    let rest = sources.count - 5
    return sources.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func listed(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
