extension ReportTable {
  /// The quotes of the held-out sources as theses print them for the test of saturation (编号、原始语句、初始概念、已有范畴):
  /// one row a coding, a column a level: those of the ladder, the lowest first, then those beside it that were coded
  /// there.
  /// - Parameter test: says what is new.
  public static func heldOutQuotes(
    _ snapshot: StudySnapshot, _ test: HoldOutTest
  ) -> ReportTable {
    let held = Set(test.sources.map(\.id))
    var snapshot = snapshot
    snapshot.codings = snapshot.codings.filter { held.contains($0.source) && $0.span != nil }
    let codebook = snapshot.codebook
    let levels = test.levels.map(\.level.key)
    let new = Set(test.levels.flatMap(\.new).map(\.id))
    var context = QuoteContext(snapshot)
    let numbers = quoteNumbers(snapshot, context)
    return ReportTable(
      columns: ["quote_number", "source", "quote"] + levels + ["new"],
      rows: snapshot.codings.compactMap { coding in
        guard let code = codebook[coding.code] else { return nil }
        let names = context.names(of: code)
        return [
          Cell(numbers[coding.id]), Cell(context.sourceNames[coding.source]), .text(coding.quote),
        ] + levels.map { Cell(names[$0]) }
          + [.flag(codebook.lineage(of: code).contains { new.contains($0.id) })]
      })
  }
}
