import CSearch

/// A regular expression of ICU, for one thread at a time.
final class RegularExpression {
  private let handle: OpaquePointer
  private let table: FoldTable?
  private let written: String
  private var text = UnitText()

  /// - Parameters:
  ///   - folds: whether texts are folded before they are looked at; the pattern must be then, too.
  ///   - written: the pattern as the user wrote it, for messages.
  /// - Throws: ``Violation/unusablePattern(_:)``.
  init(
    _ pattern: String, ignoresCase: Bool, folds: Bool = false, written: String? = nil
  ) throws {
    self.written = written ?? pattern
    table = folds ? FoldTable.shared : nil
    let units = Array(pattern.utf16)
    var fault = zhagen_regex_good
    var offset: Int32 = 0
    guard let handle = zhagen_regex_open(units, Int32(units.count), ignoresCase, &fault, &offset)
    else {
      let before = units.prefix(max(0, Int(offset) - 1))
      throw Violation.unusablePattern(
        FilterFault(
          text: pattern, position: String(decoding: before, as: UTF16.self).unicodeScalars.count,
          reason: fault.reason))
    }
    self.handle = handle
  }

  deinit { zhagen_regex_close(handle) }

  /// The matches in a stretch of text as ranges of bytes, in order; empty ones are left out.
  /// - Throws: ``Violation/patternTooSlow(_:)``.
  func matches(in bytes: UnsafeRawBufferPointer) throws -> [Range<Int>] {
    text.take(bytes, folding: table)
    let found = try text.units.withUnsafeBufferPointer { units in
      var ranges: [Range<Int>] = []
      var (start, end) = (Int32(0), Int32(0))
      var fault = zhagen_regex_start(handle, units.baseAddress, Int32(units.count))
      while fault == zhagen_regex_good, zhagen_regex_next(handle, &start, &end, &fault) {
        if start < end { ranges.append(Int(start)..<Int(end)) }
      }
      guard fault == zhagen_regex_good else { throw Violation.patternTooSlow(written) }
      return ranges
    }
    return found.isEmpty ? [] : text.bytes(of: found, in: bytes, folding: table)
  }
}

extension zhagen_regex_fault {
  /// What is wrong with a regular expression, as a sentence.
  fileprivate var reason: String {
    switch self {
    case zhagen_regex_escape: "There is no escape \"\\\" with this letter."
    case zhagen_regex_paren:
      "A parenthesis is not closed, or closes nothing; for the sign itself write \\( or \\)."
    case zhagen_regex_bracket: "A set [...] is not closed; for the sign itself write \\[."
    case zhagen_regex_interval:
      "A repetition is written {2}, {2,} or {2,5}, the smaller number first."
    case zhagen_regex_range:
      "A range in a set runs backwards; write the smaller end first, as in [a-z]."
    case zhagen_regex_reference: "There is no group of this number or name."
    case zhagen_regex_look_behind:
      "What is looked for behind must have a greatest length; use no * or + there."
    case zhagen_regex_group_name:
      "A group's name consists of letters A–Z and digits, as in (?<name>…)."
    case zhagen_regex_property: "There is no class of characters of this name."
    case zhagen_regex_too_big: "The regular expression is too large."
    default: "This is no regular expression here; for a sign itself, write \\ before it."
    }
  }
}
