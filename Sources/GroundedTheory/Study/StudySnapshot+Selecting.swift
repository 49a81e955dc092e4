extension StudySnapshot {
  /// The same study with only some of its codings: those in this source, of this code and all below
  /// it, by this coder. nil stands for all.
  /// - Throws: ``Violation`` naming the source, code or coder that does not exist, with the nearest
  ///   names.
  public func selecting(
    source: String? = nil, code: String? = nil, coder: String? = nil
  ) throws -> StudySnapshot {
    var result = self
    if let source {
      let found =
        sources.first { $0.name == source } ?? sources.first { String($0.number) == source }
      guard let found else {
        throw Violation.unknownSource(
          source, nearest: Nearest.names(to: source, among: sources.map(\.name)))
      }
      result.codings.removeAll { $0.source != found.id }
    }
    if let code {
      let below = codebook.subtree(of: try codebook.code(named: code))
      result.codings.removeAll { !below.contains($0.code) }
    }
    if let coder {
      guard let found = coders.first(where: { $0.name == coder }) else {
        throw Violation.unknownCoder(
          coder, nearest: Nearest.names(to: coder, among: coders.map(\.name)), mayBeAdded: false)
      }
      result.codings.removeAll { $0.coder != found.id }
    }
    return result
  }
}
