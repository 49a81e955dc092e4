import Foundation
import GroundedTheory

// Times coefficients of agreement alone, without reading the file: from a matrix of units × coders in memory to
// the value. Prints the value and the seconds of the fastest and the middle one of seven runs.
// usage: agreement-bench RATINGS.csv alpha|cohen|bootstrap [UNITS]   (ratings of one digit, as make_workload.py writes)

let words = CommandLine.arguments
guard words.count > 2, let data = FileManager.default.contents(atPath: words[1]),
  let what = Work(rawValue: words[2])
else {
  print("usage: agreement-bench RATINGS.csv alpha|cohen|bootstrap [UNITS]")
  exit(64)
}
let table = RatingTable(Array(data), most: words.count > 3 ? Int(words[3]) ?? .max : .max)
var times: [Double] = []
var value: Double?
for _ in 0..<7 {
  let start = ContinuousClock.now
  value = try what.figure(of: table)
  let spent = (ContinuousClock.now - start).components
  times.append(Double(spent.seconds) + Double(spent.attoseconds) * 1e-18)
}
times.sort()
print(
  value.map { String(format: "%.9f", $0) } ?? "undefined",
  String(format: "%.4f %.4f", times[0], times[3]))

/// What is timed.
enum Work: String {
  /// Krippendorff's α of all coders.
  case alpha
  /// Cohen's κ of the first two.
  case cohen
  /// α with 1,000 samples of units.
  case bootstrap

  func figure(of table: RatingTable) throws -> Double? {
    var options = AgreementOptions()
    options.samples = self == .bootstrap ? 1000 : 0
    let coders = self == .cohen ? 2 : table.coders
    let ratings = Ratings(
      coders: (0..<coders).map { "r\($0 + 1)" },
      categories: (0...9).map { Ratings.Category(name: "\($0)", number: Double($0)) },
      matrix: self == .cohen ? table.pairs : table.matrix)
    let coefficient: AgreementCoefficient = self == .cohen ? .cohenKappa : .krippendorffAlpha
    let figure = try ratings.figures([coefficient], options: options).first
    return self == .bootstrap ? figure?.certainty?.standardError : figure?.estimate.value
  }
}

/// Ratings of one digit, read without care.
struct RatingTable {
  /// Unit by unit.
  private(set) var matrix: [Int32] = []
  /// The same of the first two coders.
  private(set) var pairs: [Int32] = []
  let coders: Int

  init(_ bytes: [UInt8], most: Int) {
    let lines = bytes.split(separator: 0x0A).prefix(most == .max ? .max : most + 1)
    coders = max(0, (lines.first?.filter { $0 == 0x2C }.count ?? 0))
    for line in lines.dropFirst() {
      let cells = line.split(separator: 0x2C, omittingEmptySubsequences: false).dropFirst()
      let row = cells.map { $0.first.map { Int32($0) - 48 } ?? Ratings.missing }
      matrix += row
      pairs += row.prefix(2)
    }
  }
}
