/// Goes through one text after the other and sums what coders gave the same words.
struct CoincidenceSweep {
  /// One label in one text.
  struct Entry: Sendable {
    var label: Int32
    var text: Int32
    var share = Coincidences.Share()
  }

  /// What each value counts as.
  private let labels: ValueLabels
  /// All labels that occurred in the texts so far.
  private(set) var entries: [Entry] = []
  /// For each label where its entry of the present text is; -1 for none.
  private var places: [Int]
  /// On how much each coder's present segment meets each other coder's stretches.
  private var meeting: [Double]
  private let coders: Int
  /// m − 1.
  private let pairs: Double
  private var text = Coincidences.Text()
  /// The segments of the present text, coder by coder.
  private var segments: [CutTexts.Segment] = []
  /// For each coder the segment reached.
  private var at: [Int]
  /// For each coder the place behind the last segment.
  private var ends: [Int]

  /// - Parameter coders: two or more.
  init(coders: Int, _ labels: ValueLabels) {
    self.coders = coders
    self.labels = labels
    pairs = Double(coders - 1)
    places = [Int](repeating: -1, count: labels.count)
    meeting = [Double](repeating: 0, count: coders * coders)
    at = [Int](repeating: 0, count: coders)
    ends = at
  }

  /// The sums of a text; its labels come to ``entries``.
  /// - Parameter segments: each coder's, from the beginning of the text to its end.
  mutating func add(_ segments: [[CutTexts.Segment]], at position: Int) -> Coincidences.Text {
    text = Coincidences.Text()
    let first = entries.count
    self.segments.removeAll(keepingCapacity: true)
    for (coder, own) in segments.enumerated() {
      at[coder] = self.segments.count
      self.segments += own
      ends[coder] = self.segments.count
      for segment in own { count(segment, at: position) }
    }
    sweep()
    for entry in entries[first...] { places[Int(entry.label)] = -1 }
    return text
  }

  private mutating func count(_ segment: CutTexts.Segment, at position: Int) {
    let length = Double(segment.end - segment.start)
    text.length += length
    guard segment.value != CutTexts.gap else {
      text.gap += length
      text.own += length
      return
    }
    text.own += length * length
    for place in labels.places(of: segment.value) {
      let label = labels[place]
      if places[Int(label)] < 0 {
        places[Int(label)] = entries.count
        entries.append(Entry(label: label, text: Int32(position)))
      }
      entries[places[Int(label)]].share.length += length
    }
  }

  private mutating func sweep() {
    var last = 0
    var isOver = false
    while !isOver {
      var end = Int.max
      for coder in 0..<coders { end = min(end, segments[at[coder]].end) }
      let length = Double(end - last)
      for first in 0..<coders {
        let one = segments[at[first]].value
        for second in 0..<coders where second != first {
          let other = segments[at[second]].value
          if one != CutTexts.gap, other != CutTexts.gap {
            meeting[first * coders + second] += length
            meet(one, other, length / pairs)
          } else if one == other {
            text.alike += length / pairs
            text.cutAlike += length / pairs
          }
        }
      }
      last = end
      for coder in 0..<coders where segments[at[coder]].end == end {
        close(segments[at[coder]].value, coder)
        at[coder] += 1
        isOver = isOver || at[coder] == ends[coder]
      }
    }
  }

  /// What one coder cut out meets what another did.
  private mutating func meet(_ one: Int32, _ other: Int32, _ length: Double) {
    text.cutAlike += length
    text.met += length
    if one == other { text.alike += length }
    for place in labels.places(of: one) {
      let label = labels[place]
      let entry = places[Int(label)]
      entries[entry].share.met += length
      if labels.does(other, have: label) { entries[entry].share.metAlike += length }
    }
  }

  private mutating func close(_ value: Int32, _ coder: Int) {
    guard value != CutTexts.gap else { return }
    var squares = 0.0
    for other in 0..<coders {
      let length = meeting[coder * coders + other]
      squares += length * length
      meeting[coder * coders + other] = 0
    }
    squares /= pairs
    text.metOwn += squares
    for place in labels.places(of: value) {
      entries[places[Int(labels[place])]].share.metOwn += squares
    }
  }
}

/// What values of ``CutTexts`` count as.
struct ValueLabels: Sendable {
  /// How many labels there are.
  let count: Int
  private let labels: [Int32]
  /// Where the labels of each value begin; one more than there are values.
  private let starts: [Int]

  /// Each value by itself.
  init(values: Int) {
    count = values
    labels = (0..<values).map(Int32.init)
    starts = Array(0...values)
  }

  /// The codes that a value holds, by their position among all codes.
  init(_ cut: CutTexts, _ codes: CodeStretches) {
    count = codes.codes.count
    var (labels, starts): ([Int32], [Int]) = ([], [0])
    for value in cut.values {
      labels += value.compactMap { codes.position(of: $0) }.map(Int32.init)
      starts.append(labels.count)
    }
    (self.labels, self.starts) = (labels, starts)
  }

  /// Where the labels of a value lie; ranges, since slices would be counted in and out.
  func places(of value: Int32) -> Range<Int> { starts[Int(value)]..<starts[Int(value) + 1] }

  subscript(place: Int) -> Int32 { labels[place] }

  func does(_ value: Int32, have label: Int32) -> Bool {
    places(of: value).contains { labels[$0] == label }
  }
}
