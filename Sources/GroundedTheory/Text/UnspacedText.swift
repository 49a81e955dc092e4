/// A text without its spaces and line breaks, to find a quote that differs in those alone. Made when
/// it is first asked.
final class UnspacedText {
  private let original: PlainText
  private lazy var squeezed = Squeezed(original)

  init(_ text: PlainText) { original = text }

  /// Where the letters of `quote` first stand, whatever spaces lie between them.
  /// - Parameter span: look only inside this span.
  func firstOccurrence(of quote: String, within span: TextSpan? = nil) -> TextSpan? {
    let letters = String(String.UnicodeScalarView(quote.unicodeScalars.filter(isKept)))
    guard !letters.isEmpty else { return nil }
    return squeezed.text.occurrences(of: letters).lazy
      .map { [places = squeezed.places] found in
        TextSpan(unchecked: places[found.start]..<places[found.end - 1] + 1)
      }
      .first { span?.contains($0) ?? true }
  }

  private struct Squeezed {
    let text: PlainText
    /// Where each scalar that is left stood.
    let places: [Int]

    init(_ original: PlainText) {
      var kept = String.UnicodeScalarView()
      var places: [Int] = []
      for (place, scalar) in original.string.unicodeScalars.enumerated() where isKept(scalar) {
        kept.append(scalar)
        places.append(place)
      }
      text = PlainText(String(kept))
      self.places = places
    }
  }
}

private func isKept(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace }
