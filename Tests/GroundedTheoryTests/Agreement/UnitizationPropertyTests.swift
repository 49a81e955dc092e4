import Testing

@testable import GroundedTheory

/// What holds of every coefficient of stretches.
@Suite("Coefficients of stretches") struct UnitizationPropertyTests {
  static let all: [AgreementCoefficient] = [
    .alphaU, .alphaU1995, .uAlpha, .binaryUAlpha, .cuAlpha, .gamma,
  ]

  /// Order of coders and names of codes do not matter; γ draws coders by position, so that only its observed
  /// disorder is the same.
  @Test(arguments: SeededGenerator.seeds) func coderOrderAndLabels(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let cut = Unitization.random(
      coders: 3, texts: 2, codes: 4, most: 5, overlapping: true, using: &generator)
    var other = cut
    for text in other.continua.indices {
      other.continua[text].stretches = other.continua[text].stretches.reversed().map {
        $0?.map { .init(start: $0.start, end: $0.end, category: 3 - $0.category) }
      }
    }
    for coefficient in Self.all where coefficient != .gamma {
      let (one, two) = (try cut.estimate(coefficient), try other.estimate(coefficient))
      #expect(same(one.observed, two.observed) && same(one.value, two.value))
    }
    #expect(same(try disorder(cut), try disorder(other)))
    for code in 0..<4 {
      let one = try cut.estimate(.kuAlpha, category: code)
      #expect(same(one.value, try other.estimate(.kuAlpha, category: 3 - code).value))
    }
  }

  @Test(arguments: SeededGenerator.seeds) func identicalCoders(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var cut = Unitization.random(
      coders: 3, texts: 3, codes: 3, most: 6, overlapping: true, using: &generator)
    cut.continua.append(
      .init(
        name: "last", length: 40,
        stretches: [
          [.init(start: 3, end: 9, category: 0), .init(start: 20, end: 31, category: 1)], [], [],
        ]))
    for text in cut.continua.indices {
      let first = cut.continua[text].stretches[0]
      cut.continua[text].stretches = [first, first, first]
    }
    for coefficient in Self.all where coefficient != .gamma {
      #expect(abs((try cut.estimate(coefficient).value ?? 9) - 1) < 1e-12)
    }
    #expect(try disorder(cut) == 0)
    #expect(abs((try cut.estimate(.kuAlpha, category: 1).value ?? 9) - 1) < 1e-12)
  }

  @Test func undefined() throws {
    let nothing = Unitization.cut(length: 10, [[], []])
    let alone = Unitization.cut(length: 10, [[(0, 3, 0)]])
    let whole = Unitization.cut(length: 10, [[(0, 10, 0)], [(0, 10, 0)]])
    for coefficient in Self.all {
      #expect(try nothing.estimate(coefficient).note == "no coder cut out anything")
      #expect(try alone.estimate(coefficient).note == "agreement needs two coders or more")
      #expect(try whole.estimate(coefficient).note.hasPrefix("every coder took each text"))
      for cut in [nothing, alone, whole] { #expect(try cut.estimate(coefficient).value == nil) }
    }
    let apart = Unitization.cut(length: 10, [[(0, 3, 0)], [(5, 3, 0)]])
    #expect(try apart.estimate(.cuAlpha).note == "no two coders cut out the same words")
    #expect(try apart.estimate(.kuAlpha).note.hasPrefix("is of one code"))
    #expect(try apart.estimate(.cuAlpha, category: 0).note.hasSuffix("see ku-alpha"))
    #expect(try apart.estimate(.alphaU, category: 7).note == "no coder cut out anything")
    let full = Unitization.cut(length: 10, [[(0, 4, 0), (4, 6, 1)], [(0, 10, 0)]])
    #expect(try full.estimate(.binaryUAlpha).note.hasPrefix("no coder left a gap"))
    #expect(try full.estimate(.uAlpha).value != nil)
  }

  @Test func textsThatNotEveryCoderWorkedOn() throws {
    var cut = Krippendorff2004Tests.page254
    cut.continua.append(
      .init(name: "half", length: 500, stretches: [[.init(start: 0, end: 9, category: 0)], nil]))
    let estimate = try cut.estimate(.alphaU)
    #expect(abs((estimate.value ?? 0) - 0.858665) < 1e-6)
    #expect(estimate.note == "1 text left out that not every coder worked on")
    cut.continua.removeFirst()
    #expect(try cut.estimate(.alphaU).note == "there is no text that every coder worked on")
  }

  @Test func badStretches() {
    let outside = Unitization.cut(length: 10, [[(5, 6, 0)], []])
    #expect(throws: Violation.self) { try outside.estimate(.alphaU) }
    let backwards = Unitization.cut(length: 10, [[(5, -2, 0)], []])
    #expect(throws: Violation.emptySpan(start: 5, end: 3)) { try backwards.estimate(.gamma) }
    let far = Unitization.cut(length: .max, [[(.max - 9, 9, 0)], [(0, .max, .max)]])
    #expect(throws: Never.self) {
      for coefficient in Self.all { _ = try far.estimate(coefficient) }
    }
  }

  /// Samples are of whole texts: of one text there is no interval, nor of texts that are all alike.
  @Test func intervals() throws {
    let one = Krippendorff2004Tests.page254
    let single = try #require(try one.figures([.alphaU]).first?.certainty)
    #expect(single.low == nil && single.method.contains("only 1 source"))
    var alike = one
    alike.continua = [one.continua[0], one.continua[0], one.continua[0]]
    for coefficient in [AgreementCoefficient.alphaU, .uAlpha, .binaryUAlpha, .cuAlpha] {
      let figure = try #require(try alike.figures([coefficient]).first)
      #expect(figure.estimate.value != nil)
      let certainty = try #require(figure.certainty)
      #expect(certainty.standardError == 0 && certainty.low == nil && certainty.high == nil)
      #expect(
        certainty.method.hasPrefix("bootstrap of 1000 samples of sources, seed 1: no interval"))
    }
    let byCode = try alike.figuresByCategory([.alphaU, .kuAlpha])
    #expect(try byCode[1] == alike.figures([.alphaU, .kuAlpha], category: 1))
  }

  private func disorder(_ cut: Unitization) throws -> Double {
    Gamma(try SharedTexts(cut), seed: 1).observed
  }

  private func same(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-9 * max(1, abs(one))
  }
}
