/// How far coders agree: the figures, and what they rest on.
public struct AgreementReport: Sendable {
  /// Whether codings are compared as they were made, or with what was decided where coders differed.
  public enum Stage: String, Sendable {
    case before, after
  }

  /// What some figures are of.
  public struct Place: Hashable, Sendable {
    /// nil where nothing but the codings as they were made is compared.
    public var stage: Stage?
    /// The key of the level; nil where each code stands for itself.
    public var level: String?
    /// The source; nil for all together.
    public var source: String?
    /// The code; nil for all together.
    public var code: String?

    /// Takes the values as given; nothing is checked here.
    public init(
      stage: Stage? = nil, level: String? = nil, source: String? = nil, code: String? = nil
    ) {
      self.stage = stage
      self.level = level
      self.source = source
      self.code = code
    }
  }

  /// One figure with its place.
  public struct Row: Sendable {
    /// What it is of.
    public var place: Place
    /// Which units it takes in.
    public var universe: AgreementUniverse
    /// The distance that α takes where it is not whether two ratings are the same; nil for other coefficients.
    public var metric: RatingMetric?
    /// The coefficient.
    public var figure: AgreementFigure

    /// Takes the values as given; nothing is checked here.
    public init(
      place: Place, universe: AgreementUniverse, metric: RatingMetric? = nil,
      figure: AgreementFigure
    ) {
      self.place = place
      self.universe = universe
      self.metric = metric
      self.figure = figure
    }
  }

  /// What a unit is: the word of ``AgreementUnit``, or `row` for ratings from a file.
  public let unit: String
  /// Whom it compares.
  public let coders: [String]
  /// What the figures rest on, one entry a stage and level.
  public internal(set) var bases: [AgreementBasis] = []
  /// All together first, then source by source, then code by code.
  public internal(set) var rows: [Row] = []
  /// How each code was used, in the order of the rows.
  public internal(set) var usage: [CodeUsage] = []
  /// What the figures were asked for with.
  public let options: AgreementOptions
  /// Sources that are left out, as fewer than two of the coders worked on them.
  public let alone: [AgreementMaterial.Alone]
  /// What part of the study was asked for.
  public let scope: SearchScope
  /// Codings that touch none of the units.
  public let outside: Int

  /// One without figures yet.
  init(
    unit: String, coders: [String], options: AgreementOptions,
    alone: [AgreementMaterial.Alone] = [], scope: SearchScope = SearchScope(), outside: Int = 0
  ) {
    self.unit = unit
    self.coders = coders
    self.options = options
    self.alone = alone
    self.scope = scope
    self.outside = outside
  }
}

/// What figures rest on at one level.
public struct AgreementBasis: Sendable {
  /// One coder's share in it.
  public struct Work: Hashable, Sendable {
    /// The coder's name.
    public var coder: String
    /// Sources that they worked on, of those compared.
    public var sources: Int
    /// Units that they gave a code.
    public var coded: Int
    /// Of these, units that they gave several.
    public var several: Int
  }

  /// The stage and the level.
  public let place: AgreementReport.Place
  /// The coders, in the order asked for.
  public let work: [Work]
  /// The names of the sources compared; empty for ratings from a file.
  public let sources: [String]
  /// All units.
  public let units: Int
  /// Units that one of the coders gave a code.
  public let coded: Int
  /// Ratings that are missing: a coder's of a unit on which they did not work, or an empty cell.
  public let missing: Int
  /// Whether a unit can have several codes, or none: then ratings are sets of codes.
  public let isOfSets: Bool
  /// Units that one of the coders gave several codes.
  public let several: Int
  /// What a unit can be rated with, no code included: what q stands for in Brennan and Prediger's and Gwet's
  /// coefficients.
  public let categories: Int
  /// Codes used by a coder compared.
  public let codesUsed: Int
  /// Codes used that lie under none at the level, and their codings; left out.
  public let aside: (codes: Int, codings: Int)
  /// For two coders, what their totals do to κ, over all units.
  public let margins: KappaMargins?
}

/// How often coders used one code.
public struct CodeUsage: Sendable {
  /// The stage, the level and the code.
  public let place: AgreementReport.Place
  /// Which units are counted.
  public let universe: AgreementUniverse
  /// Units with the code, for each coder.
  public let coded: [Int]
  /// Units with the code of every coder who worked on them.
  public let codedByAll: Int
  /// For two coders, what their totals do to κ.
  public let margins: KappaMargins?
}
