/// Reads a filter by recursive descent.
enum FilterParser {
  private static var ties: TokenReader.Ties<Filter.Expression> {
    .init(not: Filter.Expression.not, all: Filter.Expression.all, any: Filter.Expression.any)
  }

  static func parse(_ text: String) throws -> Filter.Expression {
    var reader = try TokenReader(
      text,
      TokenReader.Subject(
        noun: "filter", example: "role=居民",
        advice:
          "put and or or between two conditions, and quotation marks around a value with spaces"))
    return try reader.whole(ties, leaf)
  }

  private static func leaf(_ reader: inout TokenReader) throws -> Filter.Expression {
    try reader.parenthesised(ties, leaf) ?? reader.condition()
  }
}
