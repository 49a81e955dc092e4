import GroundedTheory

/// Collects turns while the text is walked once from start to end.
struct TurnCutter {
  /// Speakers whose label had no words after it.
  private(set) var empty: [String] = []
  private(set) var narrations = 0

  private struct Stretch {
    let speaker: String
    var span: TextSpan
    var time: TimeStamp?
    /// Whether nothing stands between it and the one before.
    let isNext: Bool
    /// When it ends: where it says so, else when the next one begins.
    var end: Int?
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var stretches: [Stretch] = []
  private var current: Opening?
  private var isNext = false
  /// A byte offset already passed, and the scalars before it.
  private var passed = (byte: 0, scalar: 0)

  /// Cuts the text at `openings`, which are in text order.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at openings: [Opening]) {
    self.bytes = bytes
    for opening in openings {
      close(at: opening.start)
      if opening.isNarration {
        narrations += 1
        isNext = false
      } else {
        current = opening
      }
    }
    close(at: bytes.count)
    timeEnds()
  }

  /// The turns, numbered; consecutive ones of one speaker as one where `joining` and they have times.
  func turns(roles: [String: Turn.Role], joining: Bool) -> [Turn] {
    var turns: [Turn] = []
    for stretch in stretches {
      var number = turns.count + 1
      var start = stretch.span.start
      var milliseconds = stretch.time.map { $0.from..<max($0.from, stretch.end ?? $0.from) }
      if joining, stretch.isNext, let before = turns.last, let time = before.milliseconds,
        !stretch.speaker.isEmpty, before.speaker == stretch.speaker, let own = milliseconds
      {
        turns.removeLast()
        number -= 1
        start = before.span.start
        milliseconds = time.lowerBound..<max(time.upperBound, own.upperBound)
      }
      turns.append(
        Turn(
          number: number, speaker: stretch.speaker, role: roles[stretch.speaker],
          span: TextSpan(unchecked: start..<stretch.span.end), milliseconds: milliseconds))
    }
    return turns
  }

  /// Ends the open turn, if there is one, before `end`; space around its words is left out.
  private mutating func close(at end: Int) {
    guard let opening = current else { return }
    current = nil
    var from = min(opening.words, end)
    var to = end
    while from < to, let length = Space.length(bytes, startingAt: from) { from += length }
    while to > from, let length = Space.length(bytes, endingAt: to) { to -= length }
    guard from < to else {
      empty.append(opening.speaker)
      isNext = false
      return
    }
    let span = TextSpan(unchecked: scalar(at: from)..<scalar(at: to))
    stretches.append(
      Stretch(
        speaker: opening.speaker, span: span, time: opening.time, isNext: isNext,
        end: opening.time?.to))
    isNext = true
  }

  private mutating func timeEnds() {
    var next: Int?
    for index in stretches.indices.reversed() {
      guard let time = stretches[index].time else { continue }
      if stretches[index].end == nil { stretches[index].end = next }
      next = time.from
    }
  }

  private mutating func scalar(at byte: Int) -> Int {
    var scalars = passed.scalar
    for offset in passed.byte..<byte where bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
    passed = (byte, scalars)
    return scalars
  }
}

/// White space in UTF-8: ASCII's, the no-break space and the ideographic space.
private enum Space {
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, startingAt at: Int) -> Int? {
    if bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { return 1 }
    if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
    return isIdeographic(bytes, at) ? 3 : nil
  }

  static func length(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    let last = bytes[end - 1]
    if last == 0x20 || (0x09...0x0D).contains(last) { return 1 }
    if last == 0xA0, end > 1, bytes[end - 2] == 0xC2 { return 2 }
    return end > 2 && isIdeographic(bytes, end - 3) ? 3 : nil
  }

  private static func isIdeographic(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80
  }
}
