import ArgumentParser
import GroundedTheory

/// What a curve of new codes is made of.
struct CurveOption: ParsableArguments {
  enum Order: String, ExpressibleByArgument, CaseIterable {
    case analysis, interview
  }

  @Option(help: ArgumentHelp("The level whose codes are counted.", valueName: "level"))
  var level: String

  @Option(
    help: ArgumentHelp(
      "In which order sources are taken: as they were coded, or by the day of the interview (the attribute of"
        + " participants that is a date)."))
  var order: Order = .analysis

  @Option(
    help: ArgumentHelp("Take them by this attribute of participants.", valueName: "attribute"))
  var orderBy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Random orders for the band, up to 100000.", valueName: "n"),
    transform: NumberReading.orders)
  var orders: Int = OrderBand.usualOrders

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the random orders begin with; the same number gives the same band.", valueName: "number"
    ),
    transform: NumberReading.seed)
  var seed: UInt64 = 1

  @OptionGroup var words: WordsOption

  func validate() throws {
    if orderBy != nil, order == .interview {
      throw ValidationError("Give --order interview or --order-by, not both.")
    }
  }

  /// The curve of the material of a study.
  func curve(_ material: SaturationMaterial) throws -> SaturationCurve {
    let order: SourceOrder =
      orderBy.map { .attribute($0) } ?? (order == .analysis ? .analysis : .interview)
    return try SaturationCurve(material, level: level, order: order, orders: orders, seed: seed)
  }
}
