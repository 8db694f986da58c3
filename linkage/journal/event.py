"""Event (事项): one thing that happened and is booked, with who and what it is about, under no chart yet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import frozen

from linkage.ground.money import Money

#: Which side of a chart (对应) an event debits and credits.
SIDES: Mapping[str, tuple[str, str]] = {
    "计提": ("费用", "应付"),
    "冲回": ("应付", "费用"),
    "确认收入": ("应收", "收入"),
    "冲减收入": ("收入", "应收"),
    "结转": ("本年", "未分配"),
    "结转亏损": ("未分配", "本年"),
    "转入": ("公积", "未分配"),
    "提取": ("各项分配", "公积"),
    "分配": ("各项分配", "应付分配"),
    "冲回分配": ("应付分配", "各项分配"),
    "分得": ("应收", "投资收益"),
    "代发": ("应收", "应付"),
    "年终结转": ("未分配", "各项分配"),
    "预付": ("应收", "银行"),
    "付款": ("应付", "银行"),
    "付分配款": ("应付分配", "银行"),
    "收款": ("银行", "应收"),
    "抵扣": ("应付", "应收"),
    "抵扣分配款": ("应付分配", "应收"),
    "代扣": ("应付", "应付"),
    "代扣分配款": ("应付分配", "应付"),
    "盈余转为出资": ("应付分配", "股金"),
    "公积转为出资": ("公积", "股金"),
    "退还出资": ("股金", "应付"),
    "退还公积金份额": ("公积", "应付"),
    "分担亏损": ("应付", "未分配"),
}

#: What a chart uses where it has no account of its own for a side.
INSTEAD: Mapping[str, str] = {"应付分配": "应付"}

#: Who stands opposite: a member of the organisation, an outsider, a party of the arrangement, the tax office.
MEMBER, OUTSIDER, PARTY, TAX_OFFICE = "成员", "外人", "当事人", "税务机关"


@frozen(weakref_slot=False)
class Opposite:
    """Who stands opposite on one side of an event: the payee's code, its name in the books, what it is."""

    payee: str
    label: str
    sort: str


@frozen(weakref_slot=False)
class Event:
    """One thing to be booked by ``owner`` on a day.

    ``topic`` groups what belongs on one voucher (a clause, a step of a pool, an item of money) and
    ``income`` and ``kind`` say what it was for. ``debited`` and ``credited`` stand opposite on each side.
    """

    owner: str
    day: datetime.date
    name: str
    topic: str
    income: str
    kind: str
    amount: Money
    debited: Opposite
    credited: Opposite
    summary: str
    ground: str
