extension Violation {
  /// What a curve of saturation cannot be made of.
  var saturationMessage: String? {
    switch self {
    case .levelWithoutCodings(let level, let used):
      "No coding chosen lies under a code of the level \"\(level)\", so there is nothing to count;"
        + (used.isEmpty
          ? " `zhagen coding list` prints the codings."
          : " there are codings at \(used.joined(separator: ", ")).")
    case .singleSource(let name):
      "Only one source, \"\(name)\", has a coding among what is chosen; a curve needs two or more."
        + " Choose more (without --source or --where), or code another one."
    case .uncountableOrders(let count):
      "--orders takes a number from 1 to \(OrderBand.mostOrders); \(count) is none. 1000 are enough for a"
        + " band of 95 %."
    case .severalDates(let names):
      "Several attributes are dates: \(names.map { "\"\($0)\"" }.joined(separator: ", ")); say which is the day of"
        + " the interview with --order-by NAME."
    default: nil
    }
  }
}
