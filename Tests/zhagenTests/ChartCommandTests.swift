import Foundation
import GroundedTheory
import Interchange
import Testing

/// The figures of agreement and saturation, drawn from a study. The interviews are synthetic.
@Suite struct ChartCommandTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    var codings = "source,quote,code,coder\n"
    for (number, codes) in [["权责", "协同"], ["权责", "参与"], ["权责", "权责"]].enumerated() {
      let quotes = (0..<2).map { "第\(number)次说到的第\($0)件事" }
      try work.write(
        "访谈者：请讲。\n受访者：\(quotes[0])。\n访谈者：还有呢？\n受访者：\(quotes[1])。\n",
        to: "A0\(number + 1).txt")
      for (quote, code) in zip(quotes, codes) {
        codings += "A0\(number + 1),\(quote),\(code),李\n"
        codings += "A0\(number + 1),\(quote),\(number == 1 ? "权责" : code),王\n"
      }
    }
    try work.write(codings, to: "codings.csv")
    for command in [
      ["init", "s.zhagen"], ["import", "A01.txt", "A02.txt", "A03.txt"],
      ["code", "add", "权责", "--level", "initial"], ["code", "add", "协同", "--level", "initial"],
      ["code", "add", "参与", "--level", "initial"], ["coding", "import", "codings.csv"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func agreementIsDrawnCodeByCode() throws {
    let work = try study()
    let run = try work.run("agreement", "draw", "--coders", "李,王", "--level", "initial")
    #expect(run.status == 0 && run.output.hasPrefix("<svg "), "\(run)")
    #expect(run.output.contains("图：李与王对各编码的一致性（克里彭多夫 α；12 个话轮，全部单位）"), "\(run)")
    #expect(run.output.contains("<title>A2 协同：1.00"), "\(run)")
    let english = try work.run(
      "agreement", "draw", "--coders", "李,王", "--level", "initial", "--lang", "en", "--title",
      "T 1",
      "--coefficient", "cohen-kappa", "--output", "codes.svg")
    #expect(english.status == 0 && english.output.isEmpty, "\(english)")
    let svg = try work.read("codes.svg")
    #expect(svg.contains("<title>T 1</title>") && svg.contains("All codes"))
    #expect(svg.contains("A3 参与: ") && svg.contains("Cohen's κ") && svg.contains("Landis"))
  }

  @Test func confusionsAreDrawn() throws {
    let work = try study()
    let run = try work.run(
      "agreement", "draw", "--figure", "confusion", "--coders", "李,王", "--level", "initial")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("<title>李 A1 权责 × 王 A1 权责：4</title>"), "\(run)")
    #expect(run.output.contains("<title>李 A3 参与 × 王 A1 权责：1</title>"), "\(run)")
    #expect(run.output.contains("<title>李 未编码 × 王 未编码：6</title>"), "\(run)")
    let coded = try work.run(
      "agreement", "draw", "--figure", "confusion", "--coders", "李,王", "--level", "initial",
      "--coded")
    #expect(coded.status == 0 && !coded.output.contains("× 王 未编码"), "\(coded)")
  }

  @Test func saturationIsDrawn() throws {
    let work = try study()
    let run = try work.run("saturation", "draw", "--level", "initial", "--lang", "en")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("<title>1. A01: 2 new, 2 so far, expected 1.7"), "\(run)")
    #expect(run.output.contains("Chao2 estimate"), "\(run)")
  }

  /// Whatever the help of `--coefficient` names can be drawn.
  @Test func everyCoefficientNamedByTheHelpIsDrawn() throws {
    let work = try study()
    let help = try work.run("agreement", "draw", "--help").output
    for coefficient in AgreementCoefficient.allCases {
      let isNamed = help.contains(" \(coefficient.rawValue)")
      #expect(isNamed == AgreementChart.coefficients.contains(coefficient), "\(coefficient)")
      guard isNamed else { continue }
      let run = try work.run(
        "agreement", "draw", "--coders", "李,王", "--coefficient", coefficient.rawValue)
      #expect(run.status == 0, "\(run)")
    }
  }

  @Test func whatCannotBeDrawnIsRefused() throws {
    let work = try study()
    for (command, words) in [
      (["agreement", "draw"], "Name the coders"),
      (["agreement", "draw", "--coders", "李,王", "--coefficient", "cohen-kapa"], "cohen-kappa"),
      (["agreement", "draw", "--coders", "李,王", "--coefficient", "gamma"], "code by code"),
      (["agreement", "draw", "--coders", "李,王", "--coefficient", "gwet-ac2"], "code by code"),
      (["agreement", "draw", "--ratings", "r.csv"], "--figure confusion"),
      (
        ["agreement", "draw", "--coders", "李,王", "--figure", "confusion", "--seed", "2"],
        "takes no coefficient"
      ),
      (["saturation", "draw", "--level", "initial", "--output", "a.png"], "rsvg-convert"),
    ] {
      let run = try work.run(command)
      #expect(run.status == 64 && run.errors.contains(words), "\(run)")
    }
  }
}
