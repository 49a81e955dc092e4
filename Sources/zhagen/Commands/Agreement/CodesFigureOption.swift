import ArgumentParser
import GroundedTheory
import Interchange

/// What the figure of agreement by code shows.
struct CodesFigureOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which coefficient: "
        + AgreementChart.coefficients.map(\.rawValue).joined(separator: ", ")
        + ". Default: krippendorff-alpha.", valueName: "name"))
  var coefficient: String?

  @Option(
    help: """
      Lines to go by: krippendorff (0, .667, .8), landis-koch (.4, .6, .8) or none. Default: Krippendorff's for \
      his α, those of Landis and Koch for other coefficients that allow for chance.
      """)
  var guides: AgreementChart.Guides?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Take every interval from this many samples, 2 or more; 0 draws none.", valueName: "n"),
    transform: NumberReading.samples)
  var bootstrap: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What the samples begin with; unless given, 1.", valueName: "number"),
    transform: NumberReading.seed)
  var seed: UInt64?

  @Option(help: "What is drawn: units or whole sources.")
  var resample: Resampling?

  /// Whether any of it was asked for.
  var isGiven: Bool {
    coefficient != nil || guides != nil || bootstrap != nil || seed != nil || resample != nil
  }

  /// The coefficient; α unless another is asked for.
  var chosen: AgreementCoefficient {
    coefficient.flatMap(AgreementCoefficient.init(rawValue:)) ?? .krippendorffAlpha
  }

  func validate() throws {
    guard let coefficient else { return }
    let asked: [AgreementCoefficient] = try ListedWords.read(
      [coefficient], option: "--coefficient")
    guard asked.count == 1, AgreementChart.coefficients.contains(asked[0]) else {
      throw ValidationError(
        "--coefficient takes one that is given code by code: "
          + AgreementChart.coefficients.map(\.rawValue).joined(separator: ", ") + ".")
    }
  }

  /// What is asked of the study.
  func request(level: String?, universe: AgreementUniverse) -> AgreementRequest {
    var request = AgreementRequest()
    request.coefficients = [chosen]
    request.level = level
    request.parts = [.code]
    request.universes = [universe]
    request.options.samples = bootstrap
    request.options.seed = seed ?? 1
    request.options.resampling = resample
    return request
  }
}

extension AgreementChart.Guides: ExpressibleByArgument {}
