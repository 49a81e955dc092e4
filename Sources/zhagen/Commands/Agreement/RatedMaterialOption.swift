import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

extension AgreementUnit: ExpressibleByArgument {}

/// What coders are compared on: a part of the study, or a file of ratings.
struct RatedMaterialOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who is compared, with commas between.", valueName: "names"))
  var coders: String?

  @Option(
    help: """
      What is compared: turns (the default), sentences, single characters (scalar; for coders who also cut \
      the text), or segments that someone coded. A turn or sentence has every code that touches it.
      """)
  var unit: AgreementUnit?

  @Option(help: "Compare codes by what they lie under at this level; unless given, each as it is.")
  var level: String?

  @Option(help: "Only this code and all below it, by name, path or number.")
  var code: String?

  @Option(
    help: ArgumentHelp(
      "Read ratings from this file instead (.csv, .xlsx): a row a unit, its name first, a column a coder; an"
        + " empty cell is missing, a|b are several codes.", valueName: "file"))
  var ratings: String?

  @Option(
    help: ArgumentHelp(
      "All categories of --ratings in ascending order, with commas between, used or not.",
      valueName: "names"))
  var categories: String?

  @OptionGroup var speech: SpeechOption
  @OptionGroup var encoding: EncodingOption
  @OptionGroup var study: StudyAsOfOption

  func validate() throws {
    guard ratings != nil else {
      if coders == nil {
        throw ValidationError(
          "Whom to compare? Name the coders, such as --coders 李,王, or a file of ratings with --ratings."
        )
      }
      if encoding.encoding != nil { throw ValidationError("--encoding goes with --ratings.") }
      if categories != nil { throw ValidationError("--categories goes with --ratings.") }
      return
    }
    let voices = speech.voices
    let ofStudy: [(String, Bool)] = [
      ("--coders", coders != nil), ("--unit", unit != nil), ("--level", level != nil),
      ("--code", code != nil), ("--source", voices.source != nil),
      ("--participant", voices.participant != nil), ("--where", voices.condition != nil),
      ("--speaker", speech.speaker != nil), ("--role", speech.role != nil),
      ("--as-of", study.asOf != nil), ("--study", study.study.study != nil),
    ]
    if let given = ofStudy.first(where: \.1)?.0 {
      throw ValidationError(
        "\(given) is of a study, and --ratings reads a file; give the one or the other.")
    }
  }

  /// Who is compared and on what, as the study has it.
  func material(_ study: StudyFile) throws -> AgreementMaterial {
    let names = (coders ?? "").split(whereSeparator: { ",，、".contains($0) }).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    var scope = try speech.scope()
    scope.selection.code = code
    return try study.agreementMaterial(of: names, unit: unit ?? .turn, scope: scope)
  }

  /// The ratings of the file; what was guessed is told on standard error.
  func fileRatings(_ path: String, _ demand: RatingDemand = RatingDemand()) throws -> Ratings {
    var demand = demand
    demand.categories = categories?.split(whereSeparator: { ",，".contains($0) }).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let read = try RatingsCSV.read(
      try FileBytes.read(path), fileName: path, encoding: encoding.encoding, demand: demand)
    Terminal.note(read.findings)
    return read.ratings
  }
}
