import GroundedTheory
import Testing

@Suite struct AttributeKindTests {
  @Test(arguments: [
    ("5", "5"), (" １２，０００ ", "12000"), ("1,234,567.50", "1234567.50"), ("+007", "7"),
    ("−3", "-3"), ("-0.0", "0.0"), ("0", "0"), ("00", "0"), ("3.", nil), (".5", nil), ("1,23", nil),
    ("12,34,567", nil), ("1234,567", nil), (",123", nil), ("1 000", nil), ("5年", nil), ("", nil),
    ("nan", nil), ("0x10", nil), ("1e3", nil), ("五", nil),
    (String(repeating: "9", count: 41), nil),
  ]) func readsNumbers(_ text: String, _ kept: String?) {
    #expect(AttributeKind.number.reading(text) == kept)
  }

  @Test(arguments: [
    ("2022-03-01", "2022-03-01"), ("2022/3/1", "2022-03-01"), ("2022.3.1", "2022-03-01"),
    ("２０２２年３月１日", "2022-03-01"), ("2022 年 3 月 1 号", "2022-03-01"), ("2022年12月", "2022-12"),
    ("2022年3月1", "2022-03-01"), ("2022-3", "2022-03"), ("2022年", "2022"), ("2022", "2022"),
    ("2024-02-29", "2024-02-29"), ("2022-02-29", nil), ("1900-02-29", nil), ("2022-13", nil),
    ("2022-00-01", nil), ("2022/3-1", nil), ("3/1/2022", nil), ("22-03-01", nil), ("2022.3", nil),
    ("2022-03-", nil), ("2022-003-01", nil), ("0000", nil), ("2022-03-01 10:00", nil), ("昨天", nil),
  ]) func readsDates(_ text: String, _ kept: String?) {
    #expect(AttributeKind.date.reading(text) == kept)
  }

  @Test func infersKinds() {
    let many = (0..<30).map { "小区\($0)" }
    #expect(AttributeKind.inferred(from: ["5", "１２", "-3.5"]) == .number)
    #expect(AttributeKind.inferred(from: ["2021", "2022"]) == .number)
    #expect(AttributeKind.inferred(from: ["2021", "2022年3月"]) == .date)
    #expect(AttributeKind.inferred(from: ["007", "008"]) == .category)
    #expect(AttributeKind.inferred(from: ["13800138000"]) == .category)
    #expect(AttributeKind.inferred(from: ["5", "约5"]) == .category)
    #expect(AttributeKind.inferred(from: many) == .text)
    #expect(AttributeKind.inferred(from: many + many) == .category)
    #expect(AttributeKind.inferred(from: []) == .text)
  }
}
