import ArgumentParser
import Foundation
import GroundedTheory
import Interchange

struct AgreementFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "The coefficients, all together and code by code.",
    discussion: """
      Without --coefficient those are given that suit the number of coders and the unit. All units are taken, \
      and those that someone coded beside them where that moves a coefficient by 0.05 or more. Standard errors \
      are published ones where there are such, else from samples drawn with --seed; --bootstrap takes samples \
      for all. Single characters depend on their neighbours: there whole sources are drawn, for the codes one \
      by one only where --bootstrap is given.

        zhagen agreement --coders 李,王 --unit sentence --level main --by code,source
        zhagen agreement --coders 李,王 --unit scalar --level initial --coefficient gamma,alpha-u --by none
      """)

  @OptionGroup var figures: AgreementOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (report, levels) = try figures.report()
    try output.write(
      .agreement(report),
      orPage: { language in
        AgreementPage(
          report, levels: levels, language: language,
          program: "zhagen \(Zhagen.configuration.version)",
          file: figures.material.ratings.map { URL(fileURLWithPath: $0).lastPathComponent }
        ).page
      })
    Terminal.note(report.findings)
  }
}
