/// The texts that every coder worked on, with the stretches of each in text order: what all figures of
/// stretches begin with. A text that some coder did not work on cannot say whether they agree; it is left out.
struct SharedTexts: Sendable {
  typealias Stretch = Unitization.Stretch

  /// How many coders there are.
  let coders: Int
  /// The length of each text in scalars.
  let lengths: [Int]
  /// For each text, each coder's stretches by place.
  let stretches: [[[Stretch]]]
  /// How many texts were left out.
  let leftOut: Int
  /// How many stretches lay over one that the same coder gave the same code, and became one with it.
  let joined: Int

  /// - Throws: ``Violation/emptySpan(start:end:)`` or ``Violation/spanOutsideSource(_:source:length:)`` for a
  ///   stretch that is none.
  init(_ unitization: Unitization) throws {
    var lengths: [Int] = []
    var stretches: [[[Stretch]]] = []
    for text in unitization.continua {
      let worked = text.stretches.compactMap(\.self)
      guard worked.count == unitization.coders.count else { continue }
      for stretch in worked.joined() {
        let span = try TextSpan(start: stretch.start, end: stretch.end)
        guard span.end <= text.length else {
          throw Violation.spanOutsideSource(span, source: text.name, length: text.length)
        }
      }
      guard text.length > 0 else { continue }
      lengths.append(text.length)
      stretches.append(worked.map { $0.sorted(by: Self.inTextOrder) })
    }
    self.init(
      coders: unitization.coders.count, lengths: lengths, stretches: stretches,
      leftOut: unitization.continua.count { text in
        text.stretches.count { $0 != nil } != unitization.coders.count
      }, joined: 0)
  }

  private init(
    coders: Int, lengths: [Int], stretches: [[[Stretch]]], leftOut: Int, joined: Int
  ) {
    self.coders = coders
    self.lengths = lengths
    self.stretches = stretches
    self.leftOut = leftOut
    self.joined = joined
  }

  /// How many stretches there are.
  var count: Int { stretches.reduce(0) { $1.reduce($0) { $0 + $1.count } } }

  /// The same texts with the stretches of one code only.
  func selecting(category: Int32) -> SharedTexts {
    let selected = stretches.map { $0.map { $0.filter { $0.category == category } } }
    return SharedTexts(
      coders: coders, lengths: lengths, stretches: selected, leftOut: leftOut, joined: joined)
  }

  /// The same texts with overlapping stretches of one coder and one code put together, as for the
  /// coefficients that know no overlap within a code. Those that only touch stay two.
  func joining() -> SharedTexts {
    var joined = 0
    let disjoint = stretches.map { text in
      text.map { own in
        let merged = Self.joined(own)
        joined += own.count - merged.count
        return merged
      }
    }
    return SharedTexts(
      coders: coders, lengths: lengths, stretches: disjoint, leftOut: leftOut, joined: joined)
  }

  private static func joined(_ stretches: [Stretch]) -> [Stretch] {
    guard stretches.count > 1 else { return stretches }
    var merged: [Stretch] = []
    merged.reserveCapacity(stretches.count)
    for stretch in stretches.sorted(by: { ($0.category, $0.start) < ($1.category, $1.start) }) {
      if let last = merged.last, last.category == stretch.category, stretch.start < last.end {
        merged[merged.count - 1].end = max(last.end, stretch.end)
      } else {
        merged.append(stretch)
      }
    }
    return merged.sorted(by: inTextOrder)
  }

  private static func inTextOrder(_ one: Stretch, _ other: Stretch) -> Bool {
    (one.start, one.end, one.category) < (other.start, other.end, other.category)
  }
}

extension SharedTexts {
  /// What has to be known of the texts.
  var remarks: [FigureRemark] {
    (leftOut > 0 ? [.textsLeftOut(leftOut)] : []) + (joined > 0 ? [.stretchesJoined(joined)] : [])
  }

  /// Why nothing can be said of these texts; nil where something can.
  var obstacle: UndefinedReason? {
    if coders < 2 { return .oneCoder }
    if lengths.isEmpty { return .noSharedText }
    if count == 0 { return .nothingCutOut }
    return areTakenWhole ? .textsTakenWhole : nil
  }

  private var areTakenWhole: Bool {
    guard let code = stretches.first?.first?.first?.category else { return false }
    return zip(lengths, stretches).allSatisfy { length, text in
      text.allSatisfy { $0 == [Stretch(start: 0, end: length, category: code)] }
    }
  }
}
