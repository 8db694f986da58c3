"""Register faults (台账的毛病): every message about workbooks, CSV files, cells and rows, once."""

from __future__ import annotations

from linkage.ground.fault import Fault

# Cells

SECRET_AS_NUMBER = Fault(
    "E301",
    "{heading}是数值，不是文本",
    "表格软件按数值保存时会丢失末尾数字和开头的零",
    "请把该列设为“文本”后对照证件重新录入",
)
LOST_ZEROS = Fault(
    "E302",
    "户号{said}是数值，名册里别的户号有开头的零",
    "按数值保存会丢掉开头的零",
    "请把户号一列设为“文本”后补全",
)
NO_CACHED_VALUE = Fault("E303", "是公式但没有计算结果", "", "请用 Excel 或 WPS 打开台账，保存一次后再读")
ERROR_CELL = Fault("E304", "是错误值 {said}", "不能当作空格或零", "请改正公式，或直接填写数值")
MERGED = Fault(
    "E305",
    "数据区有合并单元格 {range}",
    "合并后只有左上角一格有内容，其余各行会被当成空的",
    "请取消合并，每一行都填上内容",
)
TWO_READINGS = "E306"
NO_SUCH_DAY = "E307"
NO_NUMBER = "E308"
NO_DAY = "E316"
BAD_SECRET = "E319"  # noqa: S105 - a code, no password
PRIVATE_SIGN = Fault(
    "E313",
    "有自造字 {sign}",
    "自造字在别的机器上会变成另一个字",
    "请换成标准汉字，查不到的请与派出所登记核对",
)
LINE_BREAK = Fault("E317", "{said}里有换行", "", "请写在一行里")
BAD_SIGN = Fault("E318", "有看不见的控制符 {sign}", "它会改变显示的内容或次序", "请重新录入这一格")
EMPTY_CELL = Fault("E320", "{heading}是空的", "{why}", "{remedy}")
OPEN_CELL = Fault("E343", "“{name}”还没有填", "", "请填写")
OPEN_CELLS = Fault("E343", "还有 {count} 格没有填：{cells}", "{why}", "请在〔{sheet}〕里填上{zero}")
OUT_OF_BOUNDS = Fault("E321", "这个数大得不合情理", "最多读到一万亿", "请核对这个数和单位")
NEGATIVE = Fault("E322", "{said}是负数", "这一列不会小于零", "{remedy}")
NOT_WHOLE_FEN = Fault("E341", "{said}不是整分的金额", "付出去的钱最小是一分", "请核对，金额最多两位小数")
UNKNOWN_CHOICE = Fault("E323", "{heading}写着{said}", "", "{remedy}")
NO_UNIT_IN_ROW = Fault(
    "E324", "“{unit_heading}”一格没有写单位", "没有单位的数不能计算", "请填写单位；没有单位的写“无”"
)
UNKNOWN_UNIT = Fault("E325", "单位{said}不认识", "", "请写 亩、斤、元、工日、人 等单位，没有单位的写“无”")
PERCENT_WITH_UNIT = Fault(
    "E326", "{said}带有百分号，这一列的单位却是“{unit}”", "", "请只写数字，或核对是否写错了列"
)
BAD_HOUSEHOLD = Fault(
    "E327", "户号{said}不合格式", "户号只用大写字母、数字和短横，最多20位", "请改正，例如 A012"
)
BAD_MEMBER = Fault("E328", "成员号{said}不合格式", "成员号是一至三位数字", "请改正，例如 1")
LONG_NUMBER = Fault(
    "E329", "{heading}是数值，而且超过15位", "表格软件只保留15位数字", "请把该列设为“文本”后重新录入"
)

LEFT_EXAMPLE = Fault("E730", "{said}是示例里的字", "示例不是资料", "请改成自己的，没有的清空这一格")
HALF_EXAMPLE = Fault(
    "E731",
    "示例行里填了自己的内容",
    "这一行{mark}，整行都不当作数据，填的就漏了",
    "请把{heading}也改成自己的；不是资料的，请整行删除",
)

# Headings and sheets

MISSING_HEADING = Fault(
    "E309", "缺少“{heading}”一列", "{why}", "请补上这一列；如果标题写法不同，请改成“{heading}”"
)
NO_HEADINGS = Fault(
    "E331", "找不到标题行", "前十行里没有“{heading}”一列", "请把标题放在第一行，例如 {example}"
)
DOUBLE_HEADING = Fault("E332", "标题“{heading}”出现了两次", "另一处在 {other}", "请删去或改名其中一列")
HEADING_UNIT_MISSING = Fault(
    "E333", "标题没有写单位", "“{heading}”可以按{units}计，差别很大", "请写成 {heading}（{example}）"
)
HEADING_UNIT_UNKNOWN = Fault(
    "E334", "标题里的单位“{said}”不能用在“{heading}”", "", "请写成 {units} 之一，例如 {heading}（{example}）"
)
RENAMED_SHEET = Fault(
    "E342",
    "“{sheet}”这张表没有读",
    "标题与〔{known}〕一样，台账里又没有〔{known}〕，里面的数会漏算",
    "是〔{known}〕的，请把表名改回“{known}”；不是的，请移出台账",
)
DOUBLE_SHEET = Fault("E336", "“{sheet}”这张表有两份", "另一份在 {other}", "请删去或合并")
EMPTY_REGISTER = Fault("E314", "“{sheet}”只有标题，没有数据", "{why}", "请填写后再读")

