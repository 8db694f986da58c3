"""Arrangement faults (协议的毛病): every message about arrangement and charter files, once."""

from __future__ import annotations

from linkage.ground.fault import Fault

# Shape

UNKNOWN_KEY = Fault("E201", "{what}里不认识“{key}”", "", "{remedy}")
WRONG_SHAPE = Fault("E202", "{what}的写法不对", "这里应当是{shape}", "{remedy}")
MISSING_KEY = Fault("E203", "{what}没有写“{key}”", "{why}", "请补上，例如 {example}")
NOT_ALLOWED = Fault("E204", "“{key}”写着{said}，不认识", "", "{remedy}")
NOT_WHOLE = Fault("E205", "“{key}”写着{said}，应当是整数", "", "请写成 {example}")
BAD_DATE = "E206"
BAD_NAME = Fault("E207", "名称{said}里有“{sign}”", "这个符号用来分隔名称", "请换一个名称")
SAME_NAME = Fault(
    "E208", "名称{said}用了两次", "另一处在 {other}；条款和分配的名称在各协议之间也不能相同", "请改名"
)
BAD_CODE = Fault(
    "E209", "代码{said}不合格式", "代码以小写字母开头，只用小写字母和数字，最多10位", "请改正，例如 gs"
)
SAME_CODE = Fault("E210", "代码{said}用在了两个当事人身上", "另一处在 {other}", "请给其中一个另起代码")
NO_CODE = Fault("E211", "当事人“{role}”没有代码", "类型“{type}”没有默认代码", "请写一行 代码: {example} 之类")
PARTY_DIFFERS = Fault(
    "E212", "代码{said}在两份协议里指不同的当事人", "另一处在 {other}，名称是{name}", "请改正代码或名称"
)

EMPTY_PART = Fault("E214", "{what}是空的", "", "请填写，或删去这一项")
UNFILLED = Fault("E213", "{said}还没有填", "方括号〔〕里是留空的地方", "请填写，没有的删去这一行")

# Numbers and units

