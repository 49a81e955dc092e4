/// What the markup of every picture shares: its head, its fonts, how it writes places and numbers.
enum FigureSVG {
  /// The beginning of a document, on white paper.
  static func opening(
    width: Double, height: Double, title: String, language: FigureLanguage
  ) -> String {
    let (width, height) = (number(width.rounded(.up)), number(height.rounded(.up)))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" xml:lang="\(language.rawValue)" role="img" \
      font-family="\(fonts)" fill="#111">
      <title>\(title.escapedForMarkup)</title>
      <rect width="\(width)" height="\(height)" fill="#fff"/>

      """
  }

  private static let fonts =
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"

  static func place(_ rect: FigureRect) -> String {
    """
    x="\(number(rect.x))" y="\(number(rect.y))" width="\(number(rect.width))" \
    height="\(number(rect.height))"
    """
  }

  static func point(_ point: FigurePoint) -> String {
    "\(number(point.x)) \(number(point.y))"
  }

  /// Two decimals at most, without the locale or the shortest-digits rule having a say.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    var text = (hundredths < 0 ? "-" : "") + String(whole)
    if rest > 0 {
      text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    }
    return text
  }
}
