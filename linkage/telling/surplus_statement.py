"""Surplus statement (会农社02表, 收益及收益分配表): a surplus or income as the official statements have it.

From 经营收入 down to what is left at the end of the year. The upper part, from income and expense to this
year's surplus, is told where the pool's sources are the lines of the statement themselves. The lines of the
collective's statement are recalled and were not compared with the form of 财会〔2023〕14号.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.engine.surplus import Surplus
from linkage.ground.money import ZERO, Money
from linkage.model.payer import Statute

_PLUS, _MINUS, _SUM = "加", "减", "合计"

#: What parties and funds got; the form of co-operatives has no line for it.
OTHERS = "其他"

#: Lines above this year's surplus: number, name, and whether the line adds, subtracts, or sums up so far.
_INCOME: Mapping[Statute, Sequence[tuple[str, str, str]]] = {
    Statute.COOPERATIVE: (
        ("1", "经营收入", _PLUS),
        ("2", "投资收益", _PLUS),
        ("3", "经营支出", _MINUS),
        ("4", "税金及附加", _MINUS),
        ("5", "管理费用", _MINUS),
        ("6", "财务费用", _MINUS),
        ("7", "经营收益", _SUM),
        ("8", "其他收入", _PLUS),
        ("9", "其他支出", _MINUS),
        ("10", "盈余总额", _SUM),
        ("11", "所得税费用", _MINUS),
    ),
    Statute.COLLECTIVE: (
        ("", "经营收入", _PLUS),
        ("", "投资收益", _PLUS),
        ("", "经营支出", _MINUS),
        ("", "税金及附加", _MINUS),
        ("", "管理费用", _MINUS),
        ("", "财务费用", _MINUS),
        ("", "经营收益", _SUM),
        ("", "补助收入", _PLUS),
        ("", "其他收入", _PLUS),
        ("", "公益支出", _MINUS),
        ("", "其他支出", _MINUS),
        ("", "收益总额", _SUM),
        ("", "所得税费用", _MINUS),
    ),
}

#: What the lower lines are called by each statute, from this year's to what is left.
_COLLECTIVE = ("净收益", "可分配收益", "提取公积公益金", "向成员分配")
_COMPANY = ("净利润", "可分配利润", "提取公积金", "利润分配")


@frozen
class StatementLine:
    """One line of an official statement (会农社02表, 收益及收益分配表): its number, its words, its amount."""

    number: str
    name: str
    amount: Money


def statement_lines(surplus: Surplus) -> Sequence[StatementLine]:
    """All lines, from income and expense to what is left at the end of the year.

    Line 16 of 会农社02表 holds what earlier years left, whatever the base of the refund is. Losses made good
    by a step count in what earlier years left.
    """
    below = _of_cooperative(surplus) if surplus.statute is Statute.COOPERATIVE else _of_others(surplus)
    return (*_income(surplus), *(StatementLine(*row) for row in below))


def _income(surplus: Surplus) -> Sequence[StatementLine]:
    """The lines above this year's surplus; none where a source is no line of the statement."""
    form = _INCOME.get(surplus.statute, ())
    signs = {name: sign for _, name, sign in form if sign != _SUM}
    known = all(signs.get(name) == (_MINUS if minus else _PLUS) for name, _, minus in surplus.flows)
    if not surplus.flows or not known:
        return ()
    amounts = {name: amount for name, amount, _ in surplus.flows}
    so_far, lines = ZERO, []
    for number, name, sign in form:
        amount = so_far if sign == _SUM else amounts.get(name, ZERO)
        lines.append(StatementLine(number, name, amount))
        if sign != _SUM:
            so_far = so_far - amount if sign == _MINUS else so_far + amount
    return lines


def _of_cooperative(surplus: Surplus) -> Sequence[tuple[str, str, Money]]:
    opening = surplus.opening - surplus.losses
    return (
        ("12", "本年盈余", surplus.current),
        ("13", "年初未分配盈余", opening),
        ("14", "其他转入", surplus.other),
        ("15", "提取盈余公积", surplus.reserve),
        ("16", "可分配盈余", surplus.current + opening + surplus.other - surplus.reserve),
        ("17", "盈余返还", surplus.refund - surplus.turned[0]),
        ("18", "剩余盈余分配", surplus.shared - surplus.turned[1]),
        ("19", "转为成员出资", surplus.turned[0] + surplus.turned[1]),
        *((("", OTHERS, surplus.elsewhere),) if surplus.elsewhere else ()),
        ("20", "年末未分配盈余", surplus.left),
    )


def _of_others(surplus: Surplus) -> Sequence[tuple[str, str, Money]]:
    opening = surplus.opening - surplus.losses
    year, whole, reserve, members = _COLLECTIVE if surplus.statute is Statute.COLLECTIVE else _COMPANY
    return (
        ("", year, surplus.current),
        ("", "年初未分配", opening),
        ("", "其他转入", surplus.other),
        ("", whole, surplus.current + opening + surplus.other),
        ("", reserve, surplus.reserve),
        ("", members, surplus.refund + surplus.shared),
        ("", OTHERS, surplus.elsewhere),
        ("", "年末未分配", surplus.left),
    )
