/// The text of a table as it grows, in UTF-8: appending bytes is many times faster than characters.
struct TableBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String) { text.withBytes { bytes.append(contentsOf: $0) } }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes.append(contentsOf: bytes)
  }

  /// Appends a text whose special bytes `escape` writes in its own way, given the byte and the one
  /// before it; everything between them goes over in whole runs.
  mutating func append(
    _ text: String, special: (UInt8) -> Bool,
    escape: (inout TableBytes, _ byte: UInt8, _ previous: UInt8) -> Void
  ) {
    text.withBytes { source in
      var plain = 0
      for position in source.indices where special(source[position]) {
        bytes.append(contentsOf: source[plain..<position])
        escape(&self, source[position], position > 0 ? source[position - 1] : 0)
        plain = position + 1
      }
      bytes.append(contentsOf: source[plain...])
    }
  }

  mutating func append(_ number: Int) {
    guard number >= 0, number < 1000 else { return append(String(number)) }
    if number >= 100 { bytes.append(UInt8(48 + number / 100)) }
    if number >= 10 { bytes.append(UInt8(48 + number / 10 % 10)) }
    bytes.append(UInt8(48 + number % 10))
  }

  /// An undefined number is written as nothing: no reader may take it for a value.
  mutating func append(_ number: Double) {
    if number.isFinite { append(number.description) }
  }
}

extension String {
  /// Runs `body` over the UTF-8 of the text, without a copy where it is stored as such.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}
