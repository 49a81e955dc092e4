import Foundation
import GroundedTheory
import Testing

@Suite struct UUIDSequenceTests {
  /// RFC 9562, section 5.7: version 7 in the high half of byte 6, variant 10 in the top of byte 8.
  @Test func bitsAreThoseOfVersion7() throws {
    var sequence = UUIDSequence()
    for _ in 0..<1000 {
      let bytes = sequence.next().uuid
      #expect(bytes.6 >> 4 == 7)
      #expect(bytes.8 >> 6 == 0b10)
    }
  }

  @Test func theFirst48BitsAreMilliseconds() {
    var sequence = UUIDSequence()
    let id = sequence.next(at: Date(timeIntervalSince1970: Double(0x0123_4567_89AB) / 1000))
    #expect(id.uuidString.hasPrefix("01234567-89AB-7"))
  }

  /// A hundred thousand in one instant, then with a clock that stands, goes on and goes back.
  @Test func identifiersRiseStrictlyWhateverTheClockDoes() throws {
    var sequence = UUIDSequence()
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    var last = ""
    for step in 0..<200_000 {
      let now =
        step < 100_000 ? start : start.addingTimeInterval(Double(step % 1000 - 500) / 100)
      let id = sequence.next(at: now).uuidString
      try #require(last < id, "at step \(step)")
      last = id
    }
  }

  @Test func anIdentifierReadsWhatItWrites() throws {
    let id = Identifier<Level>(UUID())
    #expect(Identifier<Level>(id.description) == id)
    #expect(id.description == id.description.lowercased())
    #expect(Identifier<Level>("A01-3") == nil)
    #expect(
      try JSONDecoder().decode([Identifier<Level>].self, from: JSONEncoder().encode([id])) == [id])
  }
}