# Files

DAMAGED = Fault("E310", "打不开：{kind}", "{why}", "{remedy}")
BOMB = Fault(
    "E311", "工作簿{said}", "正常的台账不会这样，可能是有意制作的文件", "请用 Excel 或 WPS 新建一份再填"
)
DOCTYPE = Fault("E312", "工作簿里藏有外部定义", "可能是有意制作的文件", "请用 Excel 或 WPS 新建一份再填")
FAR_CELL = Fault(
    "E315", "在很远的地方还有内容", "最多读 {rows} 行、{columns} 列", "请删去这一格及其后的空行空列"
)
UNKNOWN_ENCODING = Fault(
    "E337", "认不出文件编码", "按 UTF-8 和 GB18030 读，标题都对不上", "请另存为“CSV UTF-8（逗号分隔）”"
)
BROKEN_CSV = Fault("E338", "第 {line} 行的引号不配对", "", "请用 Excel 或 WPS 打开后重新另存为 CSV")
TOO_LARGE = Fault("E339", "文件太大（{size} 字节）", "最多读 {limit} 字节", "请拆开或删去无关内容")

# Relations between rows

SAME_PERSON = Fault("E401", "证件号与 {other} 相同", "同一个人在名册里出现了两次", "请核对，删去重复的一行")
DOUBLE_MEMBER = Fault(
    "E402",
    "户号 {household} 成员号 {member} 出现了两次",
    "另一处在 {other}",
    "同一个人的请删去一行；不是的，请改正户号或成员号",
)
TWO_HEADS = Fault(
    "E403", "户号{household}有两个户主", "另一处在 {other}，可能两户用了同一个户号", "请改正户号或与户主关系"
)
UNKNOWN_HOUSEHOLD = Fault("E404", "户号{said}不在名册里", "{sheet}里的每一行都要有对应的户", "{remedy}")
UNKNOWN_MEMBER = Fault("E405", "户号{household}里没有成员{said}", "", "请改正成员号，或在名册补上这个人")
ENDS_BEFORE_START = Fault("E406", "止（{last}）早于起（{first}）", "", "请核对这两个日期")
SAME_PLOT = Fault(
    "E407", "地块{said}在同一时期登记了两次", "另一处在 {other}", "请核对，删去重复的一行或改正起止"
)
WRONG_TOTAL = Fault("E408", "{word}行写着 {said}，上面各行之和是 {real}", "", "请核对各行和{word}")
SAME_FACT = Fault("E409", "{what}登记了两次", "另一处在 {other}", "请只留一行")
SAME_ROW = Fault(
    "E413",
    "这一行和 {other} 那一行一模一样",
    "两行都算就是算两次、付两次",
    "重复的请删去；真是两笔的，请合成一行，或写明各自的单据号、凭证、依据",
)
SAME_PAPER = Fault(
    "E414", "{said}登记了两次", "另一处在 {other}；同一张单据只能算一次", "请删去重复的，或改正单据号、凭证"
)
NO_ROSTER = Fault(
    "E415",
    "台账里没有“{roster}”这张表",
    "合作协议说农户登记在这张表里",
    "请在台账加上这张表，或改正协议里 农户 的 名册",
)
UNKNOWN_CLAUSE_IN_ROW = Fault("E410", "条款{said}在合作协议里没有", "", "{remedy}")
UNKNOWN_PARTY_IN_ROW = Fault("E411", "{heading}{said}不是合作协议里的当事人", "", "{remedy}")
PARTY_LEFT_OPEN = Fault(
    "E948",
    "{heading}{said}在几份协议里是不同的单位",
    "项目{item}不只在一份协议里，看不出是哪一个",
    "请改写代码：{each}",
)
NOBODY_PAID = Fault(
    "E416",
    "没有写付给谁",
    "户号和收款方都空着，这笔钱记不到谁的名下",
    "付给农户的填户号，付给单位的在“收款方”一列写单位，例如 {example}",
)
PAID_TWO = Fault(
    "E417",
    "既写了户号{household}，又写了收款方{party}",
    "一行只能付给一方",
    "付给农户的，把收款方空着；付给单位的，把户号空着；两方都付的，写成两行",
)
UNKNOWN_ITEM_IN_ROW = Fault("E412", "项目{said}既不是条款，也不是分配或抵扣项目", "", "{remedy}")

