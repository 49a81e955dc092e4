/// English that is left in a Chinese page.
enum EnglishWords {
  /// Names of people, programs, options and formats, which Chinese texts keep.
  private static let kept: Set<String> = [
    "bootstrap", "gwet", "fleiss", "cohen", "everitt", "krippendorff", "landis", "koch", "altman",
    "feinstein", "byrt",
    "cicchetti", "jaccard", "masi", "pabak", "holsti", "kappa", "zhagen", "csv", "und", "sparrow",
    "cu",
  ]

  /// The words of two small letters or more that are no names.
  static func left(in text: String) -> [String] {
    text.split(whereSeparator: { !($0.isASCII && $0.isLetter) }).map(String.init).filter {
      $0.count > 1 && $0 != $0.uppercased() && !kept.contains($0.lowercased())
    }
  }
}

extension Character {
  var isHan: Bool {
    unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) }
  }
}
