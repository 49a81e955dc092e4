import GroundedTheory
import TestSupport
import Testing

@Suite struct TextFinderTests {
  private func found(_ pattern: TextPattern, in text: String) throws -> [String] {
    let finder = try TextFinder(pattern)
    return try Array(text.utf8).withUnsafeBytes { bytes in
      let ranges = try finder.matches(in: bytes)
      #expect(ranges.isEmpty || finder.mayOccur(in: bytes))
      return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test func anyOfSeveralWordsTakesTheLongerWhereTwoBegin() throws {
    let text = "社区居委会和社区，网格员 community"
    #expect(
      try found(TextPattern(words: ["社区", "社区居委会", "com"]), in: text) == [
        "社区居委会", "社区", "com",
      ])
    #expect(try found(TextPattern(words: ["社區"]), in: text) == [])
  }

  @Test func allWordsMustStandInOneUnit() throws {
    let text = "停车难，物业不管。|停车。|物业说停车，停车。"
    let pattern = try TextPattern(words: ["停车", "物业"], mode: .all)
    let finder = try TextFinder(pattern)
    let matches = try Array(text.utf8).withUnsafeBytes { bytes in
      let bars = bytes.indices.filter { bytes[$0] == UInt8(ascii: "|") }
      let edges = [0] + bars + [bytes.count]
      return try finder.matches(in: bytes, units: zip(edges, edges.dropFirst()).map { $0..<$1 })
        .map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(matches == ["停车", "物业", "物业", "停车", "停车"])
  }

  @Test func aPhraseHasItsSpaces() throws {
    let phrase = try TextPattern(words: ["the", "state"], mode: .phrase)
    #expect(try found(phrase, in: "of the state, the  state, The state") == ["the state"])
  }

  @Test func foldingTakesScriptWidthAndCaseForTheSame() throws {
    let text = "社區營造、社区营造，ＮＰＯ與npo，臺灣和台湾；ｶﾅ"
    #expect(try found(TextPattern(words: ["社区"], folds: true), in: text) == ["社區", "社区"])
    #expect(try found(TextPattern(words: ["社區營造"], folds: true), in: text).count == 2)
    #expect(try found(TextPattern(words: ["Npo"], folds: true), in: text) == ["ＮＰＯ", "npo"])
    #expect(try found(TextPattern(words: ["台灣"], folds: true), in: text) == ["臺灣", "台湾"])
    #expect(try found(TextPattern(words: ["カナ"], folds: true), in: text) == ["ｶﾅ"])
    #expect(try found(TextPattern(words: ["社区"]), in: text) == ["社区"])
  }

  @Test func aRegularExpressionIsMatchedLineByLineInBytes() throws {
    let text = "𠮷说：2021年，社區\n嗯，2022年。"
    #expect(try found(TextPattern(regex: "[0-9]{4}年"), in: text) == ["2021年", "2022年"])
    #expect(try found(TextPattern(regex: "^嗯|^𠮷"), in: text) == ["𠮷", "嗯"])
    #expect(try found(TextPattern(regex: "x*"), in: text) == [])
    #expect(try found(TextPattern(regex: "社区"), in: text) == [])
    #expect(try found(TextPattern(regex: "，社区$", folds: true), in: text) == ["，社區"])
    #expect(try found(TextPattern(regex: "\\S（", folds: true), in: "他（Ａ)") == ["他（"])
  }

  @Test(arguments: [
    ("社区(", 2), ("[社区", 2), ("a{3,2}", 5), ("ab)", 2), ("a\\8", 2),
  ])
  func aBadPatternIsShownWhereItIsBad(_ pattern: String, _ position: Int) throws {
    do {
      _ = try TextPattern(regex: pattern)
      Issue.record("\(pattern) was taken")
    } catch Violation.unusablePattern(let fault) {
      #expect(fault.text == pattern)
      #expect(abs(fault.position - position) <= 1, "\(fault)")
    }
  }

  @Test func aPatternThatTakesForEverIsGivenUp() throws {
    let finder = try TextFinder(TextPattern(regex: "(a+)+$"))
    let text = Array((String(repeating: "a", count: 60) + "b").utf8)
    #expect(throws: Violation.patternTooSlow("(a+)+$")) {
      try text.withUnsafeBytes { try finder.matches(in: $0) }
    }
  }

  @Test(arguments: [[], [""], ["社区", " \u{3000}"]])
  func blankWordsAreRefused(_ words: [String]) {
    #expect(throws: Violation.nothingToFind) { try TextPattern(words: words) }
  }

  /// What is found is what scanning the scalars one by one finds, folded or not.
  @Test(arguments: SeededGenerator.seeds)
  func agreesWithANaiveSearch(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let text = random.text(pieces: 0...60)
      let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        random.text(pieces: 1...2)
      }
      .filter { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
      guard !words.isEmpty else { continue }
      for folds in [false, true] {
        let pattern = try TextPattern(words: words, folds: folds)
        #expect(try found(pattern, in: text) == naive(words, text, folds), "seed \(seed)")
      }
    }
  }

  private func naive(_ words: [String], _ text: String, _ folds: Bool) -> [String] {
    // The generator's text has no letters but these that folding changes.
    func fold(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.map { folds && $0.properties.lowercaseMapping == "å" ? "å" : $0 }
    }
    let scalars = Array(text.unicodeScalars)
    let folded = fold(text)
    var found: [String] = []
    var at = 0
    while at < scalars.count {
      let lengths = words.map(fold).filter { folded[at...].starts(with: $0) }.map(\.count)
      guard let length = lengths.max() else {
        at += 1
        continue
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[at..<at + length])
      found.append(String(view))
      at += length
    }
    return found
  }
}
