/// The measures of the model figure. Everything in the column stands on a grid of eight, so that no
/// two lines of different relations can run on top of each other.
enum FigureStyle {
  static let margin = 24.0
  static let grid = 8.0

  static let factorText = FigureText(size: 15)
  static let titleText = FigureText(size: 15)
  static let outcomeText = FigureText(size: 18)
  static let signText = FigureText(size: 14)
  static let legendText = FigureText(size: 13)
  static let captionText = FigureText(size: 15)

  /// Eleven Chinese characters a line.
  static let factorLimit = 165.0
  /// Eight Chinese characters a line.
  static let outcomeLimit = 150.0
  static let lineHeight = 20.0

  static let framePadding = 16.0
  static let factorGap = 8.0
  static let frameGap = 24.0
  static let textPadding = 10.0

  /// Between two lines that meet one side of a box.
  static let portStep = 16.0
  static let outcomePortStep = 24.0
  /// Between two neighbouring lines that run up and down.
  static let trackStep = 14.0
  /// The strip next to a side where the signs stand, free of lines that run up and down.
  static let signStrip = 34.0
  /// The least room between the factors and the outcome.
  static let channelWidth = 150.0
  static let cornerRadius = 7.0
  static let arrowLength = 10.0

  static func onGrid(_ value: Double) -> Double { (value / grid).rounded(.up) * grid }
}
