/// The characters that most Chinese text consists of, simplified and traditional.
///
/// Six of seven characters of a transcript are among these few hundred, and one in ten of those that
/// come out of reading one encoding as the other.
enum CommonHanzi {
  static func holds(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value <= 0xFFFF else { return false }
    return table[Int(scalar.value >> 6)] & 1 << UInt64(scalar.value & 63) != 0
  }

  /// A bit for every character of the basic plane.
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 1024)
    for scalar in (signs + shared + simplified + traditional).unicodeScalars
    where scalar.value <= 0xFFFF {
      table[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
    return table
  }()

  private static let signs = "，。、？！：；“”‘’「」『』（）《》…—·～\u{3000}"
  /// Written alike in both.
  private static let shared = """
    的一是不了在人有我他大上中到地以就出也你生能而子那得着下自之年後用道行所然家事成方多去法如同面起看
    定天分好小部其些主心本前但因只想日意力它此十民第公已工使情明性知全三又正外高由很最重并物手向文政美
    相被利二或新己制身果加西斯月回合特代信化老次度常先海通教原立及比水名真走各入口接程告指元受期市直德
    命山金住必保至形便空司五基求更别打女四神何安少目太量再建做件社治展取百切光什品求立可作
    格等位站放今件叫快早晚字把反活放每給拿找吃怎呢吧啊嗎麼嗯哦呀喔您咱她話村街委居表格巷房租物管理
    訪受答居里社區往吧跟和像或者者其實際地方方案政策公共平台服問題處案件台北市府工具部落
    南北京河江湖山村校友同伴朋友先生小姐太爸媽哥弟姐妹孩子男女父母婚姻病死生活心怕累忙急笑哭
    七八九千半份分秒早午夜星期天氣雨冷包米油茶酒菜衣布皮花草木土石火火牛羊魚
    """
  private static let simplified = """
    这个们来为国说时要会对于发后里种经么学现没动还进样理无与长机关点业将两间问应战头体见产给话员门东
    声条平气题尔总数电报结变务场计军队结论处义几认较设记边张强万规观让识导争运领传师谁请听写读谈访调查
    觉爱欢乐难离亲儿买卖钱价单车楼层门铃户街镇乡网络实际现场专职协调协议宣传网格员负责担党组织书记权
    该确众师标准备选举议题过开关系统办报表职业压力乱轻松帮忙换层级节约环境卫养护费划线违章停车垃圾投诉
    们边岁妈爷奶亚欧岛华银医药疗护证照驾驶检测检查监督评价绩效奖惩罚资讯资源整合转变态势优势劣势历史
    从样当把虽岁谢您实业绿坏旧园区间复杂简单图归类热线电动车辆灯灭火消防隐患
    """
  private static let traditional = """
    這個們來為國說時要會對於發後裡種經麼學現沒動還進樣無與長機關點業將兩間問應戰頭體見產給話員門東
    聲條氣題爾總數電報結變務場計軍隊論處義幾認較設記邊張強萬規觀讓識導爭運領傳師誰請聽寫讀談訪調
    覺愛歡樂難離親兒買賣錢價單車樓層戶鎮鄉網絡實際專職協議宣負責擔黨組織書權該確眾標準備選舉過開係統
    辦壓亂輕鬆幫換級節約環養護費劃線違停嗎歲媽爺亞歐島華銀醫藥療證照檢測監督評獎罰資訊源轉態勢優歷
    從當雖謝綠壞舊園區複雜簡圖歸類熱輛燈滅隱參與討論溝透機制單位會議提案部會討論審議回應附議關於
    臉書網站線上紀錄剛才覺啦喔欸那邊這邊應該可能因為所以但是如果然後其實比較就是沒有什麼怎麼
    """
}
