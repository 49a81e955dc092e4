import GroundedTheory

/// The language of what a figure or a page says by itself: caption, legend, contents.
public enum FigureLanguage: String, CaseIterable, Sendable {
  /// The legend and the caption in Chinese.
  case chinese = "zh"
  /// The legend and the caption in English.
  case english = "en"
}

extension FigureLanguage {
  /// What a level is called: its name, but in English its key where the name is Chinese.
  func name(of level: Level) -> String {
    let isForeign =
      self == .english && level.name.unicodeScalars.contains(where: \.properties.isIdeographic)
    return isForeign ? level.key : level.name
  }

  func word(for kind: Relation.Kind) -> String {
    switch (self, kind) {
    case (.english, _): kind.rawValue
    case (.chinese, .causes): "导致"
    case (.chinese, .influences): "影响"
    case (.chinese, .mediates): "中介"
    case (.chinese, .moderates): "调节"
    case (.chinese, .conditions): "条件"
    case (.chinese, .contains): "包含"
    case (.chinese, .addresses): "应对"
    }
  }

  func word(for sign: Relation.Sign) -> String {
    switch (self, sign) {
    case (.chinese, .positive): "正向"
    case (.chinese, .negative): "负向"
    case (.chinese, .unsigned): "方向未定"
    case (.english, .positive): "positive"
    case (.english, .negative): "negative"
    case (.english, .unsigned): "no direction"
    }
  }

  /// `图：治理效能影响因素模型`, with all outcomes; a title that the caller chose stands as it is.
  func caption(of diagram: InfluenceDiagram) -> String {
    if diagram.isTitleChosen { return diagram.title }
    let outcomes = diagram.outcomes.map(\.name).joined(separator: self == .chinese ? "、" : ", ")
    let title = outcomes.isEmpty ? diagram.title : outcomes
    switch self {
    case .chinese: return "图：" + (title.hasSuffix("模型") ? title : title + "影响因素模型")
    case .english:
      return "Figure: "
        + (title.lowercased().hasSuffix("model") ? title : "Influence factors of " + title)
    }
  }
}

extension Relation.Sign {
  /// What stands beside an arrow; nothing for a relation without direction.
  var mark: String {
    switch self {
    case .positive: "+"
    case .negative: "−"
    case .unsigned: ""
    }
  }
}
