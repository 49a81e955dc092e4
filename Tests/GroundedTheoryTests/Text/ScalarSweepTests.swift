import TestSupport
import Testing

@testable import GroundedTheory

@Suite struct ScalarSweepTests {
  @Test(arguments: SeededGenerator.seeds)
  func agreesWithTheTextsOwnMap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let text = PlainText(random.text(pieces: 0...80))
      let places = (0..<8).map { _ in Int.random(in: 0...text.scalarCount, using: &random) }
        .sorted()
      text.utf8.withUnsafeBytes { bytes in
        var (forth, back) = (ScalarSweep(bytes), ScalarSweep(bytes))
        for place in places {
          let byte = forth.byte(ofScalar: place)
          #expect(byte == text.byteOffset(ofScalar: place), "seed \(seed)")
          #expect(back.scalar(ofByte: byte) == place, "seed \(seed)")
        }
        #expect(forth.byte(ofScalar: text.scalarCount + 9) == bytes.count)
      }
    }
  }
}