# Household events

NO_OTHER_SIDE = Fault(
    "E451", "{event}没有写对方户号", "不知道转给谁", "请补上对方户号；分给个人的，再补对方成员号"
)
NOBODY_DIED = Fault(
    "E452", "继承的是谁没有登记死亡", "要从死亡第二天起转给继承人", "请补一行死亡（日期、户号、成员号）"
)
EVENT_DIFFERS = Fault(
    "E453",
    "{event}与台账对不上：{said}，〔股份〕登记的是从 {day} 起转出 {out}、转入 {into}",
    "事件和起止只能有一个准",
    "请改正事件的份额，或改正〔股份〕的起止；由事件来转的，请把两行的起止都去掉",
)
NOT_SO_MANY = Fault(
    "E454", "{event}要转 {said}，{holder} 到 {day} 只有 {held}", "", "请核对份额和户号、成员号"
)
WHICH_CLASS = Fault(
    "E455",
    "{holder} 有几行股份，不知道转的是哪一行",
    "",
    "请在〔事件〕加一列“股别”写明；几种都转的，一种写一行",
)
NOT_SHOWN = Fault(
    "E456",
    "{event}没有写份额，〔股份〕也没有从 {day} 起换人",
    "不知道转多少",
    "请写份额，由事件来转；或在〔股份〕把旧行写止、新行写起",
)
NO_PERSON_IN_EVENT = Fault("E457", "{event}没有写成员号", "这件事说的是一个人", "请补上成员号")
DIED_TWICE = Fault("E458", "{person} 的死亡登记了两次", "另一处在 {other}", "请只留一行")
MEMBERSHIP_DIFFERS = Fault(
    "E459",
    "{event}与名册对不上：{person} 的“{heading}”是 {said}，按事件应是 {wanted}",
    "事件和名册只能有一个准",
    "请改正其中一处；由事件来定的，请把名册这一格空着",
)
AFTER_DEATH = Fault("E460", "{person} 在 {day} 去世，之后还有〔{sheet}〕的记录", "", "请核对日期和成员号")

# Notes: what was read in a way the accountant should know (阅读报告)

SHARES_MOVED = Fault(
    "W321", "由事件转股：{holder} 的{said}从 {day} 起归 {heir}", "〔股份〕没有写换人的起止", "请核对"
)
MEMBERSHIP_SET = Fault(
    "W322", "由事件定成员身份：{person} 的“{heading}”按 {day} 算", "名册这一格空着", "请核对"
)

NUMBER_IN_NAME = Fault(
    "E419",
    "“{heading}”里有像{what}的号码",
    "这一列会印在名册和公示上，也写进结果文件",
    "请改成{heading}，号码填在它自己的列",
)
HIDDEN = Fault("W311", "{what}是隐藏的，已照样读取", "隐藏的内容也是资料", "不要的请删去")
MACRO = Fault("W312", "工作簿带有宏，只读取了数值，没有运行宏", "", "请另存为 .xlsx")
FOLDED = Fault("W301", "有 {count} 格的写法已转成标准写法（{what}）", "首处在 {first}", "请核对")
ENCODING = Fault("W302", "按 {encoding} 编码读取", "", "无需处理")
EXTRA_SHEET = Fault("W303", "“{sheet}”这张表没有读", "不是台账的表，也没有条款用到它", "无需处理")
EXTRA_COLUMN = Fault("W304", "有没用到的列：{headings}", "", "无需处理")
UNTITLED = Fault("W305", "{column} 列没有标题，里面的内容没有读", "", "要用的请补上标题")
NO_HEAD = Fault("W306", "户号{household}没有写户主", "以名册中的第一人代表", "请在“与户主关系”写上户主")
HINT = Fault("W307", "{hint}", "", "{remedy}")
SHARED_ACCOUNT = Fault("W402", "卡号与 {other} 相同", "两户共用一个收款账户", "请核对是否有授权")
AFTER_SEASON = Fault("W308", "日期 {day} 在结算期（至 {last}）之后，本期不计", "", "下一期再登记，或核对日期")
EXAMPLE_ROW = Fault("W310", "有 {count} 张表的示例行还没有删除：{sheets}", "示例行没有当作数据", "请整行删除")
OPEN_WORDS = Fault("W313", "还有 {count} 格空着：{cells}", "不影响核算，文书上这些地方留空", "有的请填上")
NO_ROWS = Fault("W314", "还没有数据的表：{sheets}", "没有数据就没有应得", "请按实际填写，没有的不用管")
TOTAL_CHECKED = Fault("W309", "{word}行与各行之和相符，不作数据", "", "无需处理")
