"""Every message about files of law (法规.yaml), and about the region of a season."""

from __future__ import annotations

from linkage.ground.fault import Fault

TWO_VERSIONS = Fault(
    "E538",
    "法定参数{said}有两行的日期重叠",
    "另一处在 {other}；同一天、同一层级、同一地区只能有一个值",
    "请用 起、止 分清",
)
BAD_CODE = Fault(
    "E600", "法条代码{said}不合格式", "代码是字母 L 加三位数字", "请写成 L901 这样的代码，或删去"
)
SAME_CODE = Fault(
    "E601", "法条代码“{code}”用了两次", "另一处在 {other}；一个代码只指一个值", "请改正其中一个"
)
OUTSIDE_HEAD = Fault(
    "E602", "{what}的日期超出了这个文件", "文件管 {span}", "请改正日期，或另写一个文件放另一个版本"
)
REGION_OF_LAYER = Fault(
    "E603", "层级“{layer}”和地区对不上", "省级写一个省，县级写省和县，其余不写地区", "{remedy}"
)
ENDS_FIRST = Fault("E604", "失效日早于生效日", "从 {first} 起，到 {last} 止", "请改正 起、止")
NO_LAW_VALUE = Fault("E606", "法规里没有管这一季的{said}", "{why}", "{remedy}；或在 法规.yaml 里补上")
NOT_REGION = Fault("E605", "地区{said}看不懂", "地区从大到小写：省，或省和县", "请写成 [浙江省, 某县]")
