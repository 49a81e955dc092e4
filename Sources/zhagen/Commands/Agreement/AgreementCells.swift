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

  @OptionGroup var material: RatedMaterialOption

  @Flag(help: "Print the coincidence matrix.")
  var coincidences = false

  @Flag(help: "Only units that one of the coders coded.")
  var coded = false

  @OptionGroup var output: OutputOption

  func run() throws {
    let ratings =
      if let path = material.ratings { try material.fileRatings(path) } else {
        try material.study.withStudy { study in
          let work = try material.material(study)
          let level = try material.level.map { try work.codebook.ladder.require($0).key }
          return RatedUnits(work, level: level).ratings()[coded ? .coded : .all]
        }
      }
    let list: ReportTable = coincidences ? .coincidences(ratings) : .contingency(ratings)
    var square: ReportTable?
    if output.isForPeople {
      square = coincidences ? .coincidenceMatrix(ratings) : .contingencyMatrix(ratings)
    }
    try output.write(square ?? list)
  }
}
