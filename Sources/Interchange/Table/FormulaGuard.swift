/// The apostrophe that keeps a spreadsheet from running a text as a formula: put on by ``CSVTable``,
/// taken off by ``CSVReader``.
enum FormulaGuard {
  static let sign = UInt8(ascii: "'")

  /// Whether a spreadsheet would run the text, or it begins as a guarded one does.
  /// - Parameter orSpace: whether a tab or CR in front counts; it does where it is kept.
  static func isNeeded(_ text: UnsafeBufferPointer<UInt8>, orSpace: Bool = true) -> Bool {
    var at = 0
    while at < text.count, text[at] == sign { at += 1 }
    guard at < text.count else { return false }
    switch text[at] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
    case 0x09, 0x0D: return orSpace
    default: return false
    }
  }

  /// The text without one apostrophe of ours.
  static func removed(from text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard text.first == sign, isNeeded(text) else { return text }
    return UnsafeBufferPointer(rebasing: text[1...])
  }
}
