import Foundation
import GroundedTheory

/// What a table for people calls its columns, and the fixed words in its cells.
///
/// CSV, TSV and JSON never look at it: there the English keys are a contract.
public struct Headings: Sendable {
  private let titles: [String: String]
  private let values: [String: [String: String]]
  private let flags: (yes: String, no: String)
  private let numberSuffix: String?
  /// Whether a key without a name is set with spaces.
  private var isSpaced = false

  /// The column keys as they are.
  public static let keys = Headings(
    titles: [:], values: [:], flags: ("true", "false"), numberSuffix: nil)

  /// The keys as words, for a page in English: `new codes`, `share found`.
  public static let english = Headings(
    titles: [:],
    values: [
      "figure": [
        "chao2": "Chao2 estimate", "chao1": "Chao1 estimate", "coverage": "sample coverage",
        "share_found": "share found", "guest": "Guest's threshold reached at",
        "guest_degree": "share found by then", "guest_zero": "the same, no new code at all",
        "last_new": "last new code at", "inductive_saturation": "no new code after",
        "uncounted": "codes not counted", "held_out": "sources held out",
        "held_out_codings": "codings in them", "relations_untested": "relations not tested",
        "exemplified": "codes borne out", "coding_saturation": "all codes borne out at",
      ]
    ], flags: ("yes", "no"), numberSuffix: nil, isSpaced: true)

  /// Chinese names, such as 编码总数 for `codings_total`.
  public static let chinese = Headings(
    titles: chineseTitles, values: chineseValues, flags: ("是", "否"), numberSuffix: "编号")

  /// The same headings, with the study's own names for its levels, as columns and as values of the
  /// column `level`. The plain keys stay as they are.
  public func naming(_ levels: [Level]) -> Headings {
    guard numberSuffix != nil || isSpaced else { return self }
    let names = Dictionary(
      levels.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Headings(
      titles: titles.merging(names) { own, _ in own },
      values: values.merging(["level": names]) { _, new in new }, flags: flags,
      numberSuffix: numberSuffix, isSpaced: isSpaced)
  }

  /// The heading of a column; the key itself where there is no name for it.
  public func title(of key: String) -> String {
    if let title = titles[key] { return title }
    if let numberSuffix, key.hasSuffix("_number") {
      return title(of: String(key.dropLast("_number".count))) + numberSuffix
    }
    return isSpaced ? key.replacing("_", with: " ") : key
  }

  /// A cell as people read it: real numbers with three decimals, fixed words translated.
  func value(_ cell: ReportTable.Cell, of key: String) -> String {
    switch cell {
    case .text(let text): values[key]?[text] ?? ofCoder(text, key) ?? text
    case .real(let number): number.isFinite ? String(format: "%.3f", number) : ""
    case .flag(let flag): flag ? flags.yes : flags.no
    case .integer, .empty: cell.plain
    }
  }

  /// A figure that names a coder, such as `codings of 李 accepted`.
  private func ofCoder(_ text: String, _ key: String) -> String? {
    guard key == "figure", numberSuffix != nil else { return nil }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count > 3, parts[0] == "codings", parts[1] == "of", let last = parts.last,
      let verdict = values["verdict"]?[String(last)]
    else { return nil }
    return "\(parts[2..<(parts.count - 1)].joined(separator: " "))的编码，\(verdict)"
  }

  /// What stands below a list of which `count` of `total` are left out.
  func more(_ count: Int, of total: Int) -> String {
    numberSuffix == nil
      ? "… and \(count) more; --limit \(total) prints all"
      : "…… 另有 \(count) 条；--limit \(total) 全部列出"
  }
}

extension Headings {
  private static let noValue = "（无）"

  private static let things = [
    "study": "研究", "level": "层级", "coder": "编码员", "participant": "受访者", "attribute": "属性",
    "speaker": "说话人", "source": "资料", "code": "编码", "coding": "编码记录", "memo": "备忘录",
    "relation": "关系", "rule": "规则", "query": "查询", "assignment": "任务分配", "decision": "裁定",
    "turn": "话轮",
  ]

