/// Lines in UTF-8, set apart by LF.
struct TextLines {
  private(set) var bytes: [UInt8] = []
  private(set) var isEmpty = true

  mutating func add(_ line: some Collection<UInt8>) {
    if !isEmpty { bytes.append(0x0A) }
    bytes.append(contentsOf: line)
    isEmpty = false
  }

  mutating func add(_ lines: TextLines) {
    if !lines.isEmpty { add(lines.bytes) }
  }
}