NO_PRICE = Fault(
    "E220", "条款“{term}”没有单价或费率", "没有单价算不出金额", "请补一行 单价: 600 元/亩/年 或 费率: 6%/年"
)
BAD_NUMBER = "E221"
TWO_PRICES = Fault("E222", "条款“{term}”既有单价又有费率", "", "请只留一个")
UNIT_MISMATCH = Fault(
    "E223",
    "条款“{term}”的单位合不成元：数量“{quantity}”（{quantity_unit}）× 单价（{price_unit}）{time}＝{result}",
    "",
    "请改正单价的单位{hint}",
)
WRONG_UNIT = Fault("E224", "{said}的单位应当是{wanted}", "", "请写成 {example}")
RATE_OVER_WHOLE = Fault(
    "E233",
    "费率{said}就是 {percent}%",
    "超过本金或销售额的一倍，多半是漏写了百分号",
    "百分之几请写成 {said}% 这样；真是 {percent}% 的，请写明百分号",
)
NO_TIME_RULE = Fault(
    "E225",
    "条款“{term}”的单价按{per}计，却没有写计期",
    "不写计期就不知道按天还是按月算",
    "请补一行 计期: {{方法: 按日, 基准: 实际/365}}，或 计期: {{方法: 整期}}",
)
NO_DAY_BASIS = Fault(
    "E226",
    "按日计期没有写基准",
    "每年按365天还是按实际天数，结果不同",
    "请写成 {{方法: 按日, 基准: 实际/365}}",
)
ONE_WAY_TO_PAY = Fault(
    "E291", "“支付”没有说清怎么付", "应写 每、分期、预付 之一", "请写成 支付: {{每: 半年, 起: 2025-01-31}}"
)
NO_DUE_DAY = Fault(
    "E292", "从这一天推下去，期间里没有一个到期日", "期间是 {first} 至 {last}", "请核对“起”和“每”"
)
RATES_FOR_DAYS = Fault(
    "E293", "“比例”写了 {rates} 个，期间里有 {count} 个到期日", "到期日是 {days}", "请一个到期日写一个比例"
)
PARTS_OF_WHOLE = Fault(
    "E294", "各期的比例合计 {sum}，凑不成全部", "少了的钱没有到期日，多了的钱没有来处",
    "请让比例合计100%，或留一期不写比例，由它付剩下的",
)  # fmt: skip
NO_SUCH_DUE_DAY = Fault(
    "E933",
    "支付写着“{said}”，没有这一天",
    "{why}；到期那天谁也说不准，逾期也没有日子起算",
    "请改成有的日子，月末写 2 月底前",
)
SAME_DUE_DAY = Fault("E295", "有两期在同一天到期", "", "请合并，或改正日期")
LATE_WITHOUT_DUE_DAY = Fault(
    "E296", "写了逾期，却没有到期日", "不知道从哪天起算逾期", "请补上 支付: {{每: 年, 起: 2025-01-31}}"
)
TOO_FINE = Fault("E297", "{what}不能取整到厘", "付款最小到分", "请改为 单位: 分{or_else}")
NOT_FOR_METHOD = Fault("E290", "“{key}”与“{method}”用不到一起", "", "请删去“{key}”，或改用别的计期方法")
BAD_TIERS = Fault("E227", "档次的写法不对：{cause}", "", "{remedy}")
NOT_RATE = Fault("E228", "{said}不是百分数", "", "请写成 6% 这样的百分数")
NO_SERIES = Fault(
    "E229",
    "条款“{term}”按{produce}计价，却没有写价格系列",
    "实物要按一个日期的价格折成钱",
    "请补一行 价格: {{系列: 中晚籼稻最低收购价, 取价日: 上年12月1日}}",
)
WORTH_UNIT = Fault(
    "E234", "{produce}的价格按“{said}”，不能折成“{wanted}”", "", "请改正价格系列的“每”一栏，或价格的单位"
)
TIERS_OVER_TIME = Fault(
    "E235",
    "条款“{term}”先合计再分档，又要按时间计",
    "各笔的时间不同，合计以后就分不清了",
    "请在分档里写 环节: 每行，或写 计期: {{方法: 整期}}",
)
NO_UNIT_PRICE = Fault(
    "E236", "条款“{term}”分档计价，没有一个单价，用不到“{key}”", "", "请删去“{key}”，或改写各档的费率"
)
ONE_ARM = Fault("E237", "“{key}”只有一个价", "要有两个以上才比得出高低", "请写成 {key}: [甲价, 乙价]")
ARMS_UNIT = Fault(
    "E238", "“{key}”里的单位（{said}）与第一个价的单位（{wanted}）比不了", "", "请改用同类的单位"
)
TWO_MARKS = Fault("E239", "加价和减价只能写一个", "", "请删去一个")
MARK_UNIT = Fault(
    "E256", "“{key}”的单位（{said}）与价的单位（{wanted}）不同类", "", "请写成百分数，或同类的单位"
)
TWO_BASES = Fault("E257", "基期价和基期只能写一个", "基期价是一个数，基期是一个日期", "请删去一个")
STRETCH_ORDER = Fault(
    "E258", "{day} 起的一段写在 {before} 起的一段后面", "", "请按起日从早到晚排列，一天只写一段"
)
UNUSED_SERIES = Fault("E230", "条款“{term}”的单价是钱，用不到价格系列", "", "请删去“价格”，或把单价写成实物")
ESCALATION_UNIT = Fault(
    "E231", "递增幅度的单位（{step}）与单价的单位（{price}）不同", "", "请写成百分数，或与单价相同的单位"
)
RISES_APART = Fault(
    "E953",
    "单价里有的按“{one}”、有的按“{other}”递增，{what}只能是一种单位",
    "",
    "请把幅度写成百分数、不写上限，或各写一个条款",
)
NO_ANCHOR = Fault("E232", "递增没有写从哪天起算", "", "请补上 起: 2023-01-01，或写明条款的期限")

# References

