/// Which cells of a workbook show their number as a date or a time, by their number formats.
struct DateFormats {
  enum Kind { case number, date, time }

  private let is1904: Bool
  /// Of each cell format, by its place.
  private var kinds: [Kind] = []

  /// - Parameters:
  ///   - part: the one with the styles; nil where the workbook has none.
  ///   - is1904: whether days are counted from 1904, as old Macintosh workbooks do.
  init(_ archive: ZipArchive, part: String?, is1904: Bool) throws {
    self.is1904 = is1904
    guard let part, archive.contains(part) else { return }
    let stream = try XMLElements<WorkbookName>(archive, part: part)
    var codes: [Int: Kind] = [:]
    var isInCells = false
    while let event = try stream.next() {
      switch event {
      case .start(.numFmt):
        if let id = stream.attribute("numFmtId").flatMap({ Int($0) }) {
          codes[id] = Self.kind(code: stream.attribute("formatCode") ?? "")
        }
      case .start(.cellXfs): isInCells = true
      case .end(.cellXfs): isInCells = false
      case .start(.xf) where isInCells:
        let id = stream.attribute("numFmtId").flatMap { Int($0) } ?? 0
        kinds.append(codes[id] ?? Self.kind(builtIn: id))
      default: break
      }
    }
  }

  /// What a cell with this number and format shows: a date as `2026-03-01`, with its time where it has
  /// one (`2026-03-01T09:30:00`), a time as `09:30:00`, a whole number without a fraction.
  func text(_ number: Double, style: Int) -> String {
    let kind = kinds.indices.contains(style) ? kinds[style] : .number
    switch kind {
    case .time where number >= 0 && number < 10_000: return Self.clock(seconds(number))
    case .date: return date(number) ?? Self.plain(number)
    default: return Self.plain(number)
    }
  }

  func isNumber(style: Int) -> Bool { !kinds.indices.contains(style) || kinds[style] == .number }

  static func plain(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 1e15 { return String(Int(number)) }
    return "\(number)"
  }

  private func seconds(_ days: Double) -> Int { Int((days * 86_400).rounded()) }

  private func date(_ number: Double) -> String? {
    // The last day that a spreadsheet knows is 9999-12-31.
    guard number >= 0, number < 2_958_466 else { return nil }
    let total = seconds(number)
    let (day, rest) = (total / 86_400, total % 86_400)
    // Day 60 is 1900-02-29 there, a day that never was.
    let sinceEpoch = is1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0)
    let date = Self.civil(sinceEpoch)
    return rest == 0 ? date : "\(date)T\(Self.clock(rest))"
  }

  /// The date so many days after 1970-01-01, in the Gregorian calendar: eras of 400 years (146,097
  /// days) that begin in March, so that the leap day comes last.
  private static func civil(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let year =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return
      "\(padded(year + era * 400 + (month <= 2 ? 1 : 0), 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func clock(_ seconds: Int) -> String {
    "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// ECMA-376 part 1, 18.8.30, the East Asian ones too.
  private static func kind(builtIn id: Int) -> Kind {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45...47, 55, 56: .time
    default: .number
    }
  }

  /// By the letters of a format's first section that stand for parts of a date.
  private static func kind(code: String) -> Kind {
    var letters: Set<Character> = []
    var closing: Character?
    var bracket = ""
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if character == end {
          closing = nil
          // [h] counts hours past a day; other brackets are colours and languages.
          if end == "]", ["h", "hh", "m", "mm", "s", "ss"].contains(bracket) {
            letters.insert("h")
          }
        } else {
          bracket.append(character)
        }
      } else if character == "\"" || character == "[" {
        closing = character == "[" ? "]" : "\""
        bracket = ""
      } else if "\\_*".contains(character) {
        isEscaped = true
      } else if character == ";" {
        break
      } else {
        letters.insert(character)
      }
    }
    if letters.contains("y") || letters.contains("d") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .number
  }
}
