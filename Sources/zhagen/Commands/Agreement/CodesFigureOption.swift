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

  @Option(help: ArgumentHelp("Take every interval from this many samples.", valueName: "n"))
  var bootstrap: Int?

  @Option(help: "What the samples begin with; unless given, 1.")
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
    if let bootstrap, bootstrap < 1 {
      throw ValidationError("--bootstrap is a number from 1; \(bootstrap) is none.")
    }
    guard let coefficient else { return }
    let known = AgreementChart.coefficients.map(\.rawValue)
    guard !known.contains(coefficient) else { return }
    if AgreementCoefficient(rawValue: coefficient) != nil {
      throw ValidationError(
        "\"\(coefficient)\" is of all codes together and has no figure code by code; take one of "
          + known.joined(separator: ", ") + ".")
    }
    let near = Nearest.names(to: coefficient, among: known)
    throw ValidationError(
      "--coefficient does not know \"\(coefficient)\""
        + (near.isEmpty
          ? "; it takes " : ". Did you mean \(near.joined(separator: " or "))? It takes ")
        + known.joined(separator: ", ") + ".")
  }

  /// What is asked of the study.
  func request(level: String?, coded: Bool) -> AgreementRequest {
    var request = AgreementRequest()
    request.coefficients = [chosen]
    request.level = level
    request.parts = [.code]
    request.universes = coded ? [.coded] : [.all]
    request.options.samples = bootstrap
    request.options.seed = seed ?? 1
    request.options.resampling = resample
    return request
  }
}

extension AgreementChart.Guides: ExpressibleByArgument {}
