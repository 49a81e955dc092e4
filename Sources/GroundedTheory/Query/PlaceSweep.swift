/// Finds for each coding on the left one on the right of which two bounds hold: its key is not above
/// one, its value not below another. Every relation between two places can be put like that.
///
/// The right side is sorted by key once; behind each place stand the two greatest values up to there, two
/// because a coding is never related to itself. Each search is then a binary one.
struct PlaceSweep {
  private struct Entry {
    let group: Int
    let key: Int
    let index: Int
  }

  private var entries: [Entry] = []
  /// The coding of the greatest value up to each entry within its group, and the next greatest; -1
  /// for none.
  private var greatest: [(first: Int, second: Int)] = []
  private let value: (Int) -> Int

  init(_ right: [Int], groups: [Int], key: (Int) -> Int, value: @escaping (Int) -> Int) {
    self.value = value
    entries = right.filter { groups[$0] >= 0 }
      .map { Entry(group: groups[$0], key: key($0), index: $0) }
      .sorted { ($0.group, $0.key, $0.index) < ($1.group, $1.key, $1.index) }
    greatest.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      var best = (first: -1, second: -1)
      if place > 0, entries[place - 1].group == entry.group { best = greatest[place - 1] }
      let own = value(entry.index)
      if best.first < 0 || own > value(best.first) {
        best = (entry.index, best.first)
      } else if best.second < 0 || own > value(best.second) {
        best.second = entry.index
      }
      greatest.append(best)
    }
  }

  /// A coding on the right, other than this, in this group, whose key is at most one bound and whose value
  /// at least the other; nil where there is none.
  /// - Parameter reach: how far above its bound a key may be after all, whatever the value; of what lies
  ///   within the reach on both sides the nearest is found.
  func partner(of index: Int, group: Int, key: Int, value bound: Int, reach: Int = 0) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let entry = entries[middle]
      if (entry.group, entry.key) <= (group, key) { low = middle + 1 } else { high = middle }
    }
    let next = low < entries.count && entries[low].group == group ? entries[low] : nil
    let above = next.flatMap { $0.key - key <= reach ? $0 : nil }
    guard let below = greatest(before: low, in: group, besides: index), value(below) >= bound else {
      return above?.index
    }
    let gap = max(0, bound + reach - value(below))
    return above.map { $0.key - key < gap ? $0.index : below } ?? below
  }

  private func greatest(before place: Int, in group: Int, besides index: Int) -> Int? {
    guard place > 0, entries[place - 1].group == group else { return nil }
    let best = greatest[place - 1]
    let candidate = best.first == index ? best.second : best.first
    return candidate < 0 ? nil : candidate
  }
}