  fileprivate static let chineseValues: [String: [String: String]] = [
    "verdict": [
      "same": "相符", "differs": "不符", "accepted": "采纳", "rejected": "不采纳",
    ],
    "provenance": ["published": "论文公开", "reconstructed": "重构"],
    "memo_kind": ["code": "编码", "theoretical": "理论", "method": "方法", "case": "个案"],
    "subject": [
      "code": "编码", "coding": "编码记录", "source": "资料", "relation": "关系", "study": "研究",
    ],
    "coefficient": Dictionary(
      AgreementCoefficient.allCases.map {
        ($0.rawValue, PageWords(language: .chinese).name(of: $0))
      }, uniquingKeysWith: { first, _ in first }),
    "universe": ["all": "全部单位", "coded": "已编码单位"],
    "metric": [
      "jaccard": "杰卡德距离", "masi": "MASI 距离", "ordinal": "顺序", "interval": "等距", "ratio": "比率",
    ],
    "stage": ["before": "裁定前", "after": "裁定后"],
    "scale": [
      "landis-koch": "Landis–Koch 1977", "altman": "Altman 1991", "fleiss": "Fleiss 1981",
      "cicchetti-sparrow": "Cicchetti–Sparrow 1981", "krippendorff": "Krippendorff 2004",
    ],
    "band": [
      "almost perfect": "几乎完全一致", "substantial": "高度一致", "moderate": "中等", "fair": "一般",
      "slight": "轻微", "poor": "差", "very good": "很好", "good": "好", "excellent": "优",
      "fair to good": "一般至好", "reliable": "可靠", "tentative conclusions only": "仅可作初步结论",
      "not reliable enough": "不够可靠",
    ],
    "note": Dictionary(
      Benchmark.Lack.allCases.map { ($0.description, PageWords(language: .chinese).lack($0)) },
      uniquingKeysWith: { first, _ in first }),
    "disagreement": ["codes": "编码不同", "coverage": "未全编"],
    "how": ["itself": "本身", "merged": "并入", "below": "下属"],
    "state": ["live": "有效", "orphan": "失锚"],
    "value": [ReportTable.noValue: noValue], "group": [ReportTable.noValue: noValue],
    "unit": [
      "participant": "受访者", "source": "资料", "record": "记录", "match": "词语", "sentence": "句子",
      "turn": "话轮", "scalar": "字符", "segment": "片段",
    ],
    "figure": [
      "sources compared": "比较的资料数", "sources coded by some only": "仅部分编码员编码的资料数",
      "passages": "段落数", "passages agreed": "一致的段落数", "passages coded differently": "编码不同的段落数",
      "passages not coded by all": "并非全体都编码的段落数", "share agreed": "一致的比例",
      "disagreements decided": "已裁定的分歧数", "share agreed or decided": "一致或已裁定的比例",
      "percent": "一致性百分比", "percent before": "一致性百分比（裁定前）", "percent after": "一致性百分比（裁定后）",
      "cohen-kappa": "科恩 κ", "cohen-kappa before": "科恩 κ（裁定前）", "cohen-kappa after": "科恩 κ（裁定后）",
      "krippendorff-alpha": "克里彭多夫 α", "krippendorff-alpha before": "克里彭多夫 α（裁定前）",
      "krippendorff-alpha after": "克里彭多夫 α（裁定后）",
      "sources": "资料数", "codes": "编码个数", "chao2": "Chao2 估计总数", "chao1": "Chao1 估计总数",
      "coverage": "样本覆盖率", "share_found": "已发现的比例", "guest": "达到 Guest 阈值处",
      "guest_degree": "该处已得到的比例", "guest_zero": "达到 Guest 阈值处（阈值0%）",
      "last_new": "最后出现新编码的位置", "inductive_saturation": "归纳主题饱和处",
      "uncounted": "未计入的编码", "held_out": "留存资料数", "held_out_codings": "留存资料的编码记录",
      "relations_untested": "未能检验的关系", "exemplified": "有例证的编码比例", "coding_saturation": "编码饱和处",
    ],
    "what": things.merging(["event": "操作"]) { own, _ in own },
    "check": [
      "file": "文件", "references": "引用", "events": "操作", "versions": "版本", "replay": "重演",
      "undo": "撤销", "texts": "文本", "turns": "话轮", "quotes": "语句", "codebook": "编码本",
      "lists": "列表",
    ],
    "relation": ["overlap": "重叠", "turn": "同一话轮", "near": "邻近"],
    "kind": [
      "interview": "访谈", "field-note": "田野笔记", "document": "文件", "records": "记录",
      "text": "文字", "number": "数字", "date": "日期", "category": "类别",
    ],
    "thing": things,
    "change": [
      "added": "新增", "removed": "删去", "merged": "并入", "renamed": "改名", "moved": "移动",
      "promoted": "升级", "demoted": "降级", "renumbered": "改号", "redefined": "改内涵",
      "provenance": "来源标注", "aliases": "别名", "properties": "属性与维度", "colour": "颜色",
      "in_vivo": "本土概念", "recoded": "改编码", "reassigned": "改编码员", "orphaned": "失锚",
      "placed": "重新定位", "span": "改起止", "text": "改文本", "kind": "改类型", "compared": "比较的编码",
      "changed": "更改", "note": "改说明", "support": "支持编码", "value": "属性值", "linked": "对应受访者",
      "number": "改编号", "participant": "受访者", "held_out": "留存检验", "prefix": "改前缀",
      "title": "改题目", "citation": "改引文", "storyline": "改故事线", "event": "操作",
      "code": "新编码", "add": "增加", "remove": "撤回", "memo": "备忘",
    ],
    "type": Dictionary(
      Relation.Kind.allCases.map { ($0.rawValue, FigureLanguage.chinese.word(for: $0)) },
      uniquingKeysWith: { first, _ in first }),
    "role": ["interviewer": "访谈者", "respondent": "受访者"],
  ]

