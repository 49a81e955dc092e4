import CSearch

/// What stands for each Unicode scalar where script, width, letter case and the form of an apostrophe do
/// not count: 區 and 区, Ａ and a, are the same then. One scalar always becomes one scalar.
///
/// Made by ICU (`Traditional-Simplified`, decompositions of full and half width, simple case folding)
/// when it is first asked for, in some 30 ms.
struct FoldTable: Sendable {
  static let shared = FoldTable(wholly: true)
  /// For letter case and apostrophes alone.
  static let letters = FoldTable(wholly: false)

  /// The planes with letters; what lies above stays as it is.
  static let size = 0x30000
  let scalars: [UInt32]

  private init(wholly: Bool) {
    var isWhole = false
    scalars = Array(unsafeUninitializedCapacity: Self.size) { table, count in
      isWhole = zhagen_fold_table(table.baseAddress, Int32(Self.size), wholly)
      count = Self.size
    }
    // It fails only where the library was built without its data.
    precondition(isWhole, "ICU has no transliteration data")
  }

  func fold(_ scalar: UInt32) -> UInt32 {
    scalar < UInt32(Self.size) ? scalars[Int(scalar)] : scalar
  }

  /// The scalars of a text, folded.
  func fold(text: String) -> [UInt32] { text.unicodeScalars.map { fold($0.value) } }

  /// A regular expression for folded text. What ASCII it has stays, as `\S` is not `\s`; a full-width
  /// sign that folds to one with a meaning stays a mere sign.
  func fold(pattern: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in pattern.unicodeScalars {
      guard !scalar.isASCII, let other = Unicode.Scalar(fold(scalar.value)) else {
        folded.append(scalar)
        continue
      }
      let isLetter = other.properties.isAlphabetic || other.properties.numericType != nil
      if other.isASCII, !isLetter { folded.append("\\") }
      folded.append(other)
    }
    return String(folded)
  }
}
