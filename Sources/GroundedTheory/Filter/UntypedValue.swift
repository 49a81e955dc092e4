/// What a filter says of a column whose values have no kind.
struct UntypedValue: Sendable {
  private let text: String
  private let number: Double?
  private let date: String?

  init(_ text: String) {
    self.text = text
    number = Self.number(text)
    date = WrittenDate(text)?.iso
  }

  /// A value and this are compared as numbers where both are, else as dates where both are; else
  /// letter for letter, which tells only whether they are the same.
  func holds(_ value: String, _ comparison: Filter.Comparison) -> Bool {
    if let number, let other = Self.number(value) { return comparison.holds(other, number) }
    if let date, let other = WrittenDate(value)?.iso {
      return FilterTest.compare(other, comparison, date)
    }
    switch comparison {
    case .equal: return value == text
    case .notEqual: return value != text
    default: return false
    }
  }

  /// nil for what only looks like one: digits after a leading zero, and more digits than a `Double`
  /// keeps apart, are names.
  private static func number(_ text: String) -> Double? {
    let digits = text.utf8
    guard digits.count <= 15 else { return nil }
    if digits.first == UInt8(ascii: "0"), digits.count > 1,
      digits.dropFirst().first != UInt8(ascii: ".")
    {
      return nil
    }
    return WrittenNumber.value(of: text)
  }
}
