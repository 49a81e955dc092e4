import Foundation

/// Which memos are asked for.
public struct MemoFilter: Sendable {
  /// By name or number; a memo on the source itself or on a coding in it.
  public var source: String?
  /// By name, path or number; a memo on it or a code below it, on a coding with one of them, on a
  /// relation of one of them, or one that compares one of them.
  public var code: String?
  /// What it is about.
  public var kind: Memo.Kind?
  /// Words that it holds, capital or small.
  public var words: String?
  /// Only memos that compare codes.
  public var isComparison: Bool

  /// Takes every memo that nothing given here excludes.
  public init(
    source: String? = nil, code: String? = nil, kind: Memo.Kind? = nil, words: String? = nil,
    isComparison: Bool = false
  ) {
    self.source = source
    self.code = code
    self.kind = kind
    self.words = words
    self.isComparison = isComparison
  }
}

extension StudySnapshot {
  /// The memos that are asked for.
  /// - Throws: ``Violation`` for a source or code that the study does not have.
  public func memos(_ filter: MemoFilter) throws -> [Memo] {
    let source = try filter.source.map { reference in
      guard
        let source = sources.first(where: { $0.name == reference })
          ?? sources.first(where: { String($0.number) == reference })
      else {
        throw Violation.unknownSource(
          reference, nearest: Nearest.names(to: reference, among: sources.map(\.name)))
      }
      return source.id
    }
    let codes = try filter.code.map { codebook.subtree(of: try codebook.code(named: $0)) }
    let codings = Dictionary(
      self.codings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return memos.filter { memo in
      if let kind = filter.kind, memo.kind != kind { return false }
      if filter.isComparison, memo.compared.isEmpty { return false }
      if let words = filter.words, memo.text.range(of: words, options: .caseInsensitive) == nil {
        return false
      }
      if let source, !memo.isOn(source, codings) { return false }
      return codes.map { memo.isOn($0, codings, relations) } ?? true
    }
  }
}

extension Memo {
  fileprivate func isOn(_ source: SourceDocument.ID, _ codings: [Coding.ID: Coding]) -> Bool {
    switch subject {
    case .source(let id): id == source
    case .coding(let id): codings[id]?.source == source
    case .study, .code, .relation: false
    }
  }

  fileprivate func isOn(
    _ codes: Set<Code.ID>, _ codings: [Coding.ID: Coding], _ relations: [Relation]
  ) -> Bool {
    if compared.contains(where: codes.contains) { return true }
    switch subject {
    case .code(let id): return codes.contains(id)
    case .coding(let id): return codings[id].map { codes.contains($0.code) } ?? false
    case .relation(let id):
      guard let relation = relations.first(where: { $0.id == id }) else { return false }
      if case .code(let to) = relation.to, codes.contains(to) { return true }
      return codes.contains(relation.from)
    case .study, .source: return false
    }
  }
}
