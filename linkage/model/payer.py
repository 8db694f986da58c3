"""Payer (付款方): its legal type, by which the law knows what a distribution is and what it is called.

The same yuan is profit of a company, surplus of a co-operative or income of a collective: three statutes
with their own reserves, bases, votes and words. A person who runs a farm or a shop has no statute of
distribution at all; what she shares out is what the contract says.
"""

from __future__ import annotations

import enum

from attrs import frozen


class Statute(enum.Enum):
    """What a pool is under the law (性质); 约定分成 is a share by contract and no distribution at all."""

    COMPANY = "公司利润"
    COOPERATIVE = "合作社盈余"
    COLLECTIVE = "集体收益"
    CONTRACT = "约定分成"


REFUND, INTEREST = "返还", "股金"


@frozen
class PayerKind:
    """One legal type of payers.

    ``said`` are the words of 类型 that mean it, ``endings`` what others end with. ``statute`` is the one
    that governs its distributions, or nothing. ``shares`` is what its papers call a share, ``refunds`` what
    it calls a share by trade, ``title`` the whole distribution. ``acting`` says that it only stands in for a
    collective that does not exist.
    """

    name: str
    said: tuple[str, ...]
    shares: str
    statute: Statute | None = None
    refunds: str = ""
    title: str = ""
    endings: tuple[str, ...] = ()
    acting: bool = False

    def meant_by(self, legal_type: str) -> bool:
        """Say whether a word of 类型 means this kind."""
        return legal_type in self.said or legal_type.endswith(self.endings or ("\0",))

    def word(self, income: str, *, by_trade: bool) -> str:
        """What a share of a pool is called on papers: a refund by trade, or what the payer shares out."""
        return self.refunds if self.refunds and (by_trade or income == REFUND) else self.shares


COMPANY = PayerKind(
    "公司",
    ("有限责任公司", "股份有限公司", "有限公司", "公司", "国有独资公司", "国有企业"),
    "利润分配",
    Statute.COMPANY,
    title="利润分配",
    endings=("公司",),
)
COOPERATIVE = PayerKind(
    "农民专业合作社",
    ("农民专业合作社", "专业合作社"),
    "剩余盈余分配",
    Statute.COOPERATIVE,
    "盈余返还",
    "盈余分配",
)
UNION = PayerKind(
    "农民专业合作社联合社",
    ("农民专业合作社联合社", "合作社联合社"),
    "剩余盈余分配",
    Statute.COOPERATIVE,
    "盈余返还",
    "盈余分配",
)
COLLECTIVE = PayerKind(
    "农村集体经济组织",
    (
        "农村集体经济组织", "村集体经济组织", "组集体经济组织", "乡镇集体经济组织", "村级集体经济组织",
        "组级集体经济组织", "乡镇级集体经济组织", "股份经济合作社", "经济合作社", "村股份经济合作社",
        "村经济合作社", "组股份经济合作社", "组经济合作社", "经济联合社", "股份经济联合社", "乡镇经济联合社",
        "乡镇股份经济联合社", "经济联合总社", "股份经济联合总社",
    ),
    "收益分配",
    Statute.COLLECTIVE,
    title="收益分配",
)  # fmt: skip
ACTING = PayerKind(
    "代行集体职能的村民委员会、村民小组",
    ("村民委员会", "村委会", "村民小组"),
    "收益分配",
    Statute.COLLECTIVE,
    title="收益分配",
    acting=True,
)
OPERATOR = PayerKind(
    "个体经营者",
    (
        "家庭农场", "个体工商户", "个人独资企业", "合伙企业", "普通合伙企业", "有限合伙企业", "种养大户",
        "农村承包经营户", "自然人", "个人",
    ),
    "约定分成",
)  # fmt: skip
PUBLIC = PayerKind(
    "机关、事业单位和社会组织",
    (
        "党政机关", "税务机关", "行政机关", "乡镇人民政府", "街道办事处", "县级人民政府", "村党组织",
        "党组织", "事业单位", "学校", "科研院所", "社会组织", "基金会", "协会", "金融机构", "银行",
        "农村信用合作联社", "保险机构", "供销合作社",
    ),
    "发放",
)  # fmt: skip

#: All kinds; a union of co-operatives stands before what its name ends with.
KINDS = (COMPANY, UNION, COOPERATIVE, COLLECTIVE, ACTING, OPERATOR, PUBLIC)


def payer_kind(legal_type: str) -> PayerKind | None:
    """The kind a word of 类型 means; nothing for a word nobody knows."""
    return next((kind for kind in KINDS if kind.meant_by(legal_type)), None)


def known_types() -> tuple[str, ...]:
    """One word of 类型 for each kind, for a suggestion."""
    return tuple(kind.said[0] for kind in KINDS)
