import GroundedTheory

extension ReportTable {
  /// One row a figure of a curve and of the hold-out test: what it is, what it comes to, and how.
  /// - Parameters:
  ///   - test: of the same material as the summary.
  ///   - language: of the column `method`; what programs read is English.
  public static func saturationSummary(
    _ summary: SaturationSummary, _ test: HoldOutTest, language: FigureLanguage = .english
  ) -> ReportTable {
    let words = PageWords(language: language)
    var table = ReportTable(columns: ["figure", "value", "low", "high", "method"])
    table.append([
      "sources", .integer(summary.curve.points.count), .empty, .empty,
      .text(words.order(summary.curve.basis)),
    ])
    table.append([
      "codes", .integer(summary.curve.codes.count), .empty, .empty,
      .text(words.codes(of: summary.curve)),
    ])
    table.append([
      "uncounted", .integer(summary.curve.uncounted.count), .empty, .empty,
      .text(words.uncounted(summary.curve)),
    ])
    for row in words.estimates(summary) + words.points(summary) + words.heldOut(test) {
      table.append(row)
    }
    return table
  }

  /// What the held-out sources were coded with: one row a level, then one for the relations.
  public static func heldOut(
    _ test: HoldOutTest, in material: SaturationMaterial, language: FigureLanguage = .english
  ) -> ReportTable {
    let words = PageWords(language: language)
    let separator = words("、", "; ")
    var table = ReportTable(columns: ["level", "applied", "new", "names"])
    for outcome in test.levels {
      table.append([
        .text(outcome.level.key), .integer(outcome.applied.count), .integer(outcome.new.count),
        .text(outcome.new.map(\.name).joined(separator: separator)),
      ])
    }
    table.append([
      "relation", test.isOfPart ? .empty : .integer(test.relationsApplied.count),
      test.isOfPart ? .empty : .integer(test.newRelations.count),
      .text(
        test.newRelations.map { words.name($0, in: material) }.joined(separator: separator)),
    ])
    return table
  }
}

extension PageWords {
  fileprivate typealias Cell = ReportTable.Cell

  fileprivate func codes(of curve: SaturationCurve) -> String {
    self("\(curve.level.name)，至少在一份资料中", "of the level \(curve.level.key), in one source or more")
  }

  fileprivate func uncounted(_ curve: SaturationCurve) -> String {
    let rule = self("有编码记录，但不属于该层级的任何编码", "coded, and not under any code of the level")
    let names = curve.uncounted.map(\.name)
    return names.isEmpty ? rule : rule + self("：", ": ") + list(names)
  }

  /// How much was held out, and what of it cannot be tested.
  fileprivate func heldOut(_ test: HoldOutTest) -> [[Cell]] {
    let names = list(test.sources.map(\.name))
    let untested = test.untestedRelations.count
    return [
      [
        "held_out", .integer(test.sources.count), .empty, .empty,
        .text(
          test.sources.isEmpty
            ? self("没有留存资料", "no source is set aside")
            : self(
              "留存资料：\(names)；已编码\(test.coded.count)份",
              "sources set aside: \(names); \(test.coded.count) of them coded")),
      ],
      [
        "held_out_codings", .integer(test.codings), .empty, .empty,
        .text(self("留存资料中的编码记录", "codings in sources set aside")),
      ],
      [
        "held_out_merged", .integer(test.merged.count), .empty, .empty,
        .text(
          self(
            "最先见于留存资料、后来并入其他编码的编码",
            "codes that came up there first and were merged into others since")
            + (test.merged.isEmpty ? "" : self("：", ": ") + list(test.merged))),
      ],
      [
        "relations_untested", test.isOfPart ? .empty : .integer(untested), .empty, .empty,
        .text(
          test.isOfPart
            ? self("只统计了一部分，关系未作检验", "only a part is counted, so no relation was tested")
            : self("没有支持它的编码，未能检验的关系", "relations without a supporting coding")),
      ],
    ]
  }

  /// What the codes seen tell of those that were not.
  fileprivate func estimates(_ summary: SaturationSummary) -> [[Cell]] {
    let share = summary.shareFound
    return [
      row(summary.chao2, self("Chao 1987，按资料", "Chao 1987, over sources"), "Q"),
      [
        "share_found", Cell(share.value), Cell(share.low), Cell(share.high),
        .text(self("编码数 / Chao2", "codes / chao2")),
      ],
      [
        "coverage", Cell(summary.coverage), .empty, .empty,
        .text(
          summary.chao2.isDegenerate
            ? self("Good 1953（1 − Q1/U），按资料", "Good 1953 (1 − Q1/U), over sources")
            : self("Good 1953；Chao 和 Jost 2012，按资料", "Good 1953; Chao and Jost 2012, over sources")),
      ],
      row(
        summary.chao1,
        self("Chao 1984，按编码记录；次选", "Chao 1984, over codings; second choice"), "f"),
    ]
  }

