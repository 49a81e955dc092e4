/// The measures that all charts share. A chart of the usual width is printed 15 cm wide in a thesis,
/// where its text is a little smaller than 9 points.
enum ChartStyle {
  static let width = 680.0
  static let margin = 20.0
  static let text = FigureText(size: 13)
  static let small = FigureText(size: 12)
  static let caption = FigureText(size: 15)
  static let lineHeight = 18.0
  static let pointRadius = 3.4
}
