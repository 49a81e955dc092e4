/// A stretch of text that is searched by itself: the words of a turn, or a line outside turns. What
/// leads to a turn, the speaker's label and the time, is in none: it was not said.
package struct SearchUnit {
  /// Its bytes.
  package let bytes: Range<Int>
  /// The turn; nil for a line outside turns.
  package let turn: Turn?

  /// The units of a text, or of a part of one, in order.
  /// - Parameters:
  ///   - text: well-formed UTF-8.
  ///   - start: the place of its first scalar in the source.
  ///   - turns: the turns that lie in it, in the order of the text.
  package static func units(
    of text: UnsafeRawBufferPointer, startingAt start: Int, turns: [Turn]
  ) -> [SearchUnit] {
    var sweep = ScalarSweep(text)
    var units: [SearchUnit] = []
    units.reserveCapacity(turns.count + 4)
    var end = 0
    for turn in turns {
      let from = sweep.byte(ofScalar: turn.span.start - start)
      // What stands on the last line before the words leads to them.
      appendLines(of: text, end..<max(end, from), to: &units, butLast: true)
      end = sweep.byte(ofScalar: turn.span.end - start)
      units.append(SearchUnit(bytes: from..<max(from, end), turn: turn))
    }
    appendLines(of: text, end..<text.count, to: &units, butLast: false)
    return units
  }

  private static func appendLines(
    of text: UnsafeRawBufferPointer, _ area: Range<Int>, to units: inout [SearchUnit],
    butLast: Bool
  ) {
    guard area.count > 1 else { return }
    let first = units.count
    var from = area.lowerBound
    while from < area.upperBound {
      let end = text[from..<area.upperBound].firstIndex(of: 0x0A) ?? area.upperBound
      if text[from..<end].contains(where: { $0 > 0x20 }) {
        units.append(SearchUnit(bytes: from..<end, turn: nil))
      }
      from = end + 1
    }
    if butLast, units.count > first { units.removeLast() }
  }
}
