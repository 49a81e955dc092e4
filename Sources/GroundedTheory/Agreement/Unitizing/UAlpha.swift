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
    /// One code among those, by its label; nil for one that nobody gave.
    case code(Int?)
  }

  private let member: Member
  private let coincidences: Coincidences
  private let units: Int
  private let remarks: [FigureRemark]

  /// - Parameters:
  ///   - coincidences: under values, or for one code among others under codes.
  ///   - units: stretches that it is of.
  init(_ coincidences: Coincidences, _ member: Member, units: Int, remarks: [FigureRemark]) {
    self.member = member
    self.coincidences = coincidences
    self.units = units
    self.remarks = remarks
  }

  /// - Parameter counts: how often each text is drawn.
  func estimate(_ counts: [Int]) -> Estimate {
    let all = coincidences.total(counts)
    /// The sum over labels of what is to be had of each.
    func sum(_ part: (Coincidences.Share) -> Double) -> Double {
      (0..<coincidences.labels).reduce(0) { $0 + part(coincidences.share(of: $1, counts)) }
    }
    switch member {
    case .whole:
      return estimate(
        observed: all.length - all.alike,
        expected: all.length * all.length - all.gap * all.gap - sum { $0.length * $0.length },
        own: all.own, of: all.length, unless: .oneCodeThroughout)
    case .cut:
      return estimate(
        observed: all.length - all.cutAlike, expected: 2 * all.gap * (all.length - all.gap),
        own: all.own, of: all.length,
        unless: .noGap)
    case .codes:
      guard all.met > 0 else {
        return .undefined(.noWordsCutOutTwice, units: units)
      }
      return estimate(
        observed: all.met - sum(\.metAlike), expected: all.met * all.met - sum { $0.met * $0.met },
        own: all.metOwn, of: all.met, unless: .oneCodeWhereTwoCutOut,
        covers: .restsOnText(share: all.met / all.length))
    case .code(let label):
      return code(label.map { coincidences.share(of: $0, counts) } ?? .init(), of: all)
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

  private func code(_ own: Coincidences.Share, of all: Coincidences.Text) -> Estimate {
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
