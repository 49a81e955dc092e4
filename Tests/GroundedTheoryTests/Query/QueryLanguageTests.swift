import GroundedTheory
import TestSupport
import Testing

@Suite struct QueryLanguageTests {
  @Test(arguments: [
    ("居民参与", "\"居民参与\""),
    ("A12 near B", "(\"A12\" near \"B\" within 1 sentences)"),
    ("A near B within 50 characters", "(\"A\" near \"B\" within 50 characters)"),
    ("A 邻近 B 相距 50字", "(\"A\" near \"B\" within 50 characters)"),
    ("A NEAR B within 1 turn by same coder", "(\"A\" near \"B\" within 1 turns by same coder)"),
    ("A not near B 相距 2 句", "(\"A\" not near \"B\" within 2 sentences)"),
    ("A near B inside C", "((\"A\" near \"B\" within 1 sentences) inside \"C\")"),
    ("A near (B inside C)", "(\"A\" near (\"B\" inside \"C\") within 1 sentences)"),
    (
      "A or B same turn C and not D",
      "(\"A\" or ((\"B\" same turn \"C\") and not \"D\"))"
    ),
    ("not A overlapping B", "not (\"A\" overlapping \"B\")"),
    ("(A or B) 且 非 C", "((\"A\" or \"B\") and not \"C\")"),
    ("「居民 参与」 重叠 “near” 同编码员", "(\"居民 参与\" overlapping \"near\" by same coder)"),
    ("A and where level >= 3", "(\"A\" and where \"level\" >= \"3\")"),
    ("A before B and memo ~ 存疑", "((\"A\" before \"B\") and \"memo\" ~ \"存疑\")"),
    ("coder in (李, 王) and level=main", "(\"coder\" in (\"李\", \"王\") and \"level\" = \"main\")"),
    ("A same words B same source C", "((\"A\" same words \"B\") same source \"C\")"),
    (
      "where role is not empty near B",
      "((not where \"role\" is empty) near \"B\" within 1 sentences)"
    ),
    (
      "coder not in (李) and role is not empty",
      "((not \"coder\" is empty and not \"coder\" in (\"李\")) and not \"role\" is empty)"
    ),
  ]) func readsAndPrints(_ text: String, _ printed: String) throws {
    #expect(try Query(text).description == printed)
    #expect(try Query(printed).description == printed)
  }

  /// Each with the words that follow and a `^` under the place.
  @Test(arguments: [
    ("", "The query is empty", "  \n  ^"),
    ("居民 参与", "\"参与\" cannot follow here", "  居民 参与\n  　　 ^"),
    ("参与 naer 经费", "Did you mean near?", "  参与 naer 经费\n  　　 ^"),
    ("near B", "if \"near\" is a code, put it in quotation marks", "  near B\n  ^"),
    ("参与 near", "The query ends where a code or a condition is missing", "  参与 near\n  　　     ^"),
    (
      "A same B", "After \"same\" comes words, turn, source or participant",
      "  A same B\n         ^"
    ),
    ("A not B", "Here must be a relation", "  A not B\n        ^"),
    (
      "A near B within two turns", "After \"within\" comes a distance",
      "  A near B within two turns\n                  ^"
    ),
    (
      "A near B within 5 metres", "A distance counts",
      "  A near B within 5 metres\n                    ^"
    ),
    (
      "A inside B within 5 turns", "\"inside\" takes no distance",
      "  A inside B within 5 turns\n             ^"
    ),
    (
      "A near B by same 李", "After \"by\" comes same coder",
      "  A near B by same 李\n                   ^"
    ),
    ("(A near B", "A parenthesis opens here", "  (A near B\n  ^"),
    ("A and where B", "comes a condition such as role=居民", "  A and where B\n              ^"),
    ("A and coder=", "The query ends where a value is missing", "  A and coder=\n              ^"),
  ]) func saysWhereItCannotBeRead(_ text: String, _ reason: String, _ shown: String) {
    let said = message { _ = try Query(text) }
    #expect(said.contains(reason) && said.hasSuffix(shown), "said: \(said)")
  }

  @Test func deepAndLongQueriesAreRefused() {
    #expect(
      message { _ = try Query(String(repeating: "(", count: 100_000) + "A") }
        .contains("nested more than 100 deep"))
    let row = Array(repeating: "A", count: 100_000).joined(separator: " near ")
    #expect(message { _ = try Query(row) }.contains("More than 100 relations"))
  }

  /// Each level is looked up once: twice would be 2^45 times at the lowest.
  @Test func whatIsLeftOutMayBeNestedDeeply() throws {
    var random = SeededGenerator(seed: 2)
    let study = try RandomCodings(&random)
    let text =
      String(repeating: "参与 and not (", count: 45) + "参与" + String(repeating: ")", count: 45)
    #expect(try study.matches(try Query(text)).isEmpty != study.matches(try Query("参与")).isEmpty)
  }

  /// Each with the word marked that is pointed at.
  @Test(arguments: [
    ("参与 near ⟦信賴⟧", "There is no code \"信賴\""),
    ("参与 and coder=⟦李四⟧", "Did you mean \"李\""),
    ("参与 and level=⟦mian⟧", "There is no level \"mian\""),
    ("参与 and source=⟦A1⟧", "Did you mean \"A01\""),
    ("参与 and ⟦codr⟧=李", "Did you mean \"code\" or \"coder\""),
    ("参与 and speaker=⟦C⟧", "No turn is spoken by \"C\""),
    ("参与 and ⟦quote⟧=网", "\"quote\" is a text; use ~"),
    ("参与 and ⟦coder⟧>李", "\"coder\" is a name; use ="),
    ("参与 and ⟦role⟧>5", "> compares numbers and dates"),
    ("参与 and where ⟦coder⟧=李", "There is no attribute \"coder\""),
    ("参与 and ⟦经费⟧", "write overlapping or same words for and"),
    ("role=居民 and 参与 and not ⟦经费⟧", "write not overlapping or not same words"),
  ]) func saysWhatDoesNotFitTheStudy(_ marked: String, _ reason: String) throws {
    var random = SeededGenerator(seed: 2)
    let study = try RandomCodings(&random)
    let query = try MarkedText(marked)
    do {
      _ = try study.matches(try Query(query.string))
      Issue.record("no error")
    } catch Violation.unusableFilter(let fault) {
      #expect(
        fault.reason.contains(reason) && fault.position == query.spans.first?.start, "\(fault)")
    }
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }
}
