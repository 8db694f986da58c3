"""Letting of property (财产租赁): by the month, less 800 or a fifth, at 20 per cent."""

from __future__ import annotations

from linkage.ground.figure import Figure
from linkage.model.nature import FEE
from linkage.model.tax import DISPUTED
from linkage.tax import Ask, Case, Head, Income


def _reckon(income: Figure, ask: Ask) -> Figure:
    """The larger of the two allowances is taken off: a fifth is 800 just where the border of 4,000 lies."""
    deduction = ask("财产租赁减除定额").larger_of(income * ask("财产租赁减除比例")).named("减除费用")
    taxed = (income - deduction).at_least_zero().named("应纳税所得额")
    return taxed * ask("财产租赁所得税率")


def _land(income: Income) -> bool:
    return income.land


def _fee(income: Income) -> bool:
    """A fixed return that is a fee for use by the arrangement."""
    return income.nature == FEE


def _land_fee(income: Income) -> bool:
    return _fee(income) and income.land


_OF_LAND = "土地租金多数地方不征，按月分摊也没有明文"


HEAD = Head(
    name="letting",
    label="财产租赁",
    tax="个人所得税",
    cases=(
        Case(
            income="租金",
            says=_land,
            standing=DISPUTED,
            words=_OF_LAND,
            source="国税函发〔1995〕79号",
            confirmed=False,
        ),
        Case(income="租金"),
        Case(
            income="股金",
            says=_land_fee,
            standing=DISPUTED,
            words=_OF_LAND,
            source="国税函发〔1995〕79号",
            confirmed=False,
        ),
        Case(income="股金", says=_fee, words="协议写明是使用费"),
    ),
    reckon=_reckon,
    spread="财产租赁以几个月的收入为一次",
)
