import GroundedTheory

extension CodingSheet {
  /// The remarks at the head of a sheet.
  func help(in language: Language) -> [String] {
    let lowest = codebook.ladder.levels[0]
    let highest = codebook.ladder.topDown[0]
    var lines: [String]
    switch language {
    case .en:
      lines = [
        "\(source), coded by \(coder). Write codes behind the | of a line, with ; between:",
        "  加班; 缺人           codes the line; behind the | of a speaker, the whole turn",
        "  加班 \"天天加班\"      codes these words only; they begin in the line (#2: the second place)",
        "  加班 ..6.4          codes from here to the end of line 6.4",
        "  加班 // 原话        a note, to the end of the line",
        "  +新码               makes a new code (\(lowest.key)); +新码 @\(highest.key) at a level, +上级/新码 under a code",
        "More codes may stand on lines of their own that begin with |. A code taken out is a coding taken",
        "back. Leave the words as they are (`zhagen source edit` corrects them). Lines with # are not read.",
      ]
      if hidden > 0 {
        lines.append("\(counted(hidden, "coding")) that no line can show stay as they are.")
      }
    case .zh:
      lines = [
        "\(source)，编码员 \(coder)。在每行的 | 后面写编码，用 ; 或 ； 隔开：",
        "  加班; 缺人           给整行编码；写在说话人的 | 后面，给整个话轮编码",
        "  加班 \"天天加班\"      只给这几个字编码，须从本行开始（#2 表示第二处；“”、「」也可以）",
        "  加班 ..6.4          从本行开头编到 6.4 行末尾",
        "  加班 // 原话        // 后面到行末是备忘",
        "  +新码               新建编码（\(lowest.name)）；+新码 @\(highest.key) 指定层级，+上级/新码 放在上级之下",
        "编码可以另起一行，行首写 |。删去编码就是撤回编码。不要改动原文（改原文用 zhagen source edit）。",
        "以 # 开头的行不读。",
      ]
      if hidden > 0 { lines.append("另有 \(hidden) 条编码无法在一行内显示，保持不变。") }
    }
    return lines
  }
}
