import GroundedTheory

/// What figures of saturation are called and how they came about, in the language of a page.
extension PageWords {
  /// What a level is called: in English by its key where the study has only a Chinese name for it.
  func name(_ level: Level) -> String { language.name(of: level) }

  /// A share whose bounds are looked at: what falls short of one, or of all, never reads as having reached it.
  func portion(_ share: Double) -> String {
    let rounded = (share * 1000).rounded() / 10
    let bounds = [SaturationVerdict.leastShareFound, SaturationVerdict.leastCoverage, 1]
    let isShort = bounds.contains {
      SaturationVerdict.isBelow(share, $0) && !SaturationVerdict.isBelow(rounded / 100, $0)
    }
    return decimal(isShort ? rounded - 0.1 : rounded) + self("%", " %")
  }

  /// What the threshold reads: `5 %`, and no more decimals than were given.
  func threshold(_ percent: Double) -> String {
    let text = percent == percent.rounded() ? String(Int(percent)) : String(percent)
    return text + self("%", " %")
  }

  /// The order in which sources were taken.
  func order(_ basis: OrderedSources.Basis) -> String {
    switch basis {
    case .history: self("编码先后", "the order in which they were coded")
    case .attribute(let name): self("“\(name)”的先后", "the order of \"\(name)\"")
    case .number(let heldOutLast):
      self("编号", "the order of their numbers")
        + (heldOutLast ? self("（留存资料排在最后）", ", held-out ones last") : "")
    }
  }

  /// What Guest's rule came to: `在6+2处达到`, `reached at 6+2`, or why not.
  func outcome(_ guest: GuestSaturation) -> String {
    switch guest.shortfall {
    case nil:
      let form = guest.reached.map { "\($0)+\(guest.rule.run)" } ?? ""
      return self("在\(form)处达到阈值", "reached at \(form)")
    case .tooFewSources(let needed, let present):
      return self(
        "至少需要\(needed)份资料，现有\(present)份", "it needs \(needed) sources, and there are \(present)")
    case .emptyBase: return self("基数资料中没有该层级的编码", "no code stands in the base")
    case .notReached(let last):
      let share = Double(last) / Double(max(1, guest.baseCodes))
      return self(
        "没有达到阈值，最后一个运行段仍有\(last)个新编码（\(portion(share))）",
        "not reached: the last run brought \(counted(last, "new code")) (\(portion(share)))")
    }
  }

  /// A relation as people read it: `甲 → 乙（影响）`.
  func name(_ relation: Relation, in material: SaturationMaterial) -> String {
    let kind = language.word(for: relation.kind)
    let ends = "\(name(relation.from, in: material)) → \(target(relation, in: material))"
    return ends + self("（\(kind)）", " (\(kind))")
  }

  private func target(_ relation: Relation, in material: SaturationMaterial) -> String {
    switch relation.to {
    case .code(let code): return name(code, in: material)
    case .relation(let id):
      let moderated = material.relations.first { $0.relation.id == id }?.relation
      guard let moderated, case .code(let code) = moderated.to else { return "" }
      return "[\(name(moderated.from, in: material)) → \(name(code, in: material))]"
    }
  }

  private func name(_ code: Code.ID, in material: SaturationMaterial) -> String {
    material.codebook[code]?.name ?? ""
  }
}
