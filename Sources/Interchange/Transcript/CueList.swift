/// Stretches of speech as a file gives them, in its order: subtitles, rows of a table, paragraphs
/// with their speaker.
///
/// The words of all of them lie in one buffer, a line feed between two, so that a file of a million
/// cues costs little more than its words.
struct CueList {
  struct Cue {
    /// The place in ``CueList/speakers``; 0 where the file does not say.
    var speaker = 0
    /// Where the words lie in ``CueList/words``.
    var words: Range<Int>
    var milliseconds: Range<Int>?
    /// Told by nobody, such as a stage direction: words in no turn.
    var isNarration = false
    /// The end is not known yet: the next cue's beginning is.
    var isOpen = false
    /// Where it stands in the file, counted as ``CuePlaces/unit`` counts.
    let place: Int
  }

  private(set) var words: [UInt8] = []
  var cues: [Cue] = []
  /// Every speaker once, as first met; the first is nobody.
  private(set) var speakers = [""]
  private var places: [String: Int] = ["": 0]
  var problems: CueProblems

  /// - Parameter unit: what places are counted in, such as `line`.
  init(countedIn unit: String) { problems = CueProblems(unit: unit) }

  var hasSpeakers: Bool { speakers.count > 1 }

  /// Adds a cue; space around its words is left out, and one without words is only counted.
  /// - Parameters:
  ///   - from: when it begins in the recording, in milliseconds.
  ///   - to: when it ends; where it is missing, the next cue's beginning ends it.
  mutating func append(
    _ text: some Collection<UInt8>, speaker: String = "", from: Int? = nil, to: Int? = nil,
    at place: Int, isNarration: Bool = false
  ) {
    let mark = words.count
    if !cues.isEmpty { words.append(UInt8(ascii: "\n")) }
    let start = words.count
    words += text
    let trimmed = CueSpace.trimmed(words, start..<words.count)
    guard !trimmed.isEmpty else {
      words.removeSubrange(mark...)
      problems.empty.note(place)
      return
    }
    words.removeSubrange(trimmed.upperBound...)
    words.removeSubrange(start..<trimmed.lowerBound)
    var times: Range<Int>?
    if let from {
      if let to, to < from { problems.endsEarly.note(place) }
      times = from..<max(from, to ?? from)
    }
    cues.append(
      Cue(
        speaker: number(of: speaker), words: start..<words.count, milliseconds: times,
        isNarration: isNarration, isOpen: from != nil && to == nil, place: place))
  }

  /// The place of a speaker in ``speakers``, new where it must be.
  mutating func number(of speaker: String) -> Int {
    if let known = places[speaker] { return known }
    let name = SpeakerLabel.folded(speaker.trimmed)
    let number = places[name] ?? speakers.count
    if number == speakers.count { speakers.append(name) }
    places[name] = number
    places[speaker] = number
    return number
  }

  /// Gives cues without an end the beginning of the next one.
  mutating func closeEnds() {
    var next: Int?
    for place in cues.indices.reversed() {
      guard let times = cues[place].milliseconds else { continue }
      if cues[place].isOpen {
        cues[place].milliseconds = times.lowerBound..<max(times.lowerBound, next ?? 0)
      }
      next = times.lowerBound
    }
  }

  /// Looks for cues that begin before the one before them, or before its end.
  mutating func checkOrder() {
    var last: Range<Int>?
    for cue in cues {
      guard let times = cue.milliseconds else { continue }
      // Two voices of one cue have the same times.
      if let last, times != last {
        if times.lowerBound < last.lowerBound {
          problems.backwards.note(cue.place)
        } else if times.lowerBound < last.upperBound {
          problems.overlaps.note(cue.place)
        }
      }
      last = times
    }
  }
}

/// White space of bytes around the words of a cue.
enum CueSpace {
  /// `range` without ASCII's spaces, no-break and ideographic ones at its ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    bytes.withUnsafeBufferPointer { bytes in
      var start = range.lowerBound
      var end = range.upperBound
      while start < end {
        let size = blank(bytes[start..<end].prefix(3))
        if size == 0 { break }
        start += size
      }
      while end > start {
        let size = (1...3).first { $0 <= end - start && blank(bytes[(end - $0)..<end]) == $0 }
        guard let size else { break }
        end -= size
      }
      return start..<end
    }
  }

  /// How many bytes of white space `bytes` begin with, 0 for none.
  private static func blank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard let first = bytes.first else { return 0 }
    if first == 0x20 || (0x09...0x0D).contains(first) { return 1 }
    if first == 0xC2, bytes.dropFirst().first == 0xA0 { return 2 }
    return first == 0xE3 && bytes.dropFirst().elementsEqual([0x80, 0x80]) ? 3 : 0
  }
}