UNKNOWN_INCOME = Fault("E240", "收入{said}不认识", "", "{remedy}")
UNKNOWN_KIND = Fault("E241", "收入“{income}”的类别{said}不认识", "", "{remedy}")
UNKNOWN_PARTY = Fault("E242", "{key}{said}不是本协议的当事人", "", "{remedy}")
UNKNOWN_SHEET = Fault("E243", "{key}用到“{sheet}”这张表，台账里没有", "", "{remedy}")
UNKNOWN_COLUMN = Fault("E244", "“{sheet}”这张表没有“{heading}”一列", "", "{remedy}")
NOT_A_NUMBER_COLUMN = Fault("E245", "“{sheet}.{heading}”不是数", "", "请改用放数字的一列")
BAD_REFERENCE = Fault("E246", "{key}写着{said}，看不懂", "", "{remedy}")
UNKNOWN_FACT = Fault("E247", "{sheet}{said}在台账里没有", "", "{remedy}")
UNKNOWN_POOL = Fault("E248", "没有名叫{said}的分配", "", "{remedy}")
UNKNOWN_TERM = Fault("E249", "没有名叫{said}的条款", "", "{remedy}")
UNKNOWN_STEP = Fault("E250", "分配“{pool}”没有去向{said}的一步", "", "{remedy}")
UNKNOWN_TARGET = Fault("E251", "去向{said}不认识", "", "{remedy}；如果它只是一笔提取，请写成 提取: {bare}")
FACT_UNIT = Fault("E252", "{sheet}“{name}”的单位是“{unit}”，这里要的是“{wanted}”", "", "请核对台账的单位")
NO_CHARTER_VALUE = Fault("E253", "章程里没有{said}", "{why}", "{remedy}")
NO_PERSON_COLUMN = Fault(
    "E254", "收款方是成员，“{sheet}”这张表却没有“成员号”一列", "", "请在表里补上成员号，或把收款方改成 农户"
)
NO_HOUSEHOLD_COLUMN = Fault("E255", "“{sheet}”这张表没有“户号”一列，不能按户付", "", "请补上户号一列")

NOT_SHARED = Fault(
    "E216", "条款“{term}”的“与分红”说到分配“{pool}”的{said}，它不是分到户的一步", "", "{remedy}"
)
LATE_AND_PARTICIPATION = Fault(
    "E215",
    "条款“{term}”既有“与分红”又有“逾期”",
    "补足的差额要等分红算出来才知道，到期日还没有这笔钱，算不出逾期",
    "请删去“逾期”；分红以外固定要付的，另写一条条款再写逾期",
)
OTHER_PAYEES = Fault(
    "E217",
    "条款“{term}”和分配“{pool}”的{said}，付给的不是同样的人",
    "一个付给户，一个付给个人，就不知道谁补谁",
    "请让条款的“收款方”和步骤的“收款”一致：都付给农户，或都付给个人",
)

# Pools

