import ArgumentParser
import GroundedTheory

struct AgreementCells: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "The tables that the coefficients are computed from, to be recomputed by hand.",
    discussion: """
      For each pair of coders how often they rated units with each pair of categories; with --coincidences the \
      coincidence matrix of Krippendorff's α, of all coders together. An empty category (— for people) is of \
      units left uncoded. Counts are of all units, with --coded of those that someone coded.

        zhagen agreement cells --coders 李,王 --level main
      """)

  @OptionGroup var units: CountedUnitsOption

  @Flag(help: "Print the coincidence matrix.")
  var coincidences = false

  @OptionGroup var output: OutputOption

  func run() throws {
    let ratings = try units.ratings().ratings
    let list: ReportTable = coincidences ? .coincidences(ratings) : .contingency(ratings)
    var square: ReportTable?
    if output.isForPeople {
      square = coincidences ? .coincidenceMatrix(ratings) : .contingencyMatrix(ratings)
    }
    try output.write(square ?? list)
  }
}
