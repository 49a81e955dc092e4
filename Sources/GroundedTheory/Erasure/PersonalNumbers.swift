/// Finds telephone numbers, identity-card numbers and mail addresses by their form.
///
/// Digits may be full-width, and the groups of a telephone number may be set apart by a space or a
/// hyphen. A number that is part of a longer one is none. Forms: mobile numbers of mainland China
/// (11 digits, 13 to 19), its landlines with area code, numbers after `+`; identity numbers after
/// GB 11643-1999 (18 places, with a possible date of birth) and the older ones of 15.
enum PersonalNumbers {
  /// A number, where it stands.
  struct Hit {
    let bytes: Range<Int>
    let rule: PseudonymKey.Rule
  }

  static func hits(
    in bytes: UnsafeBufferPointer<UInt8>, rules: Set<PseudonymKey.Rule>
  ) -> [Hit] {
    var hits: [Hit] = []
    if rules.contains(.phone) || rules.contains(.idNumber) {
      var place = 0
      while place < bytes.count {
        guard let run = DigitRun(bytes, at: place) else {
          place += 1
          continue
        }
        hits += run.hits().filter { rules.contains($0.rule) }
        place = run.end
      }
    }
    if rules.contains(.email) { hits += addresses(in: bytes) }
    return hits
  }

  private static func addresses(in bytes: UnsafeBufferPointer<UInt8>) -> [Hit] {
    var hits: [Hit] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "@") else {
        place += 1
        continue
      }
      var start = place
      while start > 0, isLocal(bytes[start - 1]) { start -= 1 }
      var end = place + 1
      while end < bytes.count, isDomain(bytes[end]) { end += 1 }
      // A full stop or hyphen at the end belongs to the sentence.
      while end > place + 1, !isAlphanumeric(bytes[end - 1]) { end -= 1 }
      let domain = bytes[(place + 1)..<end].split(separator: UInt8(ascii: "."))
      let isAddress =
        start < place && domain.count > 1
        && (domain.last?.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) } ?? false)
        && (domain.last?.count ?? 0) > 1
      if isAddress { hits.append(Hit(bytes: start..<end, rule: .email)) }
      place = max(end, place + 1)
    }
    return hits
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
  private static func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "._%+-".utf8.contains(byte)
  }
  private static func isDomain(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

/// Groups of digits with at most a space or a hyphen between them.
private struct DigitRun {
  private struct Group {
    var digits: [UInt8] = []
    var bytes: Range<Int>
    var hasPlus = false
    var hasX = false
  }

  private var groups: [Group] = []
  private(set) var end: Int

  /// nil where no run begins at `place`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    end = place
    var next = place
    while let group = Self.group(bytes, at: next) {
      groups.append(group)
      end = group.bytes.upperBound
      guard !group.hasX, let width = Self.separator(bytes, at: end) else { break }
      next = end + width
    }
    if groups.isEmpty { return nil }
    if end < bytes.count, Self.isLetter(bytes[end]) { groups[groups.count - 1].digits = [] }
    if place > 0, Self.isLetter(bytes[place - 1]) { groups[0].digits = [] }
  }

  func hits() -> [PersonalNumbers.Hit] {
    var hits: [PersonalNumbers.Hit] = []
    var first = 0
    while first < groups.count {
      var next = first + 1
      for last in (first..<min(first + 5, groups.count)).reversed() {
        guard let rule = rule(first...last) else { continue }
        let bytes = groups[first].bytes.lowerBound..<groups[last].bytes.upperBound
        hits.append(.init(bytes: bytes, rule: rule))
        next = last + 1
        break
      }
      first = next
    }
    return hits
  }

  private func rule(_ range: ClosedRange<Int>) -> PseudonymKey.Rule? {
    let parts = groups[range]
    // A plus sign opens a number and nothing else.
    if parts.dropFirst().contains(where: \.hasPlus) || parts.contains(where: \.digits.isEmpty) {
      return nil
    }
    let digits = parts.flatMap(\.digits)
    let hasX = parts.contains(where: \.hasX)
    if parts.count == 1, Self.isIdentity(digits, hasX: hasX) { return .idNumber }
    if hasX { return nil }
    if parts.first?.hasPlus == true { return (8...15).contains(digits.count) ? .phone : nil }
    return Self.isPhone(digits, groups: parts.count) ? .phone : nil
  }

  private static func isIdentity(_ digits: [UInt8], hasX: Bool) -> Bool {
    guard digits.count + (hasX ? 1 : 0) == 18 || (digits.count == 15 && !hasX) else { return false }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) } }
    let isLong = digits.count != 15
    let (month, day) =
      isLong ? (number(10..<12), number(12..<14)) : (number(8..<10), number(10..<12))
    let year = isLong ? number(6..<10) : 1900
    return digits[0] > 0 && (1800...2200).contains(year) && (1...12).contains(month)
      && (1...31).contains(day)
  }

  private static func isPhone(_ digits: [UInt8], groups: Int) -> Bool {
    var digits = digits[...]
    for code: [UInt8] in [[0, 0, 8, 6], [8, 6]]
    where digits.count == 11 + code.count && digits.starts(with: code) {
      digits = digits.dropFirst(code.count)
    }
    guard let first = digits.first, let second = digits.dropFirst().first else { return false }
    if first == 1, digits.count == 11 { return (3...9).contains(second) }
    // Area codes: 010, 02x, and four places from 03 on; then seven or eight digits.
    guard first == 0, second > 0 else { return false }
    return second < 3 ? digits.count == 11 : (11...12).contains(digits.count)
  }

  private static func group(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Group? {
    var group = Group(bytes: place..<place)
    var end = place
    if end < bytes.count, bytes[end] == UInt8(ascii: "+") {
      group.hasPlus = true
      end += 1
    }
    var count = 0
    while let (digit, width) = digit(bytes, at: end) {
      if count < 40 { group.digits.append(digit) }
      count += 1
      end += width
    }
    guard count > 0 else { return nil }
    if group.digits.count == 17, end < bytes.count, bytes[end] & 0xDF == UInt8(ascii: "X") {
      group.hasX = true
      end += 1
    }
    group.bytes = place..<end
    return group
  }

  private static func digit(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (UInt8, width: Int)? {
    guard place < bytes.count else { return nil }
    if (0x30...0x39).contains(bytes[place]) { return (bytes[place] - 0x30, 1) }
    guard place + 2 < bytes.count, bytes[place] == 0xEF, bytes[place + 1] == 0xBC,
      (0x90...0x99).contains(bytes[place + 2])
    else { return nil }
    return (bytes[place + 2] - 0x90, 3)
  }

  private static func separator(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "-") { return 1 }
    let fullWidth: [UInt8] = [0xEF, 0xBC, 0x8D]
    return bytes[place...].starts(with: fullWidth) ? 3 : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
