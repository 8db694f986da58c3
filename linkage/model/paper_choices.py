"""Paper choices (文书里可选的词): keys of 文书 that take one or more words of a closed list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from linkage.model.nature import NATURE, NATURES

CERTIFICATES = "股权证"
CHANGED, EVERY, NONE = "新发", "全部", "无"

LEDGER = "联农带农台账"
#: Every column the linkage ledger may have, in the order in which they stand where nothing else is said.
COLUMNS = (
    *(
        "序号",
        "项目编码",
        "项目",
        "经营主体",
        "组",
        "户号",
        "户主",
        "户类型",
        "人口",
        "带动方式",
        "协议编号",
        "起止",
    ),
    *(
        "投入",
        "务工天数",
        "务工收入",
        "租金",
        "股金分红",
        "盈余返还",
        "佣金",
        "订单销售额",
        "奖补",
        "其他",
        "合计",
    ),
    *("退社退还",),
    *("已付", "现付", "发放方式", "凭证号", "签字"),
)
#: The columns it has where the arrangement names none.
USUAL = (
    *("序号", "组", "户号", "户主", "户类型", "人口", "投入"),
    *("务工天数", "务工收入", "租金", "股金分红", "盈余返还", "佣金", "订单销售额", "奖补", "其他", "合计"),
    "退社退还",
)

#: The words each key takes.
WORDS: Mapping[str, Sequence[str]] = MappingProxyType(
    {CERTIFICATES: (CHANGED, EVERY, NONE), LEDGER: COLUMNS, NATURE: NATURES}
)


def words_said(text: str) -> Sequence[str]:
    """The words of a list, however it was joined."""
    return tuple(
        word.strip() for word in text.replace("，", "、").replace(",", "、").split("、") if word.strip()
    )
