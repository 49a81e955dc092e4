import Foundation
import GroundedTheory

/// What pages and figures say, in their language: each subject adds its own words.
struct PageWords {
  let language: FigureLanguage

  /// One of two, by language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// `甲、乙等14个` or `a, b and 12 more`: all names as long as they can be read in a sentence.
  func list(_ names: [String]) -> String {
    let rest = names.count - 12
    let shown = listAll(Array(names.prefix(12)))
    return rest > 0 ? shown + self("等\(names.count)个", " and \(rest) more") : shown
  }

  /// Every name, however many there are.
  func listAll(_ names: [String]) -> String { names.joined(separator: self("、", ", ")) }

  /// `李 and 王`.
  func all(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return listAll(Array(names.dropLast())) + self("与", " and ") + last
  }

  func quoted(_ name: String) -> String { "“\(name)”" }

  /// `94.1 %`, `94.1%`.
  func percent(_ share: Double) -> String { decimal(share * 100) + self("%", " %") }

  /// The same of a part; empty of nothing.
  func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "" : percent(Double(part) / Double(whole))
  }

  /// With at most one decimal.
  func decimal(_ number: Double) -> String {
    let text = String(format: "%.1f", number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `3 sources`, `3 份资料`.
  func count(_ number: Int, _ noun: String, _ chinese: String) -> String {
    self("\(number) \(chinese)", counted(number, noun))
  }
}
