/// A label without the marks that Markdown puts around it: `### 唐鳳：`, `**唐鳳**：`, `**唐鳳：**`.
struct MarkdownLabel {
  let name: String
  /// How many bytes after the colon still belong to the label.
  let markLength: Int

  /// - Parameters:
  ///   - raw: what stands before the colon.
  ///   - rest: what follows it on the line.
  init(_ raw: String, before rest: Slice<UnsafeBufferPointer<UInt8>>) {
    let text = raw.trimmed
    let name = text.drop { $0 == "#" }
    // A heading with words behind the colon is the heading of a part.
    let isHeading = name.endIndex > name.startIndex && name.count < text.count
    let endsLine = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x2A }
    let inner = isHeading && endsLine ? String(name).trimmed : text
    let stars = inner.prefix { $0 == "*" }.count
    guard (1...3).contains(stars), inner.count > stars else {
      (self.name, markLength) = (inner, 0)
      return
    }
    if inner.hasSuffix(String(repeating: "*", count: stars)) {
      (self.name, markLength) = (String(inner.dropFirst(stars).dropLast(stars)), 0)
    } else if rest.prefix(stars).count(where: { $0 == UInt8(ascii: "*") }) == stars {
      (self.name, markLength) = (String(inner.dropFirst(stars)), stars)
    } else {
      (self.name, markLength) = (inner, 0)
    }
  }

  /// A name without marks around it, where no colon follows.
  static func unmarked(_ raw: String) -> String {
    let text = String(raw.drop { $0 == "#" || $0 == "*" || $0 == " " })
    return String(text.reversed().drop { $0 == "*" || $0 == " " }.reversed())
  }
}
