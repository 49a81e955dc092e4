/// Words that say little by themselves and are left out of word counts: what ties sentences together, and
/// what fills pauses. Simplified characters stand for traditional ones too.
public enum StopWords {
  /// Chinese and English together.
  public static let all = chinese + english

  /// Chinese function words.
  public static let chinese = words(
    """
    的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 嗯 哎 唉 嘛 啦 哈 哈哈 喔 诶 欸 咯 呃 噢
    我 你 您 他 她 它 我们 你们 您们 他们 她们 它们 咱 咱们 大家 自己 人家 别人 本人
    这 那 哪 这个 那个 哪个 这些 那些 哪些 这样 那样 怎样 这种 那种 这里 那里 哪里 这边 那边 这儿 那儿 哪儿
    这么 那么 怎么 多么 什么 为什么 谁 几 多少 某 某个 某些 每 每个 各 各个 各种 另外 其他 其它 其余 其中 其实
    是 不是 就是 也是 还是 都是 只是 要是 算是 是不是 有 没有 没 有没有 有的 有些 有点 有时 有时候 不 不会 不能 不要 不用
    在 于 从 自 由 被 把 将 对 对于 关于 至于 向 往 到 给 跟 和 与 及 以及 或 或者 还有 并 并且 而 而且 而是
    但 但是 可是 不过 然而 因为 所以 因此 由于 如果 假如 的话 虽然 尽管 即使 既然 只要 只有 除非 无论 不管 为了 以便 则 却
    就 才 都 也 还 又 再 很 太 更 最 非常 比较 特别 十分 真 真的 好 挺 蛮 相当 几乎 大概 可能 也许 应该 一定 必须 当然
    会 能 可以 能够 要 想 要不 要不要 可不可以 能不能 需要 得到 成为 来 去 起来 出来 出去 上去 下来 下去 进来 过来 过去 回来
    说 讲 觉得 认为 知道 看 看到 听 做 弄 搞 叫 让 使 用 拿 比如 比如说 例如 譬如 像 好像 似的 一样 一般 一些 一点 一个 一种
    一下 一直 一起 一定 一边 一方面 一次 两个 三个 几个 第一 第二 第三 个 种 次 些 点 位 件 条 只 里 里面 上 上面 下 下面
    中 之 之间 之后 之前 以后 以前 以来 以上 以下 后 后来 前 前面 时 时候 的时候 现在 当时 刚才 刚刚 然后 接着 最后 首先
    那时候 这时候 已经 曾经 正在 将要 马上 立刻 总是 常常 经常 往往 偶尔 从来 仍然 依然 还要 也要 都要 就会 也会 就要
    所有 任何 全部 很多 许多 多 少 大 小 等 等等 之类 左右 所谓 如此 如何 是否 以 为 所 其 者 吧啦 对吧 是吧 好的 对对 没错 反正
    """)

  /// English function words.
  public static let english = words(
    """
    a an the and or but nor so yet if then else because as until while of at by for with about against between
    into through during before after above below to from up down in out on off over under again further once
    here there when where why how all any both each few more most other some such no not only own same than too
    very can will just don should now i me my myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves what which who whom
    whose this that these those am is are was were be been being have has had having do does did doing would
    could might may must shall ought also even still much many lot lots get got getting go goes going gone went
    come came say says said saying think know mean like really quite well okay ok yeah yes yep no nah oh um uh
    er erm hmm mm mhm right sure kind sort thing things something anything everything nothing someone anyone
    everyone one ones two let make made want way back see look actually basically maybe perhaps though although
    however therefore thus i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's
    it'd it'll we're we've we'd we'll they're they've they'd they'll that's there's here's what's who's where's
    how's let's isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't can't
    cannot couldn't shouldn't mustn't gonna wanna kinda
    """)

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