OVER_HUNDRED = Fault(
    "E260",
    "分配“{pool}”的比例合计{sum}，超过100%",
    "各步的比例都按同一个基数算：{parts}。{example}",
    "请改正比例",
)
CYCLE = Fault(
    "E261",
    "分配之间绕成了圈：{path}",
    "要算“{first}”得先有“{before}”流来的钱，一路追下去又得先算“{first}”",
    "请断开其中一处",
)
FEED_NOT_LISTED = Fault(
    "E262",
    "这一步流向分配“{target}”，那里的来源却没有写它",
    "流出的钱会没有下落",
    "请在“{target}”的来源里加上 {pool}.{target}",
)
NO_SOURCE = Fault("E263", "分配“{pool}”没有来源", "", "请补一行 来源: 事实.净利润")
NO_LOSS_RULE = Fault(
    "E264",
    "分配“{pool}”没有写亏损年怎么办",
    "来源里的“{source}”可能是负数。{example}",
    "请补一行 亏损年: 不分配，保底照付",
)
NO_GUARANTEE_BASIS = Fault(
    "E265",
    "分配“{pool}”没有写利润口径",
    "同一付款方还付保底（条款“{term}”）。{example}",
    "请补一行 利润口径: 已扣保底，或 未扣保底",
)
NO_REMAINDER_OWNER = Fault(
    "E266",
    "第{number}步用“{mode}”取整，没有能补差的承担方",
    "各份取整后之和可能多于应分的钱：{example}",
    "请写 尾差: 公司 之类的当事人，或改用 最大余额",
)
RATE_AND_AMOUNT = Fault("E267", "第{number}步要多少，写了几种说法：{kinds}", "", "请只留一个")
NEITHER_RATE_NOR_AMOUNT = Fault(
    "E268", "第{number}步没有说要多少", "", "请补上 比例: 20%、金额: 3000 元、分档、标准 或 追补"
)
STEP_KIND = Fault("E269", "第{number}步没有说钱去哪里", "", "请写 去向、提取 或 弥补亏损 之一")
TWO_STEP_KINDS = Fault("E270", "第{number}步同时写了{kinds}", "", "请分成几步")
NO_WEIGHT = Fault("E271", "第{number}步分给{to}，没有写按什么分", "", "请补上 按: 股份.份额，或 按: 每人")
WEIGHT_WITHOUT_PAYEES = Fault(
    "E272", "第{number}步的去向“{to}”不是农户或成员，用不到“{key}”", "", "请删去，或改正去向"
)
EARMARK_OVER = Fault("E273", "其中各项合计{sum}，超过本步的{rate}", "{example}", "请改正比例")
CARRIED_NEEDS_OWNER = Fault(
    "E670",
    "第{number}步用“零头结转”取整，没有写零头存在谁那里",
    "本期去掉的零头下期要补给本户，要有一个当事人存着",
    "请写 尾差: 公司 之类的当事人",
)
CARRIED_AND_STANDARD = Fault(
    "E671",
    "第{number}步按标准付，不能用“零头结转”取整",
    "标准算出的应得已经取整，没有零头可以结转",
    "请改用 最大余额，或改用 比例",
)
CARRIED_TERM = Fault(
    "E672",
    "条款“{term}”的取整是“零头结转”，不能再写{key}",
    "零头按每户合计记在本户名下，下期一起算",
    "请删去其中一个",
)
STANDARD_OF_ONE_SHEET = Fault(
    "E678",
    "第{number}步的“标准”要看每一行，“按”却不只是一张表里的数",
    "不知道该看哪张表的哪一行",
    "请把“按”写成一张表里的数，或把“标准”写成一个数，用“系数”分别折算",
)
NO_STEPS = Fault("E274", "分配“{pool}”没有步骤", "", "请在“步骤”下写明怎么分")
NEGATIVE_RATE = Fault("E275", "{said}应当在0到100%之间", "", "请改正，百分之四十写 40%")
SAME_STEP = Fault("E276", "分配“{pool}”有两步都叫“{to}”", "来源和公示靠名称认步骤", "请合并或改名")
SEASON_BACKWARDS = "E277"
NO_FACTOR = Fault("E278", "系数没有写按哪一列", "", "请写成 系数: {{按: 股别, 人口股: 1, 资金股: 2}}")

# Weights and eligibility

NOT_OF_A_PERSON = Fault(
    "E531",
    "“{key}”要看到人，{counted}不分人",
    "",
    "请改成按人计的数量，例如 每人，或一张有“成员号”的表",
)
BAD_AGE = Fault(
    "E532",
    "年龄{said}看不懂",
    "",
    "请写成 60 至 69、70 以上、不满 18，几个条件用顿号隔开",
)
BAD_MINIMUM = Fault(
    "E533", "“至少”写着{said}，看不懂", "要写明哪一列、至少多少", "请写成 至少: 积分.分值 60 积分"
)
MIXED_UNITS = Fault(
    "E534",
    "第{number}步合计的几项单位不同：{units}",
    "亩和人不能直接相加",
    "请给每一项写明折算，例如 {{按: 地块.面积, 系数: 10 积分/亩}}",
)
NO_PARTS = Fault(
    "E535",
    "第{number}步的“合计”没有列出几项",
    "",
    "请写成 合计: [{{按: 地块.面积, 系数: 10 积分/亩}}, {{按: 每人, 系数: 5 积分/人}}]",
)
NO_CONDITION = Fault("E536", "资格里没有写条件", "", "请写成 资格: {{年龄: 60 以上}}，或删去这一项")
NOT_A_WORD_COLUMN = Fault(
    "E537", "资格里的“{heading}”不是文字", "数的多少用“至少”来说", "请写成 至少: 积分.分值 60 积分"
)
# Sizes and sharing of steps

