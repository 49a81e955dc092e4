/// Where the stretches of a text went when some of them were replaced.
public struct SpanMap: Sendable {
  private struct Edit {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// In text order, in scalars of the old text and of the new one.
  private var edits: [Edit] = []

  /// Nothing was replaced.
  public init() {}

  /// How many stretches were replaced.
  public var count: Int { edits.count }

  /// Notes that the scalars `old` became `new`, behind everything noted before.
  mutating func append(old: Range<Int>, new: Range<Int>) {
    edits.append(Edit(old: old, new: new))
  }

  /// Adds the map of a part of the text that begins at `old` and now begins at `new`.
  public mutating func append(_ part: SpanMap, old: Int, new: Int) {
    for edit in part.edits {
      append(
        old: edit.old.lowerBound + old..<edit.old.upperBound + old,
        new: edit.new.lowerBound + new..<edit.new.upperBound + new)
    }
  }

  /// Where the words at `span` are now. A span that begins or ends inside a stretch that was replaced
  /// takes in the whole of what stands there now; nil where nothing is left of it.
  public func span(of span: TextSpan) -> TextSpan? {
    let start = place(span.start, isEnd: false)
    let end = place(span.end, isEnd: true)
    return start < end ? TextSpan(unchecked: start..<end) : nil
  }

  /// Whether a border of `span` lies inside a stretch that was replaced.
  public func cuts(_ span: TextSpan) -> Bool {
    [span.start, span.end].contains { border in
      let index = first { $0.old.upperBound > border }
      return index < edits.count && edits[index].old.lowerBound < border
    }
  }

  /// Whether a stretch that was replaced and `span` share a scalar.
  public func touches(_ span: TextSpan) -> Bool {
    let index = first { $0.old.upperBound > span.start }
    return index < edits.count && edits[index].old.lowerBound < span.end
  }

  private func place(_ scalar: Int, isEnd: Bool) -> Int {
    let index = first { isEnd ? $0.old.upperBound >= scalar : $0.old.upperBound > scalar }
    if index < edits.count {
      let edit = edits[index]
      if isEnd ? edit.old.lowerBound < scalar : edit.old.lowerBound <= scalar {
        return isEnd ? edit.new.upperBound : edit.new.lowerBound
      }
    }
    guard index > 0 else { return scalar }
    let before = edits[index - 1]
    return scalar - before.old.upperBound + before.new.upperBound
  }

  /// The first edit that `holds`, by binary search.
  private func first(_ holds: (Edit) -> Bool) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if holds(edits[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
