/// Refuses YAML aliases before the file is composed.
///
/// A few lines of aliases to aliases stand for more values than fit into memory, and no codebook
/// needs them. A name counts only where it has both an anchor and an alias, each as YAML would see
/// it at the start of a value, so that `*stars*` and `R&D` in a text are left in peace.
enum AliasScan {
  static func refuseAliases(in utf8: [UInt8], fileName: String) throws {
    let anchors = Set(marks(UInt8(ascii: "&"), in: utf8).map(\.name))
    guard !anchors.isEmpty else { return }
    let aliases = marks(UInt8(ascii: "*"), in: utf8)
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return }
    let before = utf8[..<alias.offset]
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    throw FormatError.malformedYAML(
      fileName, line: before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) },
      column: String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1,
      reason: "aliases such as \"*\(alias.name)\" are not read; write the value out")
  }

  private static func marks(
    _ sign: UInt8, in utf8: [UInt8]
  ) -> [(offset: Int, name: String)] {
    var found: [(offset: Int, name: String)] = []
    for (offset, byte) in utf8.enumerated() where byte == sign {
      guard offset == 0 || opens(utf8[offset - 1]) else { continue }
      let name = utf8[(offset + 1)...].prefix { !closes($0) }
      if !name.isEmpty { found.append((offset, String(decoding: name, as: UTF8.self))) }
    }
    return found
  }

  private static func opens(_ byte: UInt8) -> Bool { byte <= 0x20 || ",[{:-?".utf8.contains(byte) }
  private static func closes(_ byte: UInt8) -> Bool { byte <= 0x20 || ",[]{}".utf8.contains(byte) }
}
