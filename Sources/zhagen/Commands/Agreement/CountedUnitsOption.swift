import ArgumentParser
import GroundedTheory

/// The units that are counted one by one in tables of cells and in the figure of confusions.
struct CountedUnitsOption: ParsableArguments {
  @OptionGroup var material: RatedMaterialOption

  @Flag(help: "Only units that one of the coders coded.")
  var coded = false

  /// Which of the units.
  var universe: AgreementUniverse { coded ? .coded : .all }

  func validate() throws {
    if coded, material.ratings != nil {
      throw ValidationError(
        "--coded is of a study, whose text has units that nobody coded; of a file (--ratings) every row is a unit,"
          + " so leave out there the rows that are not to be counted.")
    }
  }

  /// What the coders gave them, and the numbers of the codes by their names.
  func ratings() throws -> (ratings: Ratings, numbers: [String: String]) {
    if let path = material.ratings { return (try material.fileRatings(path), [:]) }
    let work = try material.study.withStudy { try material.material($0) }
    return (
      try work.ratings(at: material.level, universe), try work.numbersByName(at: material.level)
    )
  }
}
