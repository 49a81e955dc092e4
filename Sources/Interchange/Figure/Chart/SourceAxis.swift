/// What stands beneath a frame for each source: its name, level where all fit and else upright. Where not all
/// do, or names that are cut cannot be told apart, the sources are counted instead: 5, 10, 15 …
struct SourceAxis {
  private(set) var ticks: [ChartDrawing.Mark] = []
  private(set) var labels: [ChartDrawing.Label] = []
  private(set) var bottom: Double

  /// The longest name that is printed in full: ten Chinese characters.
  private static let limit = 120.0

  init(_ names: [String], frame: FigureRect, title: String, language: FigureLanguage) {
    let text = ChartStyle.small
    let slot = frame.width / Double(max(names.count, 1))
    func fits(_ room: Double) -> Bool { room <= slot }
    let named = Self.shortened(names, to: Self.limit)
    let widest = named?.map { text.width(of: $0) }.max() ?? 0
    let isNamed = named != nil && (fits(widest + 6) || fits(text.size + 2))
    let isTurned = isNamed && !fits(widest + 6)
    let shown = isNamed ? named ?? [] : names.indices.map { String($0 + 1) }
    let room = text.width(of: String(names.count)) + 8
    let step = isNamed ? 1 : max(1, Int(ChartScale.niceStep(atLeast: room / slot)))
    bottom = frame.bottom + 10
    for (position, name) in shown.enumerated()
    where Self.isLabelled(position, step, hasRoom: Double(step - 1) * slot >= room) {
      let x = frame.x + (Double(position) + 0.5) * slot
      ticks.append(
        .init(
          role: .axis,
          shape: .path([FigurePoint(x: x, y: frame.bottom), FigurePoint(x: x, y: frame.bottom + 4)])
        ))
      let label: ChartDrawing.Label =
        isTurned
        ? .init(
          text: name, x: x + text.size * 0.33, baseline: frame.bottom + 8, size: text.size,
          anchor: .end, isTurned: true)
        : .init(text: name, x: x, baseline: frame.bottom + 18, size: text.size, anchor: .middle)
      labels.append(label)
      bottom = max(bottom, frame.bottom + 10 + (isTurned ? text.width(of: name) : text.size))
    }
    let words = isNamed || names.isEmpty ? title : title + language.counted
    for line in ChartStyle.text.wrap(words, to: frame.width) {
      bottom += ChartStyle.lineHeight
      labels.append(
        .init(text: line, x: frame.x + frame.width / 2, baseline: bottom, anchor: .middle))
    }
  }

  /// Names no longer than a limit, without what they all begin with where they could not be told apart else; nil
  /// where they cannot be even so.
  private static func shortened(_ names: [String], to limit: Double) -> [String]? {
    func cut(_ names: [String]) -> [String] { names.map { ChartStyle.small.cut($0, to: limit) } }
    let shown = cut(names)
    let count = Set(names).count
    if Set(shown).count == count { return shown }
    let ends = cut(names.map { "…" + $0.dropFirst(commonStart(names)) })
    return Set(ends).count == count ? ends : nil
  }

  /// How many characters all names begin with, words and numbers left whole.
  private static func commonStart(_ names: [String]) -> Int {
    guard var shared = names.first.map(Array.init) else { return 0 }
    for name in names {
      shared.removeLast(shared.count - zip(shared, name).prefix { $0 == $1 }.count)
    }
    let inWord = shared.reversed().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return shared.count - inWord.count
  }

  /// The first where there is room, and then the fifth, tenth … so that the numbers say how many there are.
  private static func isLabelled(_ position: Int, _ step: Int, hasRoom: Bool) -> Bool {
    (position + 1) % step == 0 || (position == 0 && hasRoom)
  }
}
