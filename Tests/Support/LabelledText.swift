import GroundedTheory

/// A text whose lines `名：words` are turns, however often it is cut anew; for tests of corrections.
public struct LabelledText {
  /// One entry a line, without its end.
  public var lines: [String]

  public init(lines: [String]) { self.lines = lines }

  public var string: String { lines.map { $0 + "\n" }.joined() }
  public var text: PlainText { PlainText(string) }

  /// Turns from 1 in text order; a line without a label goes on with the turn before.
  public var turns: [Turn] {
    var turns: [Turn] = []
    var place = 0
    for line in lines {
      let scalars = Array(line.unicodeScalars)
      let colon = scalars.prefix(4).firstIndex(of: "：")
      let end = place + scalars.count
      if let colon, place + colon + 1 < end {
        turns.append(
          Turn(
            number: turns.count + 1, speaker: String(String.UnicodeScalarView(scalars[..<colon])),
            role: nil, span: TextSpan(unchecked: place + colon + 1..<end)))
      } else if let last = turns.popLast(), !scalars.isEmpty {
        turns.append(
          Turn(
            number: last.number, speaker: last.speaker, role: nil,
            span: TextSpan(unchecked: last.span.start..<end)))
      }
      place = end + 1
    }
    return turns
  }

  public var sourceText: SourceText { SourceText(text: text, turns: turns) }

  private static let sentences = [
    "天天加班，表多，表太多。", "没有权，责任倒大。", "工资低。", "是的。", "好的。", "We fill in forms all day. ",
    "居民不理解，我们去解释。", "我们社区有三个网格，每个网格一个人。", "𠮷先生说👨‍👩‍👧很好。", "Yes. ", "cafe\u{301} 里谈。",
    "上面千条线，下面一根针。", "考核每个月都有，排名靠后要谈话。", "垃圾分类也是我们的事，人口普查也是我们的事。", "嗯。",
  ]

  /// Lines of sentences that repeat, some with a number that makes them unlike all others.
  public static func random(
    lines: Int, using random: inout SeededGenerator
  ) -> LabelledText {
    LabelledText(
      lines: (0..<lines).map { index in
        let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          sentence(using: &random)
        }.joined()
        return random.chance(1, in: 6) ? words : (index.isMultiple(of: 2) ? "访：" : "民：") + words
      })
  }

  static func sentence(using random: inout SeededGenerator) -> String {
    let words = sentences.randomElement(using: &random) ?? ""
    return random.chance(1, in: 3) ? "\(Int.random(in: 0...9999, using: &random))号，\(words)" : words
  }
}

extension LabelledText {
  /// One of the things that people do to a transcript.
  public mutating func edit(using random: inout SeededGenerator) {
    guard let at = lines.indices.randomElement(using: &random) else { return }
    var scalars = Array(lines[at].unicodeScalars)
    let place = Int.random(in: 0...scalars.count, using: &random)
    let end = min(scalars.count, place + Int.random(in: 1...6, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      scalars.insert(
        contentsOf: random.text(pieces: 1...3).unicodeScalars.filter { $0 != "\n" }, at: place)
    case 1: scalars.removeSubrange(place..<end)
    case 2:
      scalars.replaceSubrange(
        place..<end, with: Array(Self.sentence(using: &random).unicodeScalars))
    case 3:
      let line = lines.remove(at: at)
      lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
      return
    case 4 where at + 1 < lines.count:
      lines[at] += lines.remove(at: at + 1)
      return
    case 5:
      lines[at] = String(String.UnicodeScalarView(scalars[..<place]))
      lines.insert(String(String.UnicodeScalarView(scalars[place...])), at: at + 1)
      return
    case 6:
      lines.insert("民：" + Self.sentence(using: &random), at: at)
      return
    case 7 where scalars.dropFirst().first == "：": scalars[0] = "王"
    default:
      if lines.count > 1 { lines.remove(at: at) }
      return
    }
    lines[at] = String(String.UnicodeScalarView(scalars))
  }
}
