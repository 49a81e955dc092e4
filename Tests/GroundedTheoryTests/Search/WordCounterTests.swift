import GroundedTheory
import TestSupport
import Testing

@Suite struct WordCounterTests {
  private func counter(
    _ texts: [String], terms: [String] = [], folds: Bool = false
  ) -> WordCounter {
    let counter = WordCounter(terms: terms, folds: folds, groups: texts.count)
    for (index, text) in texts.enumerated() {
      Array(text.utf8).withUnsafeBytes { counter.add($0, source: index, group: index) }
    }
    return counter
  }

  private func printed(_ words: [CountedWord]) -> [String] {
    words.map { "\($0.word) \($0.count)/\($0.sources)" }
  }

  @Test func chineseIsCutIntoWordsAndTermsStayWhole() {
    let texts = ["居民参加社区活动，居民很高兴。", "2021年，居民议事厅 3 次；停车难！"]
    let plain = counter(texts).words(minLength: 2)
    #expect(printed(plain).first == "居民 3/2")
    #expect(plain.contains { $0.word == "社区" } && !plain.contains { $0.word == "停车难" })
    #expect(plain.allSatisfy { $0.inGroups.reduce(0, +) == $0.count })
    let terms = counter(texts, terms: ["议事厅", "居民议事厅", "停车难"]).words(minLength: 3)
    #expect(printed(terms) == ["停车难 1/1", "居民议事厅 1/1"])
    let all = counter(texts).words()
    #expect(!all.contains { $0.word.contains("2") || $0.word.contains("，") })
  }

  @Test func englishWordsAreWholeSmallAndWithoutStopWords() {
    let texts = ["The Wardens don’t warn. Wardens, Don't!", "War and rewards: GDP."]
    let words = counter(texts, terms: ["war"]).words(minLength: 2, without: StopWords.all)
    #expect(printed(words) == ["wardens 2/1", "gdp 1/1", "rewards 1/1", "war 1/1", "warn 1/1"])
    #expect(printed(counter(texts).words(top: 1)) == ["don't 2/1"])
  }

  @Test func foldingCountsBothScriptsAsOne() {
    let texts = ["社區、我們、ＧＤＰ", "社区、gdp"]
    #expect(
      printed(counter(texts, folds: true).words(without: StopWords.all)) == [
        "gdp 2/2", "社区 2/2",
      ])
    // Stop words are known in both scripts, folded or not.
    let apart = counter(texts).words(without: StopWords.all)
    #expect(Set(apart.map(\.word)) == ["社區", "社区", "ｇｄｐ", "gdp"])
  }

  @Test(arguments: SeededGenerator.seeds)
  func countsDoNotDependOnTheRoomForThem(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<3000).map { _ in "w" + String(UInt16.random(in: 0...3000, using: &random)) }
    let expected = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    // Letters with digits make one word.
    let counted = counter([words.joined(separator: " ")]).words()
    let isSame = Dictionary(uniqueKeysWithValues: counted.map { ($0.word, $0.count) }) == expected
    #expect(isSame, "seed \(seed)")
  }
}
