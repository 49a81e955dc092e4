import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct RatingsCSVTests {
  private func read(
    _ text: String, _ change: (inout RatingDemand) -> Void = { _ in }
  ) throws -> (ratings: Ratings, findings: [Finding]) {
    var demand = RatingDemand()
    change(&demand)
    return try RatingsCSV.read(text.bytes, fileName: "r.csv", demand: demand)
  }

  /// What keeps a table from being read.
  private func fault(_ text: String, _ change: (inout RatingDemand) -> Void = { _ in }) -> String {
    do {
      _ = try read(text, change)
      return "was read"
    } catch { return "\(error)" }
  }

  /// Each distinct row with the names of its categories, and how many units have it.
  private func rows(_ ratings: Ratings) -> [String] {
    (0..<ratings.rowCount).map { row in
      ratings.row(row).map { $0 < 0 ? "·" : ratings.categories[Int($0)].name }
        .joined(separator: ",") + " × \(ratings.counts[row])"
    }
  }

  @Test func numbersAreOrderedByValueAndBlanksAreMissing() throws {
    let (ratings, findings) = try read(
      "unit,A, B \nu1,10,10\nu2,9, 10 \nu3,,9\nu4,10.0,10\nu5,,\n")
    #expect(ratings.coders == ["A", "B"])
    #expect(ratings.categories.map(\.name) == ["9", "10"])
    #expect(ratings.categories.map(\.number) == [9, 10])
    #expect(rows(ratings) == ["10,10 × 2", "9,10 × 1", "·,9 × 1", "·,· × 1"])
    #expect(ratings.groups.map(\.name) == [""])
    #expect(findings.isEmpty)
  }

  @Test func wordsAreNamesOfCategories() throws {
    let ratings = try read("话轮\t甲\t乙\n1\t信任\t检查\n2\t'-3 度\t信任\n").ratings
    #expect(ratings.categories.map(\.name) == ["-3 度", "信任", "检查"])
    #expect(ratings.categories.allSatisfy { $0.number == nil })
    #expect(rows(ratings) == ["信任,检查 × 1", "-3 度,信任 × 1"])
  }

  @Test func wordsHaveTheOrderThatIsNamed() throws {
    let ratings = try read("u,A,B\n1,low,high\n2,high,low\n") {
      $0.categories = ["low", "middle", "high"]
      $0.metric = .ordinal
    }.ratings
    #expect(ratings.categories.map(\.name) == ["low", "middle", "high"])
    #expect(rows(ratings) == ["low,high × 1", "high,low × 1"])
  }

  @Test func namedNumbersCountThoughNobodyUsedThem() throws {
    let ratings = try read("u,A,B\n1,1.0,3\n") { $0.categories = ["3", "1", "2"] }.ratings
    #expect(ratings.categories.map(\.name) == ["1", "2", "3"])
    #expect(rows(ratings) == ["1,3 × 1"])
  }

  @Test func severalCodesAreSets() throws {
    let text = "unit,A,B\n1,b|a,a\n2,-,a | b|a\n3,,c\n"
    let ratings = try read(text).ratings
    #expect(ratings.codes == ["a", "b", "c"])
    #expect(ratings.categories.map(\.name) == ["", "a", "a|b", "c"])
    #expect(ratings.categories.map(\.members) == [[], [0], [0, 1], [2]])
    #expect(rows(ratings) == ["a|b,a × 1", ",a|b × 1", "·,c × 1"])
    let named = try read("unit,A,B\n1,a,b\n") { $0.metric = .jaccard }.ratings
    #expect(named.categories.map(\.members) == [[0], [1]])
  }

  @Test func sourcesAreGroups() throws {
    let ratings = try read("资料,unit,A,B\nA01,1,x,x\nA02,1,x,y\nA01,2,x,y\n").ratings
    #expect(ratings.groups.map(\.name) == ["A01", "A02"])
    #expect(
      ratings.groups.map { $0.counts.map { "\($0.row):\($0.units)" } } == [
        ["0:1", "1:1"], ["1:1"],
      ])
    #expect(rows(ratings) == ["x,x × 1", "x,y × 2"])
  }

  @Test func whatOtherProgramsWriteForNothingIsMissingAndSaidToBe() throws {
    let (ratings, findings) = try read("u,A,B\n1,1,NA\n2,2,1\n")
    #expect(rows(ratings) == ["1,· × 1", "2,1 × 1"])
    #expect(
      findings.map(\.description) == [
        "\"r.csv\", from row 2: \"NA\" read as a missing rating: other programs write it so; where it is a"
          + " category, name all of them with --categories"
      ])
    let named = try read("u,A,B\n1,N,NA\n") { $0.categories = ["N", "NA"] }
    #expect(rows(named.ratings) == ["N,NA × 1"] && named.findings.isEmpty)
  }

  @Test func workbooksAreReadToo() throws {
    func row(_ cells: [String]) -> String {
      "<row>\(cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined())</row>"
    }
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\""
    let book = try Archive.zip([
      (
        "xl/workbook.xml",
        "<workbook \(space)><sheets><sheet name=\"s\" r:id=\"r0\"/></sheets></workbook>".bytes
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>"
          .bytes
      ),
      (
        "xl/s.xml",
        "<worksheet \(space)><sheetData>\(row(["unit", "A", "B"]) + row(["1", "2", "3"]) + row(["2", "2"]))"
          .bytes + "</sheetData></worksheet>".bytes
      ),
    ])
    let read = try RatingsCSV.read(book, fileName: "r.xlsx")
    #expect(rows(read.ratings) == ["2,3 × 1", "2,· × 1"])
  }

  @Test func oneCategoryIsReadAndItsFigureSaysWhyThereIsNone() throws {
    let ratings = try read("u,A,B\n1,x,x\n2,x,x\n").ratings
    let figure = try #require(try ratings.figures([.cohenKappa]).first)
    #expect(figure.estimate.value == nil && !figure.estimate.note.isEmpty)
  }

  @Test(arguments: [
    ("unit,A\n1,x\n", "only one coder has a column, \"A\""),
    ("unit\n1\n", "no coder has a column; write the unit in the first column"),
    ("unit,A,\n1,x,y\n", "column 3 has no name in the first row"),
    ("unit,A,B\n", "a header and no units"),
    ("unit,A,B\n1,,\n2,NA,\n", "no cell has a rating"),
    ("unit,A,A\n1,x,y\n", "two columns are named \"A\""),
    ("unit,A,B\n1,x\n", "row 2: 2 fields, but the header has 3"),
    ("unit,A,B\n ,x,y\n", "row 2: the unit has no name"),
    (
      "unit,A,B\n7,x,y\n5,x,y\n7,x,y\n5,y,y\n",
      "2 bad rows; nothing was read.\n  row 4: the unit \"7\" stands in row 2 too"
    ),
    ("source,unit,A,B\ns,1,x,y\nt,1,x,y\ns,1,y,y\n", "row 4: the unit \"1\" stands in row 2 too"),
  ]) func faultsNameTheRowAndTheRemedy(text: String, expected: String) {
    let fault = fault(text)
    #expect(fault.contains(expected), "\(fault)")
  }

  @Test func ratingsThatDoNotFitTheDemand() throws {
    let words = "unit,A,B\n1,3,x\n2,3,y\n3,x,2\n"
    #expect(
      fault(words) { $0.metric = .interval }.contains(
        "2 bad rows; nothing was read.\n  row 2: \"x\" is no number, which interval needs; correct it, or take"
          + " nominal or ordinal\n  row 3: \"y\" is no number"))
    #expect(
      fault(words) { $0.metric = .ordinal }.contains(
        "the ratings are words (\"2\", \"3\", \"x\", \"y\") and the words have no order; name all of them from"
          + " low to high: --categories LOWEST,…,HIGHEST"))
    let written = try read("unit,A,B\n1,1e5,100000\n2,.5,0.5\n3,5.,1E+01\n4,-1e-2,5\n") {
      $0.metric = .interval
    }
    #expect(written.ratings.categories.compactMap(\.number) == [-0.01, 0.5, 5, 10, 100_000])
    #expect(fault("unit,A,B\n1,1e999,2\n") { $0.metric = .interval }.contains("is no number"))
    #expect(fault(words) { $0.weights = .quadratic }.contains("the words have no order"))
    #expect(
      fault("unit,A,B\n1,3,2\n2,-1,2\n") { $0.metric = .ratio }.contains(
        "row 3: -1 is below 0, which ratio does not allow"))
    #expect(
      fault("unit,A,B\n1,low,hihg\n") { $0.categories = ["low", "middle", "high"] }.contains(
        "row 2: \"hihg\" is none of the categories; perhaps \"high\" is meant"))
    #expect(
      fault("unit,A,B\n1,a|z,a\n") { $0.categories = ["a", "b"] }.contains(
        "row 2: \"z\" is none of the categories; they are a, b"))
    #expect(
      fault("unit,A,B\n1,a,a\n") { $0.categories = ["a", "a"] }.contains("named twice"))
    #expect(
      fault("unit,A,B\n1,1,2\n") {
        $0.categories = ["low", "high"]
        $0.metric = .interval
      }.contains("interval takes numbers as categories"))
  }

  /// Any table is read, or refused with a message; every rating comes back as it was written.
  @Test(arguments: SeededGenerator.seeds) func everyCellComesBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = ["甲", "x y", "b", "12", "长长的类别名", "é", "z\"q"]
    var table: [[String]] = []
    var text = "unit,A,B,C\n"
    for unit in 0..<200 {
      let row = (0..<3).map { _ in
        generator.chance(1, in: 4) ? "" : names[generator.index(below: names.count)]
      }
      table.append(row)
      text +=
        "u\(unit * 7919 % 200),"
        + row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        .joined(separator: ",") + "\n"
    }
    let ratings = try read(text).ratings
    var expected: [String: Int] = [:]
    for row in table {
      expected[row.map { $0.isEmpty ? "·" : $0 }.joined(separator: ","), default: 0] += 1
    }
    #expect(Set(rows(ratings)) == Set(expected.map { "\($0) × \($1)" }))
  }
}
