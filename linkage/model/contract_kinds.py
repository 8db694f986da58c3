"""Contract kinds (合同种类): the mark each one's numbers begin with, and which of them a season prints.

A signed contract is not printed anew each season: what is printed says 文书.合同 of the arrangement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from linkage.model.arrangement import Arrangement

#: Template id of every kind to the two letters of its numbers.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "land_lease": "ZL",
        "land_share": "RG",
        "capital_share": "ZC",
        "order_purchase": "DD",
        "contract_raising": "DY",
        "agency": "YJ",
        "lease_fee": "FW",
        "labour": "LW",
        "reward": "JB",
        "asset_lease": "FB",
        "lease_mandate": "WT",
    }
)

#: Columns a village may add to its registers that nothing is reckoned with, and contracts print.
PRINTED = frozenset(
    {
        *(
            ("地块", heading)
            for heading in ("地块名称", "四至", "质量等级", "土地类型", "承包合同代码", "备注")
        ),
        *(("资产", heading) for heading in ("类型", "坐落", "权属证号")),
        *(("交售", heading) for heading in ("品种规格", "产地")),
        *(("订单", heading) for heading in ("品名", "品种规格", "产地", "等级", "面积")),
        *(("验收", heading) for heading in ("申报数", "地块代码")),
        ("收租", "凭证"),
        *(("名册", heading) for heading in ("住址", "劳动力")),
    }
)

KEY = "合同"
NEW, ALL, NONE = "新签", "全部", "无"

#: Joins the kinds of a list in the words of the arrangement.
JOINT = "、"


def wanted(arrangement: Arrangement, kind: str) -> str:
    """Whether contracts of a kind are printed: 新签, 全部 or 无.

    Of the kinds of a list all in force are printed; where 新签 is among them, the new ones of the others.
    """
    said = arrangement.papers.get(KEY, NEW)
    if said in {ALL, NONE}:
        return said
    words = kinds_said(said)
    return ALL if kind in words else NEW if NEW in words else NONE


def kinds_said(text: str) -> Sequence[str]:
    """The words of a list: kinds, and 新签."""
    return tuple(word.strip() for word in text.split(JOINT) if word.strip())
