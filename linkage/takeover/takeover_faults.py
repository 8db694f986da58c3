"""Takeover faults (接转的毛病): every message about mappings and old sheets, once."""

from __future__ import annotations

from linkage.ground.fault import Fault

# The file of columns

UNANSWERED = Fault("E732", "“{key}”还没有回答", "写着“？”的，从旧表里看不出来", "{remedy}")
NO_SHEET = Fault("E733", "旧表里没有“{said}”这张表", "", "{remedy}")
NO_REGISTER = Fault("E734", "台账里没有“{said}”这张表", "", "{remedy}")
NO_REGISTER_COLUMN = Fault("E735", "〔{register}〕没有“{said}”这一列", "", "{remedy}")
NO_OLD_COLUMN = Fault("E736", "旧表〔{sheet}〕里没有“{said}”这一列", "", "{remedy}")
TWO_OLD_COLUMNS = Fault(
    "E737", "旧表〔{sheet}〕里有几列都叫“{said}”", "在 {columns}", "请写列的字母，例如 {example}"
)
MISSING_COLUMN = Fault(
    "E738",
    "〔{register}〕要有“{heading}”，对照里没有说从哪里来",
    "",
    "请在“列”里补上，例如 {heading}: 旧表的标题{more}",
)
NOT_TOGETHER = Fault("E739", "“{heading}”的写法不对：{said}", "", "{remedy}")
UNIT_UNKNOWN = Fault("E740", "“{heading}”的单位{said}不能用", "", "可以写：{units}")
UNIT_OPEN = Fault(
    "E741",
    "旧表的“{said}”没有写单位",
    "“{heading}”可以按{units}计，差别很大",
    "请在对照里写明，例如 {heading}: {{旧列: {said}, 单位: {example}}}",
)
HEADING_ROW_EMPTY = Fault("E742", "旧表〔{sheet}〕第 {row} 行是空的，不是标题行", "", "请改正“标题行”")

# The old sheets

MERGED = Fault(
    "E743",
    "“{said}”有合并单元格 {range}",
    "合并后只有左上角一格有内容",
    "文字可以在对照里写 往下填: 合并格；数字请取消合并，每一行填自己的数",
)
NO_SUCH_PERSON = Fault("E744", "名册里找不到{said}", "这一行要按姓名找户号", "请核对姓名，或在旧表里加上户号")
SEVERAL_PERSONS = Fault(
    "E745",
    "名册里有 {count} 个{said}，不知道是哪一个",
    "同名的不能猜",
    "请在旧表里加上户号，或在对照里写“组”",
)
NOTHING = Fault(
    "E746", "旧表里看不出名册、地块、股份等任何一张表", "", "请核对文件，或写一份对照用 --columns 给出"
)
NO_DATA = Fault("E747", "旧表〔{sheet}〕标题行下面没有数据", "", "请核对“标题行”和“末行”")

# Notes: the reading report

LEFT_EMPTY = Fault(
    "W730", "“{heading}”有 {count} 格空着", "首处在 {first}，照样空着带过来", "请在新台账里补上"
)
FILLED_DOWN = Fault("W731", "“{heading}”有 {count} 格由{fill}往下填", "首处在 {first}", "请核对")
CONVERTED = Fault("W732", "“{heading}”由{old}换算成{new}，共 {count} 格", "", "请核对")
READ_AS_DAY = Fault("W733", "“{heading}”有 {count} 格按“{form}”读成日期", "首处在 {first}", "请核对")
EMPTY_WORDS = Fault("W734", "“{heading}”有 {count} 格写着{said}，当作空着", "首处在 {first}", "请核对")
NUMBERED = Fault("W735", "“{heading}”是编出来的，从 {first} 到 {last}", "旧表里没有", "编定了不要再改")
REPLACED = Fault("W736", "“{heading}”有 {count} 格换了说法：{said}", "首处在 {first}", "请核对")
NOT_TAKEN = Fault("W737", "没有带过来：{what}", "{why}", "{remedy}")
SKIPPED = Fault("W739", "{count} 行没有“{heading}”，没有成为〔{register}〕的行", "首处在 {first}", "请核对")
