import GroundedTheory

extension ReportPage {
  /// All that a study says of saturation at one level, as an appendix of a thesis would print it: what was counted,
  /// the curve, the figures read off it, the hold-out test and a draft statement.
  /// - Parameters:
  ///   - quotes: the quotes of the held-out sources (``/GroundedTheory/ReportTable/heldOutQuotes(_:_:)``); nil or
  ///     empty for none.
  ///   - figure: the curve as an SVG element, from ``ChartSVG``.
  public static func saturation(
    _ summary: SaturationSummary, _ test: HoldOutTest, in material: SaturationMaterial,
    study: Study, quotes: ReportTable? = nil, figure: String? = nil, language: FigureLanguage
  ) -> ReportPage {
    let words = PageWords(language: language)
    let relation = Level(
      key: "relation", name: words("关系", "relation"), prefix: "")
    let headings = (language == .chinese ? Headings.chinese : .english)
      .naming(
        material.codebook.ladder.all.map {
          Level(key: $0.key, name: words.name($0), prefix: $0.prefix)
        } + [relation])
    func section(
      _ anchor: String, _ heading: String, _ text: String = "", _ table: ReportTable? = nil,
      figure: String? = nil, expendable: [String] = []
    ) -> Section {
      Section(
        anchor: anchor, heading: heading, text: text, table: table, headings: headings,
        figure: figure, expendable: expendable)
    }
    let tested =
      test.sources.isEmpty ? nil : ReportTable.heldOut(test, in: material, language: language)
    let statement = SaturationStatement(summary, test, in: material, language: language)
    var sections = [
      section("counted", words("统计说明", "What was counted"), words.basis(summary)),
      section(
        "curve", words("累计曲线", "The curve"), "", .saturation(summary.curve), figure: figure),
      section(
        "summary", words("各项数字", "The figures"), words.reading,
        .saturationSummary(summary, test, language: language)),
      section(
        "held-out", words("留存检验", "The hold-out test"),
        tested == nil ? words("没有留存资料。", "No source is held out.") : words.testing, tested),
    ]
    if let quotes, !quotes.rows.isEmpty {
      sections.append(
        section(
          "quotes", words("留存资料的语句", "Quotes of the held-out sources"), "",
          quotes.droppingUnused(Set(quotes.columns))))
    }
    sections.append(
      section("statement", words("说明草稿", "Draft statement"), statement.text))
    return ReportPage(
      title: words("饱和度检验", "Saturation") + words("：", ": ") + words.name(summary.curve.level),
      subtitle: [study.title, study.citation].filter { !$0.isEmpty }.joined(separator: "\n\n"),
      note: study.note, sections: sections, language: language)
  }
}

extension PageWords {
  fileprivate func basis(_ summary: SaturationSummary) -> String {
    let curve = summary.curve
    let codings = curve.incidence.codings.reduce(0, +)
    let rule = self(
      "层级“\(curve.level.name)”的编码；下属编码的记录计入上级。凡有任一编码记录的资料都参与统计，共\(curve.points.count)份，编码\(curve.codes.count)个，编码记录\(codings)条。资料按\(order(curve.basis))排列。",
      "Codes of the level \(name(curve.level)); what was coded below one counts for it. Every source with a coding of any"
        + " code takes part: \(counted(curve.points.count, "source")), \(counted(curve.codes.count, "code")),"
        + " \(counted(codings, "coding")), taken in \(order(curve.basis)).")
    let band = self(
      "“期望值”是对全部排列次序的精确平均；上下限为随机排列\(curve.orders)次（种子\(curve.seed)）的 2.5% 和 97.5% 分位数。",
      "Expected is the exact mean over all orders of the sources; low and high are the 2.5th and 97.5th percentile of"
        + " \(counted(curve.orders, "random order")) (seed \(curve.seed)).")
    let notes = curve.notes.map(text)
    return ([rule, band] + notes).joined(separator: "\n\n")
  }

  fileprivate var reading: String {
    self(
      "归纳主题饱和看是否还有新编码，编码饱和看已有编码是否都有足够的例证，二者不同（Saunders 等 2018）。",
      "Inductive thematic saturation asks whether there are new codes, coding saturation whether those there are have"
        + " been borne out often enough; they are two things (Saunders et al. 2018).")
  }

  fileprivate var testing: String {
    self(
      "只在留存资料中出现的编码，以及先在留存资料中使用的编码，算作新编码；只由留存资料支持的关系算作新关系。",
      "A code is new where it stands in held-out sources only, or was used in one before any other; a relation where"
        + " only held-out sources support it.")
  }

  private func text(_ note: SaturationNote) -> String {
    switch note {
    case .oneEvent(let event, let sources, let all, let heldOutLast):
      self(
        "\(all)份资料中有\(sources)份的首次编码来自同一次操作（第\(event)次），操作记录不能说明先后，故按编号排列\(heldOutLast ? "，留存资料排在最后" : "")。",
        "The first codings of \(sources) of \(all) sources came in one event (\(event)), so the history does not tell their"
          + " order: they stand by number\(heldOutLast ? ", held-out ones last" : "").")
    case .noDate:
      self(
        "受访者没有日期属性，故按资料编号排列。",
        "No attribute of the participants is a date, so the sources stand by number.")
    case .noValue(let names, let attribute):
      self(
        "资料\(list(names))没有“\(attribute)”的值，排在最后。",
        "\(list(names)) come last, without a value of \"\(attribute)\".")
    case .notCoded(let names):
      self(
        "资料\(list(names))没有编码记录，不知是否已经读过，没有计入。",
        "\(list(names)) are left out: no coding stands there, and whether they were read is not known."
      )
    }
  }
}
