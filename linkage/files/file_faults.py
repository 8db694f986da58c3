"""File faults (文件和格子的毛病): messages about what other programs and people make of files and cells."""

from __future__ import annotations

from linkage.ground.fault import Fault

# Files

LOST_PART = Fault(
    "E700", "工作簿里“{sheet}”这张表的内容丢了", "文件坏了一部分", "请换一份完好的文件，打开核对各表后再读"
)
NOT_TABLE = Fault("E701", "这不是 CSV：{kind}", "{why}", "{remedy}")
GARBLED = Fault(
    "E702", "中文成了乱码", "UTF-8 的文件被当成 GBK 打开后又保存过", "请回到原来的文件，重新另存一次"
)
OTHER_SEPARATOR = Fault(
    "E703", "各列是用“{sign}”分开的", "CSV 只读逗号或制表符分开的", "请另存为“CSV UTF-8（逗号分隔）”"
)

# Sheets and rows

PAINTED = Fault(
    "E714",
    "“{sheet}”有超过 {count} 格只有格式、没有内容",
    "这样的表打开和核算都很慢",
    "请选中数据下面的空行、右边的空列，整行整列删除后保存",
)

TWO_HEADING_ROWS = Fault(
    "E704",
    "标题占了两行，又合并了单元格：{ranges}",
    "一列要有一个标题，写在同一行",
    "请取消合并，只留一行标题，标题上面的一行删去",
)
SECOND_TABLE = Fault(
    "E705",
    "这里又开始了另一张表：{headings}",
    "一张工作表只放一张台账，这一行以下没有读",
    "请把它移到别的工作表；是同一张表的，请让两行标题一样",
)
MORE_ALIKE = Fault("E706", "这一类问题（{code}）还有 {count} 处没有列出", "", "请先改好列出的，再读一次")

# Cells

LOST_SIGN = Fault(
    "E707",
    "{said}里有“{sign}”",
    "别的程序存不下的字会变成它，原来是什么字已经看不出来",
    "请照身份证重新录入这个字",
)
NO_SIGN = Fault(
    "E708", "{said}用“{sign}”代替打不出的字", "银行和公示要用真名", "请照身份证录入这个字，例如用手写输入"
)
LIKE_A_FORMULA = Fault("E709", "{said}以“{sign}”开头", "别的表格软件会把它当成公式来执行", "请改成真实的内容")
TOO_LONG = Fault(
    "E710", "{heading}有 {count} 个字", "最多 {limit} 个字", "请核对是不是贴错了格；确实这么长的，请缩短"
)
LOST_ZEROS_IN_TEXT = Fault(
    "E712", "{heading}{said}丢了开头的零", "名册里写的是{known}", "请照名册补全；在表格软件里把该列设为“文本”"
)
ZEROS_DIFFER = Fault("E713", "{heading}{said}与名册差在开头的零", "名册里写的是{known}", "请照名册写成一样的")
WRONG_CREDIT_CODE = "E711"

# Notes

LINKED = Fault("W700", "工作簿引用了别的文件", "只读了保存下来的数，没有打开那些文件", "请核对这些格")
DYNAMIC = Fault(
    "W701", "工作簿里有调用别的程序的链接（DDE）", "没有执行，只读了保存下来的数", "不是自己写的，请删去"
)
MAC_DATES = Fault(
    "W702", "工作簿用 1904 日期系统", "日期已照这个系统换算", "从别的工作簿复制过日期的，请核对"
)
WITH_TIME = Fault("W703", "有 {count} 格日期带着时刻", "只取日期；首处在 {first}，是 {said}", "请核对")
FOOT = Fault("W704", "表下面的 {count} 行说明、签名没有当作数据", "首处在 {first}", "无需处理")
HEADINGS_AGAIN = Fault("W705", "标题行又出现了 {count} 次", "首处在 {first}；没有当作数据", "无需处理")
LARGE_PLOT = Fault("W706", "一块地有 {said}，约合 {mu} 亩", "一户的一块地很少这么大", "请核对数和单位")

# People

ACCOUNT_OF_ANOTHER = Fault(
    "W710", "户名{said}不是这一户里的人", "钱会打到别人的账户", "请核对；确实委托代收的，请留下委托书"
)
TWO_BIRTHS = Fault(
    "W711",
    "出生日期是 {said}，证件号里是 {inside}",
    "按“出生日期”一列算年龄",
    "请照身份证核对，改正其中一处",
)
DIED = Fault(
    "W712",
    "{person} 在 {day} 去世，没有登记继承",
    "归他本人的算到这一天，本户的照旧；一分不少，仍列在这一户或他名下",
    "领款前请登记继承，或由继承人凭公证书、协议领取{account}",
)
DIED_OUT = Fault(
    "W713",
    "户号{household}的人都已去世，没有登记继承",
    "应得照算，一分不少；结算期里去世的挂“继承待定”，这次不付，结转下期",
    "有继承人的，请在〔事件〕登记继承",
)
SAME_DAY_TWICE = Fault(
    "W714",
    "{holder} 的{what}在 {day} 这一天算了两次",
    "上一行止于这一天，这一行又起于这一天；起止两天都算",
    "换人、换数的，请把上一行的“止”写成前一天；同时有两笔的，不用改",
)
