/// On how much of each of several texts pairs of coders gave the same value, and what chance makes of it: the sums
/// from which the u-α family is computed. They add up over texts.
///
/// A scalar of coder i that meets coder j counts 1/(m − 1), so that all coincidences of a text make mL. What coders
/// gave words counts under labels: the value itself, or each code that it holds.
struct Coincidences: Sendable {
  /// One text, or the sums of several.
  struct Text: Sendable {
    /// ℓ.. = mL.
    var length = 0.0
    /// ℓ_φ: how much coders left alone.
    var gap = 0.0
    /// The sum of ℓ_cc, gaps included.
    var alike = 0.0
    /// The same with all values taken as one.
    var cutAlike = 0.0
    /// What a stretch or a scalar of a gap makes with itself: Σ l² of stretches, Σ l of gaps.
    var own = 0.0
    /// ℓ*..: how much lies on words that two coders cut out.
    var met = 0.0
    /// ``Share/metOwn`` of all values.
    var metOwn = 0.0
  }

  /// What concerns one label in one text, or in several.
  struct Share: Sendable {
    /// ℓ_c: how much of the text coders gave it.
    var length = 0.0
    /// ℓ*_c: how much of that lies on words that others cut out too.
    var met = 0.0
    /// ℓ*_cc: how much of it others gave the same label.
    var metAlike = 0.0
    /// The squared lengths on which its stretches meet those of each other coder.
    var metOwn = 0.0
  }

  private let texts: [Text]
  /// How many labels there are.
  let labels: Int
  /// Label by label, those of a label by text.
  private let shares: [(text: Int32, share: Share)]
  /// Where the shares of each label begin; one more than there are labels.
  private let starts: [Int]

  /// - Parameters:
  ///   - texts: all of them.
  ///   - entries: each label that occurs in a text, by text.
  init(_ texts: [Text], _ entries: [CoincidenceSweep.Entry], labels: Int) {
    self.texts = texts
    self.labels = labels
    var starts = [Int](repeating: 0, count: labels + 1)
    for entry in entries { starts[Int(entry.label) + 1] += 1 }
    for label in 0..<labels { starts[label + 1] += starts[label] }
    var next = starts
    var shares = [(text: Int32, share: Share)](repeating: (0, Share()), count: entries.count)
    for entry in entries {
      shares[next[Int(entry.label)]] = (entry.text, entry.share)
      next[Int(entry.label)] += 1
    }
    (self.starts, self.shares) = (starts, shares)
  }

  /// - Parameter counts: how often each text is taken.
  func total(_ counts: [Int]) -> Text {
    var all = Text()
    for (text, count) in zip(texts, counts) where count > 0 {
      let weight = Double(count)
      all.length += weight * text.length
      all.gap += weight * text.gap
      all.alike += weight * text.alike
      all.cutAlike += weight * text.cutAlike
      all.own += weight * text.own
      all.met += weight * text.met
      all.metOwn += weight * text.metOwn
    }
    return all
  }

  /// What concerns one label, by position.
  /// - Parameter counts: how often each text is taken.
  func share(of label: Int, _ counts: [Int]) -> Share {
    var all = Share()
    for place in starts[label]..<starts[label + 1] {
      let (text, share) = shares[place]
      let weight = Double(counts[Int(text)])
      all.length += weight * share.length
      all.met += weight * share.met
      all.metAlike += weight * share.metAlike
      all.metOwn += weight * share.metOwn
    }
    return all
  }
}
