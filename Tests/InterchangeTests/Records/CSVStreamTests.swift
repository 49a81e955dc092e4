import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// A table read in parts is the table read whole, wherever the parts end.
@Suite struct CSVStreamTests {
  private func rows(_ reader: CSVReader) throws -> [[String]] {
    var reader = reader
    var rows = [reader.header]
    while let row = try reader.next() {
      let row = try row.get()
      rows.append(row.indices.map(row.text))
      #expect(rows.last == row.indices.map { String(decoding: row.utf8($0), as: UTF8.self) })
    }
    return rows
  }

  private func parts(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> () ->
    [UInt8]?
  {
    var parts: [[UInt8]] = []
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, at + Int.random(in: 0...40, using: &generator))
      parts.append(Array(bytes[at..<end]))
      at = end
    }
    var next = parts.makeIterator()
    return { next.next() }
  }

  @Test(arguments: SeededGenerator.seeds)
  func randomTables(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let cells = (0..<Int.random(in: 1...12, using: &generator)).map { row in
        ["r\(row)"] + (0..<2).map { _ in generator.text(pieces: 0...9) + (row == 3 ? "\"," : "") }
      }
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
      let lines = ([["id", "a", "b"]] + cells).map { row in
        row.map { cell in
          cell.unicodeScalars.contains { "\",\r\n\t".unicodeScalars.contains($0) }
            || generator.chance(1, in: 4)
            ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: ",")
      }
      let bytes = Array((lines.joined(separator: lineEnd) + lineEnd).utf8)
      let whole = try rows(CSVReader(bytes, fileName: "a.csv"))
      #expect(whole.count == cells.count + 1)
      // The first part holds the header, as the first part of a file does.
      let next = parts(Array(bytes.dropFirst(12)), &generator)
      var first: [UInt8]? = Array(bytes.prefix(12))
      let streamed = try CSVReader(fileName: "a.csv") {
        defer { first = nil }
        return first ?? next()
      }
      #expect(try rows(streamed) == whole)
    }
  }

  @Test func aQuotationMarkThatIsNeverClosed() throws {
    var parts = ["id,text\n1,好\n2,\"never closed\n"] + Array(repeating: "3,abcdefgh\n", count: 100)
    let endless = {
      () -> [UInt8]? in parts.isEmpty ? nil : Array(parts.removeFirst().utf8)
    }
    var reader = try CSVReader(fileName: "a.csv", rowLimit: 256, streaming: endless)
    _ = try reader.next()
    let error = #expect(throws: FormatError.self) { _ = try reader.next() }
    #expect("\(try #require(error))".contains("\"a.csv\", row 3: this row is longer than"))
    // What follows was not read to its end.
    #expect(parts.count > 50)
  }
}
