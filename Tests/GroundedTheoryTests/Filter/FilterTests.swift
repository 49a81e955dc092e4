import GroundedTheory
import Testing

@Suite struct FilterTests {
  @Test(arguments: [
    ("role=居民", "\"role\" = \"居民\""),
    (" role ＝ “区 级” ", "\"role\" = \"区 级\""),
    ("a=1 or b=2 and not c=3", "(\"a\" = \"1\" or (\"b\" = \"2\" and not \"c\" = \"3\"))"),
    ("（a=1 或 b≥2） 且 非 c<3", "((\"a\" = \"1\" or \"b\" >= \"2\") and not \"c\" < \"3\")"),
    ("years＞＝5 AND years！＝7", "(\"years\" >= \"5\" and \"years\" != \"7\")"),
    ("((x<=1))", "\"x\" <= \"1\""),
    ("site ~ 胡同", "\"site\" ~ \"胡同\""),
    ("role in (居民、网格员，\"and\")", "\"role\" in (\"居民\", \"网格员\", \"and\")"),
    ("role not in (a)", "(not \"role\" is empty and not \"role\" in (\"a\"))"),
    ("role is empty and 'a b' is not empty", "(\"role\" is empty and not \"a b\" is empty)"),
    ("not not a=1", "not not \"a\" = \"1\""),
    ("date>2022-03-01 or n=-5", "(\"date\" > \"2022-03-01\" or \"n\" = \"-5\")"),
    ("a==b", "\"a\" = \"b\""),
  ]) func readsAndPrints(_ text: String, _ printed: String) throws {
    let filter = try Filter(text)
    #expect(filter.description == printed)
    #expect(try Filter(filter.description).description == printed)
  }

  /// Each with the words that follow and a `^` under the place.
  @Test(arguments: [
    ("role=居民 网格", "cannot follow here", "  role=居民 网格\n       　　 ^"),
    ("role", "After \"role\" comes =", "  role\n      ^"),
    ("role=", "ends where a value is missing", "  role=\n       ^"),
    ("(a=1", "A parenthesis opens here", "  (a=1\n  ^"),
    ("a=1)", "closes none", "  a=1)\n     ^"),
    ("居民=“x", "A quotation mark opens here", "  居民=“x\n  　　 ^"),
    ("a! b", "\"!\" stands alone", "  a! b\n   ^"),
    ("a=and", "if \"and\" is one, put it in quotation marks", "  a=and\n    ^"),
    ("a in b", "After \"in\" come values in parentheses", "  a in b\n       ^"),
    ("a in (b c)", "a comma and a value", "  a in (b c)\n          ^"),
    ("a is 5", "After \"is\" comes empty or not empty", "  a is 5\n       ^"),
    ("=5", "Here must be the name of an attribute, not \"=\"", "  =5\n  ^"),
    ("  ", "The filter is empty", "    \n    ^"),
  ]) func saysWhereItCannotBeRead(_ text: String, _ reason: String, _ shown: String) {
    let said = message { _ = try Filter(text) }
    #expect(said.contains(reason) && said.hasSuffix(shown), "said: \(said)")
  }

  @Test func deepFiltersAreRefusedAndLongOnesRead() throws {
    for deep in [
      String(repeating: "(", count: 100_000) + "a=1",
      String(repeating: "not ", count: 100_000) + "a=1",
    ] {
      #expect(message { _ = try Filter(deep) }.contains("nested more than 100 deep"))
    }
    let long = Array(repeating: "a=1", count: 10_000).joined(separator: " or ")
    #expect(try program(long, ["a": .number]).matches { _ in "1" })
  }

  @Test(arguments: [
    ("rola=x", "Did you mean \"role\"", 0),
    ("a=1 and zzz=x", "There is no attribute \"zzz\"; there are \"role\", \"years\"", 8),
    ("role>5", "\"role\" is a category, and > compares numbers and dates", 0),
    ("years~5", "\"years\" is a number, and ~ looks into texts", 0),
    ("years>=很久", "\"years\" is a number, and \"很久\" is none", 7),
    ("date=昨天", "\"date\" is a date (2022-03-01", 5),
    ("role=''", "write \"role\" is empty", 5),
  ]) func saysWhatDoesNotFitTheStudy(_ text: String, _ reason: String, _ position: Int) {
    let kinds: KeyValuePairs<String, AttributeKind> = [
      "role": .category, "years": .number, "date": .date, "a": .text,
    ]
    do {
      _ = try program(text, kinds)
      Issue.record("no error")
    } catch Violation.unusableFilter(let fault) {
      #expect(fault.reason.contains(reason) && fault.position == position, "\(fault)")
    } catch { Issue.record("\(error)") }
  }

  @Test(arguments: [
    ("date>=2022-03", "2022-03-01", true), ("date>=2022-03", "2022-02-28", false),
    ("date<=2022-03", "2022-03-31", true), ("date<2022-03", "2022-03-01", false),
    ("date=2022年3月", "2022-03-17", true), ("date=2022/3/1", "2022-03-01", true),
    ("date!=2022", "2022-03-01", false), ("date=2022-03-01", "2022-03", false),
    ("date!=2022-03-01", "2022-03", false), ("date>2021", "2022", true),
    ("date>=2022-03", "2022年4月2日", true), ("date=2022", "", false),
  ]) func datesCompareByWhatTheFilterGives(_ text: String, _ value: String, _ expected: Bool) throws
  {
    #expect(try program(text, ["date": .date]).matches { _ in value } == expected)
  }

  @Test func aComparisonWithAMissingValueIsFalse() throws {
    for text in ["n=1", "n!=1", "n<1", "t=x", "t!=x", "t~x", "t not in (x)", "d!=2022", "n in (1)"]
    {
      let program = try program(text, ["n": .number, "t": .text, "d": .date])
      #expect(!program.matches { _ in nil } && !program.matches { _ in "" }, "\(text)")
    }
    #expect(try program("not n=1", ["n": .number]).matches { _ in nil })
    #expect(try program("n is empty", ["n": .number]).matches { _ in "" })
  }

  private func program(
    _ text: String, _ kinds: KeyValuePairs<String, AttributeKind>
  ) throws -> FilterProgram {
    try FilterProgram(
      try Filter(text), columns: kinds.map { AttributeDefinition(name: $0.key, kind: $0.value) })
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }
}
