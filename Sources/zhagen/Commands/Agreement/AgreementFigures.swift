import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

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

  @OptionGroup var material: MaterialOption

  @Option(
    help: ArgumentHelp(
      "Which coefficients, with commas between or several times: "
        + AgreementCoefficient.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "names"))
  var coefficient: [String] = []

  @Option(help: "The distance that α takes.")
  var metric: RatingMetric = .nominal

  @Option(help: "The weights of weighted-kappa and gwet-ac2.")
  var weights: RatingWeights = .quadratic

  @Option(
    help: ArgumentHelp(
      "Print figures by code, source or level, or none of them; with commas between, or several times.",
      valueName: "parts"))
  var by: [String] = ["code"]

  @Option(help: "Take all units, or those that someone coded, or both in any case.")
  var universe: UniverseChoice?

  @Option(help: ArgumentHelp("Take every interval from this many samples.", valueName: "n"))
  var bootstrap: Int?

  @Option(help: "What the samples begin with; the same seed gives the same figures.")
  var seed: UInt64 = 1

  @Option(help: "What is drawn: units or whole sources.")
  var resample: Resampling?

  @Flag(help: "Print figures before and after what was decided with `zhagen adjudicate`.")
  var adjudicated = false

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    guard material.names != nil else {
      throw ValidationError("Whom to compare? Name the coders, such as --coders 李,王.")
    }
    if let bootstrap, bootstrap < 1 {
      throw ValidationError("--bootstrap is a number from 1; \(bootstrap) is none.")
    }
    _ = try request()
  }

  func run() throws {
    let report = try study.withStudy { study in
      let work = try study.agreementMaterial(
        of: material.names ?? [], unit: material.unit, scope: try material.scope())
      if adjudicated, !work.hasDecisions {
        Terminal.note("note: nothing was decided on these codings yet; before and after are alike")
      }
      return try AgreementReport(work, try request())
    }
    try output.write(.agreement(report))
    Terminal.note(report.findings)
  }

  private func request() throws -> AgreementRequest {
    var request = AgreementRequest()
    request.coefficients = try ListedWords.read(coefficient, option: "--coefficient")
    request.level = material.level
    request.parts = try PartWords.read(by)
    request.universes = universe?.universes
    request.isAdjudicated = adjudicated
    request.options.metric = metric
    request.options.weights = weights
    request.options.samples = bootstrap
    request.options.seed = seed
    request.options.resampling = resample
    return request
  }
}

/// Which units are taken.
enum UniverseChoice: String, ExpressibleByArgument, CaseIterable {
  case all, coded, both

  var universes: Set<AgreementUniverse> {
    switch self {
    case .all: [.all]
    case .coded: [.coded]
    case .both: [.all, .coded]
    }
  }
}

/// Words of an option that takes several, with commas between or in options of their own.
enum ListedWords {
  static func read<Word: RawRepresentable<String> & CaseIterable & Hashable>(
    _ given: [String], option: String
  ) throws -> [Word] {
    var seen: Set<Word> = []
    return try given.flatMap { $0.split(whereSeparator: { ",，、 ".contains($0) }) }.map { word in
      if let known = Word(rawValue: String(word)) { return known }
      let all = Word.allCases.map(\.rawValue)
      let near = Nearest.names(to: String(word), among: all)
      throw ValidationError(
        "\(option) does not know \"\(word)\""
          + (near.isEmpty
            ? "; it takes " : ". Did you mean \(near.joined(separator: " or "))? It takes ")
          + all.joined(separator: ", ") + ".")
    }.filter { seen.insert($0).inserted }
  }
}

/// What `--by` takes.
private enum PartWords {
  static func read(_ given: [String]) throws -> Set<AgreementPart> {
    given == ["none"] ? [] : Set(try ListedWords.read(given, option: "--by"))
  }
}
