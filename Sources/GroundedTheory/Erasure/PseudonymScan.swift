/// Looks through the material before anything is replaced: what rules find gets its pseudonym here, and
/// a pseudonym that stands in the material already is refused.
public struct PseudonymScan {
  /// The key with what was found.
  public private(set) var key: PseudonymKey

  private var known: Set<String>
  /// How often each label was given, and the number that a telephone number has whatever its hyphens.
  private var counters: [String: Int] = [:]
  private var bases: [String: (name: String, writings: Int)] = [:]
  private let rules: Set<PseudonymKey.Rule>
  private let patterns: [(Regex<AnyRegexOutput>, label: String)]
  private let fresh: Substitution

  /// - Throws: ``Violation/unusableKey(_:)``.
  public init(_ key: PseudonymKey) throws {
    try key.check()
    self.key = key
    known = Set(key.entries.map(\.original))
    rules = Set(key.rules.map(\.rule))
    patterns = try key.rules.compactMap { named in
      guard case .pattern(let pattern) = named.rule else { return nil }
      do {
        return (try Regex(pattern).matchingSemantics(.unicodeScalar), named.label)
      } catch {
        throw Violation.unusableKey("the pattern \"\(pattern)\" is no regular expression")
      }
    }
    let new = key.listed.filter { !key.applied.contains($0.pseudonym) }
    fresh = Substitution(new.map { ($0.pseudonym, $0.original) }, keepsWords: false)
    for entry in key.found { remember(entry) }
  }

  /// Reads one text of the study.
  /// - Parameter place: what it is, for messages, such as `"A01"`.
  /// - Throws: ``Violation/unusableKey(_:)`` where a pseudonym that is new stands there.
  public mutating func read(_ utf8: [UInt8], place: String) throws {
    try utf8.withUnsafeBufferPointer { bytes in
      if let collision = fresh.replacements(in: bytes).first {
        let pseudonym = String(decoding: bytes[collision.bytes], as: UTF8.self)
        throw Violation.unusableKey(
          "the pseudonym \"\(pseudonym)\" of \"\(collision.words)\" stands in \(place) already and"
            + " could not be told apart from it; choose another")
      }
      for hit in PersonalNumbers.hits(in: bytes, rules: rules) {
        let label = key.rules.first { $0.rule == hit.rule }?.label ?? ""
        add(String(decoding: bytes[hit.bytes], as: UTF8.self), label: label)
      }
    }
    guard !patterns.isEmpty else { return }
    let text = String(decoding: utf8, as: UTF8.self)
    for (pattern, label) in patterns {
      for match in text.matches(of: pattern) where match.range.lowerBound < match.range.upperBound {
        add(String(text[match.range]), label: label)
      }
    }
  }

  private mutating func add(_ original: String, label: String) {
    guard original.unicodeScalars.count > 1, known.insert(original).inserted else { return }
    let base = Self.base(of: original)
    let entry: PseudonymKey.Entry
    if let known = bases[base] {
      // The same number written otherwise: the same name, and a mark that tells the writings apart.
      let name = "[\(known.name)·\(known.writings + 1)]"
      entry = PseudonymKey.Entry(original: original, pseudonym: name)
    } else {
      let taken = Set(key.entries.map(\.pseudonym))
      var number = counters[label, default: 0]
      repeat { number += 1 } while taken.contains("[\(label)\(number)]")
      counters[label] = number
      entry = PseudonymKey.Entry(original: original, pseudonym: "[\(label)\(number)]")
    }
    key.found.append(entry)
    remember(entry)
  }

  private mutating func remember(_ entry: PseudonymKey.Entry) {
    let name = entry.pseudonym.dropFirst().dropLast().split(separator: "·").first.map(String.init)
    let base = Self.base(of: entry.original)
    bases[base] = (name ?? entry.pseudonym, (bases[base]?.writings ?? 0) + 1)
  }

  /// The digits of a number, full-width ones as usual ones; else the words themselves.
  private static func base(of original: String) -> String {
    let digits = original.unicodeScalars.compactMap { scalar -> Character? in
      switch scalar.value {
      case 0x30...0x39: Character(scalar)
      case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
      default: nil
      }
    }
    let isNumber = original.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || $0 == "X" }
    return isNumber && digits.count > 6 ? String(digits) : original
  }
}
