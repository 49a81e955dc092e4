import GroundedTheory
import Testing

/// G. Guest, E. Namey and M. Chen (2020), A simple method to assess and report thematic saturation in qualitative
/// research, PLoS ONE 15 (5), e0232076: the worked example. Four interviews have 37 themes; the runs of two after
/// them bring 7, 4 and 1 new ones (19, 11 and 3 %), and with runs of three the method stops at 7+3. That fixes
/// the new themes of the fifth to the eighth interview at 4, 3, 1 and 0; of the ninth and tenth it leaves 1 and 0.
@Suite struct Guest2020Tests {
  private static let newThemes = [16, 9, 7, 5, 4, 3, 1, 0, 1, 0]

  @Test func runsOfTwo() {
    let guest = GuestSaturation(newCodes: Self.newThemes)
    #expect(guest.baseCodes == 37)
    #expect(guest.runs.map(\.newCodes) == [7, 4, 1])
    #expect(guest.runs.map(\.after) == [4, 5, 6])
    let percents = guest.runs.map { (Double($0.newCodes) / 37 * 100).rounded() }
    #expect(percents == [19, 11, 3])
    #expect(guest.reached == 6 && guest.shortfall == nil)
  }

  @Test func runsOfThree() {
    let guest = GuestSaturation(newCodes: Self.newThemes, rule: .init(run: 3))
    #expect(guest.runs.map(\.newCodes) == [8, 4, 2, 1])
    #expect(guest.reached == 7)
  }

  @Test func nothingNewAtAll() {
    let rule = GuestSaturation.Rule().withoutAnyNew
    let missed = GuestSaturation(newCodes: Self.newThemes, rule: rule)
    #expect(missed.reached == nil && missed.shortfall == .notReached(lastRun: 1))
    #expect(GuestSaturation(newCodes: Self.newThemes + [0], rule: rule).reached == 9)
  }

  @Test func exactlyAtTheThreshold() {
    // 2 of 40 are five percent, 3 are not.
    #expect(GuestSaturation(newCodes: [10, 10, 10, 10, 1, 1]).reached == 4)
    #expect(GuestSaturation(newCodes: [10, 10, 10, 10, 2, 1]).reached == nil)
    // 0.7 % of 1000, which binary fractions do not have.
    let rule = GuestSaturation.Rule(base: 1, run: 1, threshold: 0.7)
    #expect(GuestSaturation(newCodes: [1000, 7], rule: rule).reached == 1)
  }

  @Test func undefined() {
    #expect(
      GuestSaturation(newCodes: [5, 4, 3, 2, 1]).shortfall
        == .tooFewSources(needed: 6, present: 5))
    #expect(GuestSaturation(newCodes: [0, 0, 0, 0, 3, 1]).shortfall == .emptyBase)
    for rule in [
      GuestSaturation.Rule(base: .max, run: 2), .init(base: 2, run: .max), .init(base: 40, run: 1),
    ] {
      let guest = GuestSaturation(newCodes: Self.newThemes, rule: rule)
      #expect(guest.reached == nil && guest.runs.isEmpty)
    }
    #expect(GuestSaturation(newCodes: []).reached == nil)
  }
}
