/// The names of sources beneath a frame: level where they fit, else upright, and only every second,
/// fifth, tenth … where there are too many.
struct SourceAxis {
  private(set) var ticks: [ChartDrawing.Mark] = []
  private(set) var labels: [ChartDrawing.Label] = []
  private(set) var bottom: Double

  /// The longest name that is printed in full: ten Chinese characters.
  private static let limit = 120.0

  init(_ names: [String], frame: FigureRect, title: String, language: FigureLanguage) {
    let text = ChartStyle.small
    let slot = frame.width / Double(max(names.count, 1))
    let shown = names.map { text.cut($0, to: Self.limit) }
    let widest = shown.map { text.width(of: $0) }.max() ?? 0
    let isLevel = widest + 6 <= slot
    // Names as short as numbers stay level even where only some can be printed.
    let isTurned = !isLevel && widest > 3 * text.size
    let room = isTurned ? text.size + 2 : widest + 8
    let step = isLevel ? 1 : max(1, Int(ChartScale.niceStep(atLeast: room / slot)))
    var deepest = 0.0
    for (position, name) in shown.enumerated()
    where Self.isNamed(position, step, hasRoom: Double(step - 1) * slot >= room) {
      let x = frame.x + (Double(position) + 0.5) * slot
      ticks.append(
        .init(
          role: .axis,
          shape: .path([FigurePoint(x: x, y: frame.bottom), FigurePoint(x: x, y: frame.bottom + 4)])
        ))
      labels.append(
        isTurned
          ? .init(
            text: name, x: x + text.size * 0.33, baseline: frame.bottom + 8, size: text.size,
            anchor: .end, isTurned: true)
          : .init(
            text: name, x: x, baseline: frame.bottom + 18, size: text.size, anchor: .middle))
      deepest = max(deepest, isTurned ? text.width(of: name) : text.size)
    }
    bottom = frame.bottom + 10 + deepest
    let words = step > 1 ? title + language.thinned(to: step) : title
    for line in ChartStyle.text.wrap(words, to: frame.width) {
      bottom += ChartStyle.lineHeight
      labels.append(
        .init(text: line, x: frame.x + frame.width / 2, baseline: bottom, anchor: .middle))
    }
  }

  /// The first where there is room, and then the fifth, tenth … so that the names say how many there are.
  private static func isNamed(_ position: Int, _ step: Int, hasRoom: Bool) -> Bool {
    (position + 1) % step == 0 || (position == 0 && hasRoom)
  }
}
