/// Finds listed words in a text, the longest first where several begin at one place.
///
/// A table over the first two bytes says at once that nothing listed begins here, so a text is walked
/// once however long the list is.
package struct Substitution: Sendable {
  private struct Item {
    let from: [UInt8]
    let to: String
  }

  private var items: [Item] = []
  /// For each pair of first bytes the places in ``items``, the longest word first.
  private var heads: [UInt16: [Int]] = [:]
  private var isHead = [Bool](repeating: false, count: 1 << 16)
  private let keepsWords: Bool

  /// - Parameter keepsWords: whether a word that begins or ends with a Latin letter or a digit must
  ///   stand by itself, so that `Ann` is not found in `Anna`.
  package init(_ pairs: [(from: String, to: String)], keepsWords: Bool) {
    self.keepsWords = keepsWords
    for pair in pairs {
      let from = Array(pair.from.utf8)
      guard from.count > 1 else { continue }
      items.append(Item(from: from, to: pair.to))
    }
    items.sort { $0.from.count > $1.from.count }
    for (place, item) in items.enumerated() {
      let head = UInt16(item.from[0]) << 8 | UInt16(item.from[1])
      heads[head, default: []].append(place)
      isHead[Int(head)] = true
    }
  }

  /// The text with every listed word replaced; nil where none stands in it.
  package func rewrite(_ utf8: [UInt8]) -> TextRewrite? {
    let found = utf8.withUnsafeBufferPointer { replacements(in: $0) }
    return found.isEmpty ? nil : TextRewrite(utf8, replacing: found)
  }

  /// Where listed words stand, in text order, none inside another.
  func replacements(in bytes: UnsafeBufferPointer<UInt8>) -> [TextRewrite.Replacement] {
    var found: [TextRewrite.Replacement] = []
    guard !items.isEmpty, bytes.count > 1 else { return found }
    var place = 0
    while place + 1 < bytes.count {
      let head = UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
      if isHead[Int(head)], let item = item(at: place, head, bytes) {
        let end = place + item.from.count
        found.append(TextRewrite.Replacement(bytes: place..<end, words: item.to))
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  private func item(at place: Int, _ head: UInt16, _ bytes: UnsafeBufferPointer<UInt8>) -> Item? {
    for index in heads[head] ?? [] {
      let item = items[index]
      let end = place + item.from.count
      guard end <= bytes.count, bytes[place..<end].elementsEqual(item.from) else { continue }
      if keepsWords {
        if Self.isWordByte(item.from.first), place > 0, Self.isWordByte(bytes[place - 1]) {
          continue
        }
        if Self.isWordByte(item.from.last), end < bytes.count, Self.isWordByte(bytes[end]) {
          continue
        }
      }
      return item
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
