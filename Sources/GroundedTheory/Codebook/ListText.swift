/// Lists in one cell of a table: parts with `|` between them, a `|` or `\` of their own behind a `\`.
public enum ListText {
  /// One cell of several parts.
  public static func joined(_ parts: [String]) -> String {
    parts.map { part in
      part.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
    }.joined(separator: "|")
  }

  /// The parts of a cell without the spaces around them; empty ones are left out.
  public static func parts(_ text: String) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if !isQuoted, scalar == "|" {
        parts.append(.init())
      } else if !isQuoted, scalar == "\\" {
        isQuoted = true
        continue
      } else {
        parts[parts.count - 1].append(scalar)
      }
      isQuoted = false
    }
    return parts.map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Properties as `频率: 高—低|程度`.
  public static func joined(_ properties: [Code.Property]) -> String {
    joined(properties.map { $0.range.isEmpty ? $0.name : "\($0.name): \($0.range)" })
  }

  /// The properties of a cell; a colon of either width sets a range apart.
  public static func properties(_ text: String) -> [Code.Property] {
    parts(text).map { part in
      let halves = part.split(maxSplits: 1, omittingEmptySubsequences: false) {
        $0 == ":" || $0 == "："
      }
      return Code.Property(
        name: trimmed(String(halves.first ?? "")),
        range: halves.count > 1 ? trimmed(String(halves[1])) : "")
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