  fileprivate static let chineseTitles: [String: String] = [
    // Codes and their counts
    "level": "层级", "number": "编号", "name": "名称", "path": "路径", "parent": "上级",
    "definition": "内涵", "provenance": "来源标注", "basis": "依据研究", "sources": "资料数",
    "participants": "受访者数", "values": "取值数", "coders": "编码员数", "codings": "编码数",
    "codings_total": "编码总数", "aliases": "别名", "properties": "性质与维度", "colour": "颜色",
    "in_vivo": "本土概念", "property": "性质", "range": "维度", "prefix": "编号前缀", "rank": "层次",
    "codes": "编码个数",
    // Codings, turns, search
    "rule": "规则", "words": "词语", "regex": "正则", "fold": "不分繁简全半角",
    "where": "条件", "last_run": "最近运行", "new": "新增", "present": "已有",
    "id": "标识", "state": "状态", "source": "资料", "turn": "话轮", "speaker": "说话人", "start": "起",
    "end": "止", "quote": "原始语句", "quote_number": "语句编号", "code": "编码", "coder": "编码员",
    "memo": "备忘录", "memo_kind": "备忘录类型", "subject": "对象", "subject_name": "对象名称",
    "compared": "所比较的编码", "edited": "修改时间",
    "role": "角色", "from_ms": "起（毫秒）", "to_ms": "止（毫秒）", "text": "文本",
    "with_id": "关联标识", "with_turn": "关联话轮", "with_code": "关联编码", "with_quote": "关联语句",
    "query": "查询", "before": "前文", "word": "词语", "match": "匹配", "after": "后文",
    // Sources
    "kind": "类型", "turns": "话轮数", "speakers": "说话人数", "scalars": "字符数", "held_out": "留存检验",
    "held_out_on": "留存日期", "held_out_reason": "留存理由", "old_quote": "原有语句", "new_turn": "新话轮",
    "places": "可能位置",
    "sha256": "原始文件校验值", "text_sha256": "文本校验值", "participant": "受访者",
    "original": "原文", "pseudonym": "化名", "in_texts": "文本中次数",
    // Relations between codes
    "code_a": "编码甲", "code_b": "编码乙", "relation": "关系", "count": "次数", "c_coefficient": "共现系数",
    "from": "从",
    "to": "到", "type": "关系类型", "sign": "方向", "support": "支持编码数", "note": "说明",
    // History
    "event": "操作", "time": "时间", "verb": "动作", "summary": "摘要", "reason": "理由",
    "check": "检查", "checked": "已查", "failed": "不符", "what": "内容",
    "undone_by": "撤销者", "until": "至操作", "depth": "深度", "how": "方式",
    "thing": "对象", "change": "变化", "was": "原为", "now": "现为",
    "undoes": "撤销对象", "findings": "发现",
    "merged": "随合并", "record": "记录", "question": "问题",
    // Merges
    "theirs_new": "对方新增", "theirs_newer": "对方更改", "ours_newer": "本方更改", "both": "双方更改",
    "joined": "合而为一", "left_out": "未取", "conflicts": "冲突",
    // Agreement and saturation
    "coefficient": "系数", "metric": "度量", "unit": "单位", "universe": "范围", "units": "单位数",
    "value": "值",
    "observed": "观察值", "expected": "期望值", "se": "标准误", "low": "下限", "high": "上限",
    "applied": "使用个数", "names": "新出现者", "method": "方法", "scale": "标准", "band": "等级",
    "probability": "概率", "cumulative_probability": "该级及以上的概率", "order": "次序",
    "new_codes": "新编码数", "cumulative": "累计编码数",
    "stage": "阶段", "coder_a": "编码员甲", "coder_b": "编码员乙", "category_a": "类别甲",
    "category_b": "类别乙", "coincidences": "重合数",
    // Coders side by side
    "passage": "段落", "disagreement": "分歧", "decided_code": "裁定编码", "blind": "背靠背",
    // Crosstabs and reproduction
    ReportTable.noValue: noValue,
    "attribute": "属性", "group": "分组", "subcode": "下级编码", "age": "年龄", "gender": "性别",
    "row_percent": "行百分比", "column_percent": "列百分比",
    "units_with": "有此编码", "chi_square": "卡方", "df": "自由度", "p": "p 值",
    "smallest_expected": "最小期望频数", "fisher_p": "Fisher 精确 p", "figure": "数字",
    "published": "论文", "computed": "计算", "verdict": "结果",
  ]
}