SIZE_WORD_ALONE = Fault(
    "E283", "第{number}步的“{key}”要和{wanted}写在一起", "", "请补上{wanted}，或删去“{key}”"
)
NEVER_RUNS = Fault(
    "E284",
    "第{number}步永远不会执行",
    "“超过”的数不比“不足”的小，没有一个数既超过前者又不足后者",
    "请核对两个数",
)
BAD_STANDARD = Fault(
    "E285", "标准{said}不能按数量付钱", "标准是每一份多少钱，或者本人数额的百分之几", "请写成 50 元/人 或 6%"
)
BAD_SHORTAGE = Fault(
    "E286",
    "第{number}步的“不够时”写着{said}，看不懂",
    "",
    "请写 按比例、依次: 名册.排序号（用花括号括起来），或 由公司补足",
)
TWO_LIMITS = Fault("E287", "第{number}步既有每户的限额又有每人的限额", "", "请只留一种：{keys}")
FLOOR_OVER_CAP = Fault("E288", "第{number}步的保底高于封顶", "", "请核对两个数")
LIMITS_AND_MODE = Fault(
    "E289",
    "第{number}步有每份的限额，不能用“{mode}”取整",
    "各份到不到限额要靠准确数比，零头只能从大的补起，或者去尾留下",
    "请写 最大余额 或 去尾，或删去限额",
)
LIMITS_AND_STANDARD = Fault(
    "E530", "第{number}步按标准付，不能再写“{key}”", "标准已经说明每份多少", "请删去其中一个"
)
DRAWN_NEEDS_COLUMN = Fault(
    "E298",
    "第{number}步的“同数先后”写着{said}，看不懂",
    "",
    "请写 摘要、户号，或放抽签号的一列，例如 名册.抽签号",
)
NOT_WITH_GROUPS = Fault(
    "E259",
    "第{number}步先分到各组，不能再写“{key}”",
    "两级都用最大余额取整，余数一样的比摘要",
    "请删去其中一个",
)
BAD_GROUPS = Fault(
    "E280", "第{number}步的“先按”写着{said}，看不懂", "要写放组名的一列", "请写成 先按: 名册.组"
)
UNKNOWN_EARLIER_STEP = Fault(
    "E299", "第{number}步说到的“{said}”不在它前面的步骤里", "只能对着已经分出的一步算", "{remedy}"
)
HOUSEHOLD_LIMIT_OF_PERSONS = Fault(
    "E218",
    "{what}付给各个人，“{key}”却按户",
    "一户的几个人各算各的，没有说一户的限额怎么摊到每个人",
    "请写每人的限额，例如 {example}，或改为付给户（{household}）",
)
HEAD_LIMIT_UNIT = Fault("E279", "“{key}”写着{said}，应当是一份多少钱", "", "请写成 {example}")
KEPT_FOR_ITSELF = Fault(
    "E652",
    "“{item}”从{clause}里代扣，又缴给付款方{role}自己",
    "代扣是替别人扣下、转交出去的；付款方自己留下的是少付",
    "请写真正收款的一方，例如 缴: 税务机关；付款方自己的欠款请写“抵扣”",
)
NOT_A_TAX_OFFICE = Fault(
    "E653",
    "税务的“缴”写着{said}，它是{type}",
    "扣下的税是欠税务机关的",
    "请在当事人里加一行 税务机关: {{代码: swj, 类型: 税务机关, 名称: …}}，写 缴: 税务机关，或删去“缴”",
)

NO_SUCH_CONTRACT = Fault(
    "E790",
    "文书的“合同”写着{said}，不认识",
    "这里写“新签”“全部”“无”，或列出合同的编号名",
    "{remedy}",
)
NO_SUCH_CHOICE = Fault("E810", "文书的“{key}”写着{said}，不认识", "", "{remedy}")
NATURE_ELSEWHERE = Fault(
    "E930",
    "{what}的收入是“{income}”，不用写“收益性质”",
    "只有股金的固定回报，才要说明是入股分红、使用费还是利息",
    "请删去“收益性质”",
)
UNKNOWN_NATURE = Fault("E931", "说明里的“收益性质”写着{said}，不认识", "", "{remedy}")
FEE_WITHOUT_LAND = Fault(
    "P350",
    "{what}的“收益性质”写着“土地使用费”，数量却是{counted}",
    "土地使用费是用地块付的钱，数量要数〔地块〕",
    "不是土地的，请改成 设施使用费，或改正数量",
)
TWO_NATURES = Fault(
    "E932",
    "{what}的“收益性质”写着“{said}”，说明里又写着“{told}”",
    "一笔钱只能有一种性质，合同、凭证和税都照它写",
    "请只写一处",
)