  private func row(_ estimate: RichnessEstimate, _ source: String, _ sign: String) -> [Cell] {
    let seen = "\(sign)1 = \(estimate.once), \(sign)2 = \(estimate.twice)"
    let form: String
    if estimate.isDegenerate {
      form = self(
        "仅见一次的只有一个、没有见两次的，此式退化，不能说明有无遗漏",
        "degenerate with one seen once and none twice: it does not tell whether any is missing")
    } else if estimate.value == Double(estimate.observed) {
      form = self("估计没有遗漏", "none is estimated to be missing")
    } else if estimate.twice == 0 {
      form = self("偏差校正式；下限估计", "bias-corrected form; a lower bound")
    } else {
      form = self("下限估计", "a lower bound")
    }
    return [
      .text(estimate.basis.rawValue), Cell(estimate.value), Cell(estimate.low),
      Cell(estimate.high), .text([source, seen, form].joined(separator: self("；", "; "))),
    ]
  }

  /// From where on hardly anything, or nothing, was new.
  fileprivate func points(_ summary: SaturationSummary) -> [[Cell]] {
    let points = summary.curve.points
    let since = summary.sinceLastNew
    let last = points.last?.newCodes.count ?? 0
    let few = summary.curve.codes.count - summary.exemplified
    let all = summary.curve.codes.count
    return [
      row("guest", summary.guest),
      [
        "guest_degree", Cell(summary.guestDegree), .empty, .empty,
        .text(self("到该处已得到的编码 / 全部编码", "codes found by then / all codes found")),
      ],
      row("guest_zero", summary.guestWithoutAnyNew),
      [
        "last_new", .integer(summary.lastNew), .empty, .empty,
        .text(
          self(
            "\(points[summary.lastNew - 1].source.name)，其后\(since)份资料",
            "\(points[summary.lastNew - 1].source.name); \(counted(since, "source")) after it")),
      ],
      [
        "new_at_end", .integer(summary.newAtEnd), .empty, .empty,
        .text(
          self(
            "最后\(summary.end.count)份资料的新编码",
            "new codes in the last \(counted(summary.end.count, "source"))")),
      ],
      [
        "inductive_saturation", Cell(summary.inductive), .empty, .empty,
        .text(
          summary.inductive == nil
            ? self(
              "未达到：最后一份资料仍有\(last)个新编码",
              "not reached: the last source brought \(counted(last, "new code"))")
            : self(
              "Saunders 等 2018：其后\(since)份资料没有新编码",
              "Saunders et al. 2018: no new code in the \(counted(since, "source")) after it")),
      ],
      [
        "exemplified", .real(Double(summary.exemplified) / Double(all)), .empty, .empty,
        .text(
          self(
            "在\(summary.instances)份以上资料中出现的编码 / 全部编码",
            "codes in \(counted(summary.instances, "source")) or more / all codes")),
      ],
      [
        "coding_saturation", Cell(summary.allExemplified), .empty, .empty,
        .text(
          summary.allExemplified == nil
            ? self(
              "未达到：\(all)个编码中有\(few)个只在不足\(summary.instances)份资料中出现",
              "not reached: \(few) of \(counted(all, "code")) in fewer than \(summary.instances) sources"
            )
            : self(
              "此时每个编码都已在\(summary.instances)份资料中出现",
              "by then every code stood in \(counted(summary.instances, "source"))")),
      ],
    ]
  }

  private func row(_ id: String, _ guest: GuestSaturation) -> [Cell] {
    let rule = self(
      "Guest、Namey 和 Chen 2020，基数\(guest.rule.base)（\(guest.baseCodes)个编码），运行长度\(guest.rule.run)，阈值",
      "Guest, Namey and Chen 2020, base \(guest.rule.base) (\(counted(guest.baseCodes, "code"))), run"
        + " \(guest.rule.run), threshold ")
    return [
      .text(id), Cell(guest.reached), .empty, .empty,
      .text(rule + threshold(guest.rule.threshold) + self("：", ": ") + outcome(guest)),
    ]
  }

}
