import GroundedTheory
import Testing

extension Unitization {
  /// One text; for each coder, in order, where each stretch begins, how long it is, and its code.
  static func cut(
    length: Int, categories: [String] = ["c"], _ coders: [[(begin: Int, length: Int, code: Int32)]]
  ) -> Unitization {
    Unitization(
      coders: coders.indices.map { "coder \($0)" }, categories: categories,
      continua: [
        Continuum(
          name: "text", length: length,
          stretches: coders.map {
            $0.map { Stretch(start: $0.begin, end: $0.begin + $0.length, category: $0.code) }
          })
      ])
  }

  /// Random stretches in several texts (synthetic).
  /// - Parameter overlapping: whether a coder's stretches may lie over each other.
  static func random(
    coders: Int, texts: Int, codes: Int, most: Int, length: Int = 60, overlapping: Bool,
    using generator: inout SeededGenerator
  ) -> Unitization {
    let continua = (0..<texts).map { text in
      Continuum(
        name: "text \(text)", length: length + text,
        stretches: (0..<coders).map { _ in
          var end = 0
          var stretches: [Stretch] = []
          for _ in 0..<generator.index(below: most + 1) {
            let from = overlapping ? 0 : end
            guard from + 1 < length else { break }
            let start = from + generator.index(below: min(15, length - from - 1))
            end = min(length, start + 1 + generator.index(below: 14))
            stretches.append(
              Stretch(start: start, end: end, category: Int32(generator.index(below: codes))))
          }
          return stretches
        })
    }
    return Unitization(
      coders: (0..<coders).map { "coder \($0)" }, categories: (0..<codes).map { "code \($0)" },
      continua: continua)
  }

  /// The only figure of one coefficient.
  func estimate(_ coefficient: AgreementCoefficient, category: Int? = nil) throws -> Estimate {
    var options = AgreementOptions()
    options.samples = 0
    return try #require(
      figures([coefficient], options: options, category: category).first?.estimate)
  }
}
