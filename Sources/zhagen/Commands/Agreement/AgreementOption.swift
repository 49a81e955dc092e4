import ArgumentParser
import GroundedTheory

extension RatingMetric: ExpressibleByArgument {}
extension RatingWeights: ExpressibleByArgument {}
extension Resampling: ExpressibleByArgument {}

/// Which figures are wanted, and how their intervals are found.
struct AgreementOption: ParsableArguments {
  @OptionGroup var material: RatedMaterialOption

  @Option(
    help: ArgumentHelp(
      "Which coefficients, with commas between or several times: "
        + AgreementCoefficient.allCases.map(\.rawValue).joined(separator: ", ")
        + ". Weighted-kappa and gwet-ac2 are of --ratings; those from alpha-u on are of --unit scalar.",
      valueName: "names"))
  var coefficient: [String] = []

  @Option(
    help: "The distance that α takes; for codes of a study nominal, jaccard or masi.")
  var metric: RatingMetric = .nominal

  @Option(help: "The weights of weighted-kappa and gwet-ac2, of --ratings (default: quadratic).")
  var weights: RatingWeights?

  @Option(
    help: ArgumentHelp(
      "Give figures by code, source or level, or none of them; with commas between, or several times.",
      valueName: "parts"))
  var by: [String] = ["code"]

  @Option(help: "Take all units, or those that someone coded, or both in any case.")
  var universe: UniverseChoice?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Take every interval from this many samples, 2 or more; 0 draws none.", valueName: "n"),
    transform: NumberReading.samples)
  var bootstrap: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the samples begin with; the same number gives the same figures.", valueName: "number"),
    transform: NumberReading.seed)
  var seed: UInt64 = 1

  @Option(help: "What is drawn: units or whole sources.")
  var resample: Resampling?

  @Flag(help: "Give figures before and after what was decided with `zhagen adjudicate`.")
  var adjudicated = false

  func validate() throws {
    if material.ratings != nil, adjudicated || universe != nil {
      throw ValidationError(
        "--adjudicated and --universe are of a study, and --ratings reads a file.")
    }
    if material.ratings != nil, try request().parts.contains(.level) {
      throw ValidationError("--by level is of a study, and --ratings reads a file.")
    }
    if try request().parts.contains(.level), material.level != nil {
      throw ValidationError("--by level gives every level of the ladder; leave out --level.")
    }
  }

  /// The figures, with the levels of the study that they are of; none for a file.
  func report() throws -> (report: AgreementReport, levels: [Level]) {
    let request = try request()
    if let path = material.ratings {
      var demand = RatingDemand()
      demand.metric = metric
      let isWeighted = coefficient.isEmpty ? weights != nil : request.takesWeights
      demand.weights = isWeighted ? request.options.weights : .unweighted
      let ratings = try material.fileRatings(path, demand)
      if request.parts.contains(.source), ratings.groups.allSatisfy(\.name.isEmpty) {
        throw ValidationError(
          "--by source needs to know the sources; \"\(path)\" has no column source.")
      }
      return (try AgreementReport(ratings, request), [])
    }
    return try material.study.withStudy { study in
      let work = try material.material(study)
      if adjudicated, !work.hasDecisions {
        Terminal.note("note: nothing was decided on these codings yet; before and after are alike")
      }
      return (try AgreementReport(work, request), work.codebook.ladder.all)
    }
  }

  private func request() throws -> AgreementRequest {
    var request = AgreementRequest()
    request.coefficients = try ListedWords.read(coefficient, option: "--coefficient")
    request.level = material.level
    request.parts = by == ["none"] ? [] : Set(try ListedWords.read(by, option: "--by", or: "none"))
    request.universes = universe?.universes
    request.isAdjudicated = adjudicated
    request.isWeighted = weights != nil
    request.options.metric = metric
    request.options.weights = weights ?? .quadratic
    request.options.samples = bootstrap
    request.options.seed = seed
    request.options.resampling = resample
    return request
  }
}

extension AgreementRequest {
  fileprivate var takesWeights: Bool {
    coefficients.contains { $0 == .weightedKappa || $0 == .gwetAC2 }
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
    _ given: [String], option: String, or alone: String? = nil
  ) throws -> [Word] {
    var seen: Set<Word> = []
    let all = Word.allCases.map(\.rawValue)
    return try given.flatMap { $0.split(whereSeparator: { ",，、 ".contains($0) }) }.map { word in
      if let known = Word(rawValue: String(word)) { return known }
      if let alone, word == alone {
        throw ValidationError("\(option) takes \(alone) by itself; leave out the others.")
      }
      let near = Nearest.names(to: String(word), among: all)
      throw ValidationError(
        "\(option) does not know \"\(word)\""
          + (near.isEmpty ? ". " : "; did you mean \(near.joined(separator: " or "))? ")
          + "It takes \(all.joined(separator: ", "))" + (alone.map { ", or \($0)" } ?? "") + ".")
    }.filter { seen.insert($0).inserted }
  }
}
