/// The u-α family: agreement of coders who cut texts and coded what they cut out, scalar by scalar.
///
/// K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), On the reliability of unitizing textual
/// continua: further developments, Quality & Quantity 50, 2347–2364; in K. Krippendorff (2019), Content
/// Analysis, 4th edition, 12.6, equations 32–38. With ℓ_ck the length on which one coder's c meets another's k,
/// over m − 1, and ε_ck what chance gives of it without pairing a stretch with itself,
///
///     ε_ck = (ℓ_c ℓ_k − [c = k] s_c) / (ℓ.. − Σ s / ℓ..)    α = 1 − (ℓ.. − Σ ℓ_cc) / (ε.. − Σ ε_cc)
///
/// where s_c sums l² over stretches of c, and l over gaps. |u-α takes all codes as one. cu-α looks only at words
/// that two coders cut out (ℓ*, with s*_c = Σ over pairs of coders and stretches of the squared length on which
/// a stretch meets the other's, over m − 1), and (k)u-α at one code among them:
/// 1 − (ε*_k / ℓ*_k)(ℓ*_k − ℓ*_kk) / (ε*_k − ε*_kk).
///
/// Beyond the paper: several texts are summed; a coder's overlapping stretches are cut at every border, each set
/// of codes being a value of its own, and for (k)u-α a set counts as k where it holds k. Without overlaps that is
/// the paper's figure, since putting the other values together changes neither ε*_k nor ε*_kk.
struct UAlpha: AgreementMeasure {
  enum Member: Sendable {
    /// Cut and code.
    case whole
    /// The cut alone.
    case cut
    /// The codes of what two cut out.
    case codes
    /// One code among those.
    case code(Int32)
  }

  private let member: Member
  private let texts: [Coincidences]
  private let labels: Int
  private let units: Int
  private let remarks: [FigureRemark]

  /// - Parameter texts: without overlaps within a code.
  init(_ texts: SharedTexts, _ member: Member) {
    self.init(texts, CutTexts(texts), member)
  }

  /// - Parameter cut: of the same texts.
  init(_ texts: SharedTexts, _ cut: CutTexts, _ member: Member) {
    self.member = member
    let labels: [Int32]
    var remarks = texts.remarks
    if cut.several > 0 {
      remarks.append(.severalCodes(cut.several))
    }
    if case .code(let code) = member {
      labels = cut.values.map { $0.contains(code) ? 1 : 0 }
      self.labels = 2
      units = texts.stretches.joined().joined().count { $0.category == code }
    } else {
      labels = cut.values.indices.map(Int32.init)
      self.labels = labels.count
      units = texts.count
    }
    var places = [Int](repeating: -1, count: self.labels)
    self.texts = cut.segments.map { Coincidences($0, labels: labels, &places) }
    self.remarks = remarks
  }

  /// - Parameter counts: how often each text is drawn.
  func estimate(_ counts: [Int]) -> Estimate {
    let sums = Sums(texts, counts, labels: labels)
    switch member {
    case .whole:
      return estimate(
        observed: sums.all.length - sums.all.alike,
        expected: sums.all.length * sums.all.length - sums.all.gap * sums.all.gap
          - sums.squares(\.length),
        own: sums.all.own, of: sums.all.length, unless: .oneCodeThroughout)
    case .cut:
      return estimate(
        observed: sums.all.length - sums.all.cutAlike,
        expected: 2 * sums.all.gap * (sums.all.length - sums.all.gap), own: sums.all.own,
        of: sums.all.length, unless: .noGap)
    case .codes:
      guard sums.all.met > 0 else {
        return .undefined(.noWordsCutOutTwice, units: units)
      }
      return estimate(
        observed: sums.all.met - sums.shares.reduce(0) { $0 + $1.metAlike },
        expected: sums.all.met * sums.all.met - sums.squares(\.met), own: sums.all.metOwn,
        of: sums.all.met, unless: .oneCodeWhereTwoCutOut,
        covers: .restsOnText(share: sums.all.met / sums.all.length))
    case .code:
      return code(sums)
    }
  }

  /// - Parameters:
  ///   - observed: ℓ.. − Σ ℓ_cc.
  ///   - expected: ℓ..² − Σ ℓ_c², which is (ε.. − Σ ε_cc) times (ℓ..² − Σ s) / ℓ...
  private func estimate(
    observed: Double, expected: Double, own: Double, of length: Double,
    unless reason: UndefinedReason,
    covers: FigureRemark? = nil
  ) -> Estimate {
    let pairs = length * length - own
    // Lengths are whole numbers over m − 1; what is less than one of those is rounding.
    guard expected > length * 1e-9 else { return .undefined(reason, observed: 0, units: units) }
    guard pairs > length * 1e-9 else {
      return .undefined(.tooFewMeet, units: units)
    }
    let (share, chance) = (max(0, observed) / length, expected / pairs)
    return Estimate(
      value: 1 - share / chance, observed: share, expected: chance, units: units,
      remarks: (covers.map { [$0] } ?? []) + remarks)
  }

  private func code(_ sums: Sums) -> Estimate {
    let (own, all) = (sums.shares[1], sums.all)
    guard own.met > 0 else {
      return .undefined(.codeCutOutOnce, units: units)
    }
    guard all.met - own.met > all.met * 1e-12 else {
      return .undefined(.noOtherCodeWhereTwoCutOut, observed: 0, units: units)
    }
    let withOthers = own.met * all.met - own.metOwn
    guard withOthers > all.met * 1e-9 else {
      return .undefined(.tooFewMeet, units: units)
    }
    let share = max(0, own.met - own.metAlike) / own.met
    let chance = own.met * (all.met - own.met) / withOthers
    return Estimate(
      value: 1 - share / chance, observed: share, expected: chance, units: units,
      remarks: [.restsOnCode(share: own.met / own.length)] + remarks)
  }
}

/// The coincidences of all texts, each as often as it is drawn.
private struct Sums {
  var all = Coincidences()
  var shares: [Coincidences.Share]

  init(_ texts: [Coincidences], _ counts: [Int], labels: Int) {
    shares = (0..<labels).map { Coincidences.Share(label: Int32($0)) }
    for (text, count) in zip(texts, counts) where count > 0 {
      let weight = Double(count)
      all.length += weight * text.length
      all.gap += weight * text.gap
      all.alike += weight * text.alike
      all.cutAlike += weight * text.cutAlike
      all.own += weight * text.own
      all.met += weight * text.met
      all.metOwn += weight * text.metOwn
      for share in text.shares {
        let label = Int(share.label)
        shares[label].length += weight * share.length
        shares[label].met += weight * share.met
        shares[label].metAlike += weight * share.metAlike
        shares[label].metOwn += weight * share.metOwn
      }
    }
  }

  func squares(_ part: KeyPath<Coincidences.Share, Double>) -> Double {
    shares.reduce(0) { $0 + $1[keyPath: part] * $1[keyPath: part] }
  }
}
