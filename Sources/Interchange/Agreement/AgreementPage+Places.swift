import GroundedTheory

/// Figures source by source, and code by code.
extension AgreementPage {
  var bySource: [ReportPage.Section] {
    AgreementUniverse.allCases.compactMap { universe in
      let rows = report.rows.filter { $0.place.source != nil && $0.universe == universe }
      guard !rows.isEmpty else { return nil }
      let (table, expendable) = wide(rows, head: words("资料", "Source"), usage: nil) {
        $0.source ?? ""
      }
      return section(
        "sources-\(universe.rawValue)",
        words("各资料：", "By source: ") + words.word(for: universe),
        [words("全部编码合计。", "All codes together.")], table: table,
        notes: exact(rows) + notes(of: rows) { $0.source ?? "" }, expendable: expendable)
    }
  }

  /// One section a universe, the second only for the codes for which it was computed.
  var byCode: [ReportPage.Section] {
    AgreementUniverse.allCases.compactMap { universe in
      let rows = report.rows.filter { $0.place.code != nil && $0.universe == universe }
      guard !rows.isEmpty else { return nil }
      let (table, expendable) = wide(
        rows, head: words("编码", "Code"),
        usage: report.usage.filter { $0.universe == universe }
      ) { $0.code ?? "" }
      return section(
        "codes-\(universe.rawValue)",
        words("各编码：", "Code by code: ") + words.word(for: universe),
        [universeLine(universe)], table: table,
        notes: exact(rows) + (universe == .all ? paradoxes : [])
          + notes(of: rows) { $0.code ?? "" },
        expendable: expendable)
    }
  }

  private func universeLine(_ universe: AgreementUniverse) -> String {
    switch universe {
    case .all:
      words(
        "范围为全部单位；每个单位或有该编码，或无该编码。",
        "Of all units. A unit has the code, or has it not.")
    case .coded:
      words(
        "范围为至少一位编码员给出任一编码的单位。",
        "Of the units that one coder at least gave a code, whichever.")
    }
  }

  /// One row a place, one column a coefficient of all coders, and the interval of the first that has one.
  private func wide(
    _ rows: [Row], head: String, usage: [CodeUsage]?, name: (AgreementReport.Place) -> String
  ) -> (table: ReportTable, expendable: [String]) {
    let own = rows.filter { $0.figure.coders.count == report.coders.count || usage == nil }
    let chosen = columns(of: own)
    let bounded = chosen.first { column in
      column.coefficient.isChanceCorrected
        && own.contains { column.fits($0) && $0.figure.certainty?.low != nil }
    }
    let hasPlaces = report.bases.count > 1
    let both =
      report.coders.count == 2 ? words("双方", "Both") : words("全体", "All")
    let interval = bounded.map {
      words(
        "\(words.shortName(of: $0.coefficient)) 的 95% 置信区间",
        "95 % CI of \(words.shortName(of: $0.coefficient))")
    }
    var table = ReportTable(
      columns: [head] + (hasPlaces ? [words("比较", "Compared")] : [])
        + (usage == nil ? [] : report.coders + [both])
        + chosen.map { words.shortName(of: $0.coefficient) } + (interval.map { [$0] } ?? []))
    if let interval { table.endColumns = [interval] }
    let counts = Dictionary(
      (usage ?? []).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, group) in own.grouped(by: \.place) {
      var cells: [ReportTable.Cell] = [.text(name(place))]
      if hasPlaces { cells.append(.text(placeName(place))) }
      if usage != nil {
        cells += (counts[place]?.coded ?? []).map(ReportTable.Cell.integer)
        cells.append(ReportTable.Cell(counts[place]?.codedByAll))
      }
      // The mean over pairs of coders comes after the pairs.
      cells += chosen.map { column in
        ReportTable.Cell(group.last(where: column.fits)?.figure.estimate.value)
      }
      if let bounded {
        cells.append(
          ReportTable.Cell(words.interval(group.last(where: bounded.fits)?.figure.certainty)))
      }
      table.append(cells)
    }
    let spare: [AgreementCoefficient] = [.krippendorffAlpha, .gwetAC1, .percent]
    return (
      table,
      [both] + chosen.map(\.coefficient).filter(spare.contains).map(words.shortName(of:))
    )
  }

  /// The coefficients shown side by side: those that were asked for, of the usual ones the most used.
  private func columns(of rows: [Row]) -> [Column] {
    var seen: Set<Column> = []
    let all = rows.map { Column(coefficient: $0.figure.coefficient, metric: $0.metric) }
      .filter { seen.insert($0).inserted }
    if all.count <= 4 { return all }
    let usual: [AgreementCoefficient] = [
      .percent, .cohenKappa, .congerKappa, .krippendorffAlpha, .gwetAC1,
    ]
    let kept = all.filter { $0.metric == nil && usual.contains($0.coefficient) }
    return kept.count > 2 ? kept : Array(all.prefix(4))
  }

  private struct Column: Hashable {
    let coefficient: AgreementCoefficient
    let metric: RatingMetric?

    func fits(_ row: Row) -> Bool {
      row.figure.coefficient == coefficient && row.metric == metric
    }
  }

  /// Which coefficients have no value where, those of one reason together, and which means are without pairs.
  private func notes(
    of rows: [Row], name: (AgreementReport.Place) -> String
  ) -> [String] {
    let chosen = columns(of: rows)
    // What the table shows: the mean over pairs of coders comes after the pairs.
    let shown = rows.grouped(by: \.place).flatMap { _, group in
      chosen.compactMap { column in group.last(where: column.fits) }
    }
    func places(_ rows: [Row]) -> String {
      words.listAll(
        rows.map { row in
          name(row.place)
            + (report.bases.count > 1
              ? words("（\(placeName(row.place))）", " (\(placeName(row.place)))") : "")
        }.unique)
    }
    let undefined = shown.compactMap { row in row.figure.estimate.reason.map { (row, $0) } }
      .grouped { row, reason in Note(of: row.figure.coefficient, reason) }
      .map { note, rows in
        let (name, reason) = (words.shortName(of: note.coefficient), words.reason(note.what))
        let places = places(rows.map(\.0))
        return words(
          "\(name) 对以下各项无定义（\(reason)）：\(places)。",
          "\(name) is not defined for \(places): \(reason).")
      }
    let partial = shown.flatMap { row in
      row.figure.estimate.remarks.filter(\.isOfPairs).map { (row, $0) }
    }.grouped { row, remark in Note(of: row.figure.coefficient, remark) }.map { note, rows in
      let (name, remark) = (words.shortName(of: note.coefficient), words.remark(note.what))
      let places = places(rows.map(\.0))
      return words("\(name)（\(places)）：\(remark)。", "\(name) (\(places)): \(remark).")
    }
    return undefined + partial
  }

  /// A coefficient and what is to be said of it.
  private struct Note<What: Hashable>: Hashable {
    let coefficient: AgreementCoefficient
    let what: What

    init(of coefficient: AgreementCoefficient, _ what: What) {
      self.coefficient = coefficient
      self.what = what
    }
  }
}

extension FigureRemark {
  /// Whether it tells that pairs of coders are left out of a mean; other remarks differ from place to place.
  fileprivate var isOfPairs: Bool {
    if case .withoutPairs = self { true } else { false }
  }
}
