/// What the values of an attribute are, and so how they are compared.
public enum AttributeKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Words, of which most differ from each other.
  case text
  /// Numbers.
  case number
  /// Days, months or years.
  case date
  /// One of a few words, such as a role.
  case category

  /// A value in the form in which it is kept; nil where it is none of this kind.
  ///
  /// Full-width digits and signs are read as the usual ones. A number may be set apart by thousands
  /// (`12,000`), is kept without that and without leading zeros, and has at most forty digits; units,
  /// percent signs and spaces inside are not read. A date is year, month and day or the first of
  /// them (`2022-03-01`, `2022/3/1`, `2022.3.1`, `2022年3月1日`, `2022-03`, `2022`) and is kept as
  /// ISO 8601 writes it. Words are kept as they are, without spaces around them.
  public func reading(_ value: String) -> String? {
    switch self {
    case .number: WrittenNumber(value)?.canonical
    case .date: WrittenDate(value)?.iso
    case .text, .category:
      value.withoutOuterSpaces.isEmpty ? nil : value.withoutOuterSpaces
    }
  }

  /// The kind that fits all of these values: numbers, dates, or a category where at most ten differ
  /// or each stands twice on average; otherwise text.
  ///
  /// Numbers with leading zeros or with more than ten digits, such as those of telephones, are names
  /// and not numbers.
  public static func inferred(from values: some Collection<String>) -> AttributeKind {
    if values.isEmpty { return .text }
    if values.allSatisfy({ WrittenNumber($0)?.looksCounted == true }) { return .number }
    if values.allSatisfy({ WrittenDate($0) != nil }) { return .date }
    let different = Set(values).count
    return different <= 10 || different * 2 <= values.count ? .category : .text
  }

  /// What a message calls a value of it.
  var noun: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .date: "a date (2022-03-01, 2022/3/1, 2022年3月1日, 2022-03 or 2022)"
    case .category: "a category"
    }
  }
}

/// An attribute that participants of the study have, and its kind.
public struct AttributeDefinition: Hashable, Sendable {
  /// Its name, unique in the study: the heading of its column.
  public var name: String
  /// What its values are.
  public var kind: AttributeKind

  /// Takes the values as given; nothing is checked here.
  public init(name: String, kind: AttributeKind) {
    self.name = name
    self.kind = kind
  }
}
