import GroundedTheory

/// Draws the influence-factor model as one SVG picture that reads the same in a browser and in
/// black-and-white print.
///
/// The kind of a relation is told by its line (solid for causes, heavier, and influences; dashed
/// for conditions, and so on, as the legend says), its direction by a sign and by a filled or an
/// open arrowhead. A relation's words and evidence stand in its tooltip. The bytes depend on the
/// diagram alone: places are computed from the text itself, not from installed fonts.
public enum ModelSVG {
  /// The picture as an SVG document, its legend and caption in this language.
  public static func render(_ diagram: InfluenceDiagram, language: FigureLanguage) -> String {
    let drawing = FigureDrawing(diagram, language: language)
    var out = FigureSVG.opening(
      width: drawing.width, height: drawing.height, title: language.caption(of: diagram),
      language: language)
    for role in [FigureDrawing.Box.Role.frame, .band] {
      for box in drawing.boxes where box.role == role { out += svg(box) }
    }
    for line in drawing.lines { out += svg(line) }
    for role in [FigureDrawing.Box.Role.factor, .outcome] {
      for box in drawing.boxes where box.role == role { out += svg(box) }
    }
    for label in drawing.labels { out += svg(label) }
    return out + "</svg>\n"
  }

  private static func svg(_ box: FigureDrawing.Box) -> String {
    let title = "<title>\(box.tooltip.escapedForMarkup)</title>"
    let attributes =
      switch box.role {
      case .frame: "fill=\"#fafafa\" stroke=\"#777\" stroke-width=\"1\" rx=\"4\""
      case .band: "fill=\"#e4e4e4\" stroke=\"#777\" stroke-width=\"1\" rx=\"4\""
      case .factor: "fill=\"#fff\" stroke=\"#333\" stroke-width=\"1\" rx=\"3\""
      case .outcome: "fill=\"#fff\" stroke=\"#111\" stroke-width=\"2.4\" rx=\"4\""
      }
    var out = "<rect \(FigureSVG.place(box.rect)) \(attributes)>\(title)</rect>\n"
    if box.role == .outcome {
      let inner = FigureRect(
        x: box.rect.x + 5, y: box.rect.y + 5, width: box.rect.width - 10,
        height: box.rect.height - 10)
      out +=
        "<rect \(FigureSVG.place(inner)) fill=\"#f1f1f1\" stroke=\"#111\" stroke-width=\"0.8\" rx=\"2\"/>\n"
    }
    return out
  }

  private static func svg(_ label: FigureDrawing.Label) -> String {
    let emphasis =
      switch label.role {
      case .title, .outcome, .caption, .sign: " font-weight=\"700\""
      case .number: " fill=\"#555\""
      case .name, .legend, .note: ""
      }
    // Real fonts are a little narrower than our measure, so centred text is centred again.
    let isCentred = label.role == .outcome || label.role == .caption
    let x = isCentred ? label.x + label.rect.width / 2 : label.x
    return """
      <text x="\(FigureSVG.number(x))" y="\(FigureSVG.number(label.baseline))" \
      font-size="\(FigureSVG.number(label.size))"\(isCentred ? " text-anchor=\"middle\"" : "")\(emphasis)>\(label.text.escapedForMarkup)</text>

      """
  }
}
