/// How well coders agree about each code, to be drawn by ``ChartSVG``, a row a code, with its labels
/// in the language of the picture.
public struct AgreementChart: Hashable, Sendable {
  /// One code, or all of them together.
  public struct Row: Hashable, Sendable {
    /// The code's number, such as `A3`; may be empty.
    public var number: String
    /// Its name; one too long for two lines is cut, and whole in the tooltip.
    public var name: String
    /// nil where the coefficient is undefined.
    public var value: Double?
    /// The lower end of the 95 % interval.
    public var low: Double?
    /// Its upper end.
    public var high: Double?
    /// The units that it rests on.
    public var units: Int
    /// Why there is no value, or what to know of it; stands in the tooltip.
    public var note: String

    /// Takes the values as given; one that is no number counts as undefined.
    public init(
      number: String = "", name: String, value: Double?, low: Double? = nil, high: Double? = nil,
      units: Int, note: String = ""
    ) {
      self.number = number
      self.name = name
      self.value = value
      self.low = low
      self.high = high
      self.units = units
      self.note = note
    }
  }

  /// The values at which a line helps the eye; none says what is good enough.
  public enum Guides: String, CaseIterable, Sendable {
    /// Chance, and the two bounds of K. Krippendorff (2004), Content Analysis, 2nd edition, 241: 0, .667, .8.
    case krippendorff
    /// The bounds between fair, moderate, substantial and almost perfect in J. R. Landis and G. G. Koch (1977),
    /// Biometrics 33, 165: .4, .6, .8.
    case landisKoch = "landis-koch"
    /// No lines.
    case none

    /// The values, ascending, as they are printed.
    var values: [(value: Double, text: String)] {
      switch self {
      case .krippendorff: [(0, "0"), (0.667, ".667"), (0.8, ".8")]
      case .none: []
      case .landisKoch: [(0.4, ".4"), (0.6, ".6"), (0.8, ".8")]
      }
    }
  }

  /// The codes in the order of the codebook.
  public var rows: [Row]
  /// What is set apart beneath them: all codes together.
  public var overall: [Row]
  /// What is measured, as people call it: `Krippendorff α`.
  public var coefficient: String
  /// The lines that run from top to bottom.
  public var guides: Guides
  /// The caption, printed as it is; nil for one that is made from the coefficient.
  public var title: String?

  /// Takes the values as given; a chart without rows is an empty frame.
  public init(
    rows: [Row], overall: [Row] = [], coefficient: String, guides: Guides = .krippendorff,
    title: String? = nil
  ) {
    self.rows = rows
    self.overall = overall
    self.coefficient = coefficient
    self.guides = guides
    self.title = title
  }
}
