/// How new codes dry up source by source, to be drawn by ``ChartSVG``: all that a saturation curve
/// shows, with its labels in the language of the picture.
public struct SaturationChart: Hashable, Sendable {
  /// One source, at its place in the order.
  public struct Point: Hashable, Sendable {
    /// What the source is called under the axis.
    public var source: String
    /// Codes that no earlier source had.
    public var new: Int
    /// Codes found so far.
    public var cumulative: Int
    /// How many could be expected by now if the sources came in any order.
    public var expected: Double?
    /// The lower end of the 95 % band of random orders.
    public var low: Double?
    /// Its upper end.
    public var high: Double?
    /// Whether it is held out for the test of saturation.
    public var isHeldOut: Bool

    /// Takes the values as given; one that is no number is not drawn.
    public init(
      source: String, new: Int, cumulative: Int, expected: Double? = nil, low: Double? = nil,
      high: Double? = nil, isHeldOut: Bool = false
    ) {
      self.source = source
      self.new = new
      self.cumulative = cumulative
      self.expected = expected
      self.low = low
      self.high = high
      self.isHeldOut = isHeldOut
    }
  }

  /// How many codes there may be in all, drawn as a level line.
  public struct Estimate: Hashable, Sendable {
    /// What the estimate is called: `Chao2`.
    public var name: String
    /// The estimate itself.
    public var value: Double
    /// The lower end of its 95 % interval.
    public var low: Double?
    /// Its upper end.
    public var high: Double?

    /// Takes the values as given; one that is no number is not drawn.
    public init(name: String = "Chao2", value: Double, low: Double? = nil, high: Double? = nil) {
      self.name = name
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// The sources in their order.
  public var points: [Point]
  /// How many codes were found in all.
  public var total: Int
  /// nil where nothing is estimated.
  public var estimate: Estimate?
  /// The level that is counted, as people call it; may be empty.
  public var level: String
  /// What the axis of sources says of their order; a plain word for sources where it is empty.
  public var order: String
  /// The caption, printed as it is; nil for one that is made from the level.
  public var title: String?

  /// Takes the values as given; a chart without points is an empty frame.
  public init(
    points: [Point], total: Int, estimate: Estimate? = nil, level: String = "",
    order: String = "", title: String? = nil
  ) {
    self.points = points
    self.total = total
    self.estimate = estimate
    self.level = level
    self.order = order
    self.title = title
  }
}
