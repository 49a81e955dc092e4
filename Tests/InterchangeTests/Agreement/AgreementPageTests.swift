import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// The page of agreement, of random studies and of files; all names are capitals, so that English shows.
@Suite struct AgreementPageTests {
  private let levels = [
    Level(key: "concept", name: "CONCEPT", prefix: "a"),
    Level(key: "main", name: "MAIN", prefix: "A"),
  ]

  /// A small random study; coders may have coded next to nothing.
  private func material(
    _ unit: AgreementUnit, coders: [Int], _ random: inout SeededGenerator
  ) throws -> AgreementMaterial {
    var study = SmallStudy(ladder: try Ladder(levels))
    for category in ["K", "L"] {
      let above = study.code(category, "main")
      for number in 1...2 { study.code("\(category)\(number)", "concept", under: above) }
    }
    study.code("M1", "concept")
    let codes = Codebook(ladder: study.ladder, codes: study.codes)
    var places: [CodingPlaces.Place] = []
    let density = Int.random(in: 1...8, using: &random)
    for source in 0..<3 {
      for start in 0..<40 {
        for coder in 0..<3 where random.chance(density, in: 40) {
          places.append(
            CodingPlaces.Place(
              source: Int32(source), start: Int32(start),
              end: Int32(min(40, start + Int.random(in: 1...12, using: &random))),
              code: Int32.random(in: 0..<Int32(codes.codes.count), using: &random),
              coder: Int32(coder)))
        }
      }
    }
    let stretches =
      unit == .turn || unit == .sentence
      ? try (0..<4).map { try TextSpan(start: $0 * 10, end: $0 * 10 + 9) }
      : [try TextSpan(start: 0, end: 40)]
    var scope = SearchScope(roles: random.chance(1, in: 2) ? [.respondent] : nil)
    if random.chance(1, in: 2) { scope.selection.source = "A01" }
    return AgreementMaterial(
      CodingPlaces(
        codebook: codes,
        sources: (1...3).map { SourceDocument(id: .init(UUID()), number: $0, name: "A0\($0)") },
        coders: ["LI", "WANG", "CHEN"].map { Coder(id: .init(UUID()), name: $0) }, places: places),
      coders: coders, unit: unit, work: [[0, 1, 2], [0, 1], [2]],
      stretches: (0..<3).map { _ in stretches },
      decided: places.prefix(2).map { DecidedPlace(coding: $0, verdict: .accepted) }, scope: scope)
  }

  /// All that a page says but what it cites.
  private func words(_ page: ReportPage) -> [String] {
    [page.title, page.subtitle]
      + page.sections.filter { $0.anchor != "references" }.flatMap { section in
        [section.heading, section.text, section.notes]
          + (section.table.map { $0.columns + $0.rows.joined().map(\.plain) } ?? [])
      }
  }

  private func expectOneLanguage(_ report: AgreementReport, file: String? = nil) {
    let chinese = AgreementPage(
      report, levels: levels, language: .chinese, program: "zhagen 0", file: file)
    for text in words(chinese.page) {
      #expect(EnglishWords.left(in: text).isEmpty, "\(text)")
    }
    let english = AgreementPage(
      report, levels: levels, language: .english, program: "zhagen 0", file: file)
    for text in words(english.page) {
      #expect(!text.contains { $0.isHan || "，。；：（）、".contains($0) }, "\(text)")
    }
  }

  @Test(arguments: SeededGenerator.seeds.prefix(3))
  func aPageOfAStudyIsInOneLanguage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for unit in AgreementUnit.allCases {
      for coders in [[0, 1], [0, 1, 2]] {
        let material = try material(unit, coders: coders, &random)
        var request = AgreementRequest()
        request.level = random.chance(1, in: 2) ? "main" : nil
        request.parts = random.chance(1, in: 3) ? [.level] : [.code, .source]
        request.isAdjudicated = random.chance(1, in: 3)
        request.options.samples = random.chance(1, in: 2) ? 0 : 10
        request.options.metric = random.chance(1, in: 3) ? .masi : .nominal
        if random.chance(1, in: 2) {
          request.coefficients = AgreementCoefficient.allCases.filter {
            !$0.isWeighted && (unit == .scalar || !$0.isUnitizing)
          }
        }
        guard let report = try? AgreementReport(material, request) else { continue }
        expectOneLanguage(report)
      }
    }
  }

  @Test(arguments: [
    ("unit,LI,WANG\n1,X,X\n2,X,X\n", RatingMetric.nominal),
    ("unit,LI,WANG,CHEN\n1,X,X,\n2,Y,Y,\n3,X,Y,\n", .nominal),
    ("unit,LI,WANG,CHEN\n1,X,X,\n2,Y,,Y\n", .nominal),
    ("unit,source,LI,WANG\n1,A,1,2\n2,A,2,2\n1,B,3,3\n2,B,3,3\n", .interval),
    ("unit,LI,WANG\n1,X|Y,X\n2,-,-\n3,X,Y\n", .masi),
    ("unit,LI,WANG\n1,-,-\n2,-,-\n3,X|Y,\n", .nominal),
    ("unit,LI,WANG\n1,X,Y\n", .nominal),
  ])
  func aPageOfAFileIsInOneLanguage(_ csv: String, _ metric: RatingMetric) throws {
    var demand = RatingDemand()
    demand.metric = metric
    let ratings = try RatingsCSV.read(Array(csv.utf8), demand: demand).ratings
    for samples in [0, 10] {
      var request = AgreementRequest()
      request.parts = [.code, .source]
      request.options.metric = metric
      request.options.samples = samples
      for isAll in [true, false] {
        request.isWeighted = metric == .interval
        request.coefficients =
          isAll ? AgreementCoefficient.allCases.filter { !$0.isUnitizing } : []
        expectOneLanguage(try AgreementReport(ratings, request), file: "RATINGS.csv")
      }
    }
  }

  /// Of three coders each pair has a row; what is said of it says of which.
  @Test func whatIsUndefinedIsToldOfThePair() throws {
    let csv = "unit,LI,WANG,CHEN\n1,X,X,\n2,Y,,Y\n3,X,,Y\n4,,X,X\n"
    var request = AgreementRequest()
    request.coefficients = [.cohenKappa]
    request.parts = []
    request.options.samples = 0
    let page = AgreementPage(
      try AgreementReport(RatingsCSV.read(Array(csv.utf8)).ratings, request), language: .english,
      program: "zhagen 0"
    ).page
    let notes = try #require(page.sections.first { $0.anchor == "coefficients" }).notes
    #expect(
      notes.contains(
        "Cohen's κ (LI × WANG) and Cohen's κ (WANG × CHEN) are not defined: both used one category alone"
      ),
      "\(notes)")
    #expect(
      notes.contains("Cohen's κ: without 2 of 3 pairs, of which it is undefined."), "\(notes)")
  }
}
