/// On how much of one text pairs of coders gave the same value, and what chance makes of it: the sums from which
/// the u-α family is computed. They add up over texts.
///
/// A scalar of coder i that meets coder j counts 1/(m − 1), so that all coincidences of a text make mL.
struct Coincidences: Sendable {
  /// What concerns one label.
  struct Share: Sendable {
    var label: Int32
    /// ℓ_c: how much of the text coders gave it.
    var length = 0.0
    /// ℓ*_c: how much of that lies on words that others cut out too.
    var met = 0.0
    /// ℓ*_cc: how much of it others gave the same label.
    var metAlike = 0.0
    /// The squared lengths on which its stretches meet those of each other coder.
    var metOwn = 0.0
  }

  /// ℓ.. = mL.
  var length = 0.0
  /// ℓ_φ: how much coders left alone.
  var gap = 0.0
  /// The sum of ℓ_cc, gaps included.
  var alike = 0.0
  /// The same with all labels taken as one.
  var cutAlike = 0.0
  /// What a stretch or a scalar of a gap makes with itself: Σ l² of stretches, Σ l of gaps.
  var own = 0.0
  /// ℓ*..: how much lies on words that two coders cut out.
  var met = 0.0
  /// ``Share/metOwn`` of all labels.
  var metOwn = 0.0
  /// The labels that occur.
  var shares: [Share] = []
}

extension Coincidences {
  /// - Parameters:
  ///   - coders: each coder's segments of one text.
  ///   - labels: what each value counts as.
  ///   - places: as long as there are labels, all -1; left so.
  init(_ coders: [[CutTexts.Segment]], labels: [Int32], _ places: inout [Int]) {
    let pairs = Double(coders.count - 1)
    for segment in coders.joined() {
      let length = Double(segment.end - segment.start)
      self.length += length
      guard segment.value != CutTexts.gap else {
        gap += length
        own += length
        continue
      }
      own += length * length
      let label = labels[Int(segment.value)]
      if places[Int(label)] < 0 {
        places[Int(label)] = shares.count
        shares.append(Share(label: label))
      }
      shares[places[Int(label)]].length += length
    }
    sweep(coders, labels, places, pairs)
    for share in shares { places[Int(share.label)] = -1 }
  }

  private mutating func sweep(
    _ coders: [[CutTexts.Segment]], _ labels: [Int32], _ places: [Int], _ pairs: Double
  ) {
    var at = [Int](repeating: 0, count: coders.count)
    // On how much each coder's present segment meets each other coder's stretches.
    var meeting = [Double](repeating: 0, count: coders.count * coders.count)
    var last = 0
    while true {
      var end = Int.max
      for coder in coders.indices { end = min(end, coders[coder][at[coder]].end) }
      let length = Double(end - last)
      for first in coders.indices {
        let one = coders[first][at[first]].value
        for second in coders.indices where second != first {
          let other = coders[second][at[second]].value
          guard one != CutTexts.gap, other != CutTexts.gap else {
            if one == other {
              alike += length / pairs
              cutAlike += length / pairs
            }
            continue
          }
          cutAlike += length / pairs
          met += length / pairs
          meeting[first * coders.count + second] += length
          let label = labels[Int(one)]
          shares[places[Int(label)]].met += length / pairs
          if label == labels[Int(other)] {
            alike += length / pairs
            shares[places[Int(label)]].metAlike += length / pairs
          }
        }
      }
      last = end
      var isOver = false
      for coder in coders.indices where coders[coder][at[coder]].end == end {
        close(coders[coder][at[coder]].value, coder, labels, places, &meeting)
        at[coder] += 1
        isOver = isOver || at[coder] == coders[coder].count
      }
      if isOver { return }
    }
  }

  private mutating func close(
    _ value: Int32, _ coder: Int, _ labels: [Int32], _ places: [Int], _ meeting: inout [Double]
  ) {
    guard value != CutTexts.gap else { return }
    let coders = Int(Double(meeting.count).squareRoot())
    var squares = 0.0
    for other in 0..<coders {
      let length = meeting[coder * coders + other]
      squares += length * length
      meeting[coder * coders + other] = 0
    }
    squares /= Double(coders - 1)
    metOwn += squares
    shares[places[Int(labels[Int(value)])]].metOwn += squares
  }
}
