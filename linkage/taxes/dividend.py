"""Interest and dividends (股息红利): the whole of each payment at 20 per cent.

What falls under it depends on who pays, and for a fixed return on what the arrangement says it is.
"""

from __future__ import annotations

from linkage.ground.figure import Figure
from linkage.model.nature import FEE, INTEREST
from linkage.model.payer import COMPANY, Statute
from linkage.model.tax import DISPUTED, FREE
from linkage.tax import Ask, Case, Head, Income


def _reckon(income: Figure, ask: Ask) -> Figure:
    return income * ask("股息红利所得税率")


def _refunded(income: Income) -> bool:
    return income.kind == "盈余返还"


def _interest(income: Income) -> bool:
    return income.nature == INTEREST


def _guaranteed(income: Income) -> bool:
    """A fixed return of which nobody said what it is."""
    return not income.shared and not income.nature


def _share(income: Income) -> bool:
    """What is a fee for use by the arrangement is no share of anything."""
    return income.nature != FEE


def _of(statute: Statute, income: Income) -> bool:
    return _share(income) and income.payer is not None and income.payer.statute is statute


def _collective(income: Income) -> bool:
    return _of(Statute.COLLECTIVE, income)


def _cooperative(income: Income) -> bool:
    return _of(Statute.COOPERATIVE, income)


def _company(income: Income) -> bool:
    return _share(income) and income.payer is COMPANY and not income.agreed


_REFUND = "按交易量返还的，视同自家农产品的价款，不征"

HEAD = Head(
    name="dividend",
    label="股息红利",
    tax="个人所得税",
    cases=(
        Case(income="返还", standing=FREE, words=_REFUND, source="推断；财税〔2004〕30号", confirmed=False),
        Case(
            income="股金",
            says=_refunded,
            standing=FREE,
            words=_REFUND,
            source="推断；财税〔2004〕30号",
            confirmed=False,
        ),
        Case(income="股金", says=_interest, words="协议写明是利息", source="《个人所得税法》第三条"),
        Case(
            income="股金",
            says=_guaranteed,
            standing=DISPUTED,
            words="保底分红实质可能是租金或利息",
            source="推断",
            confirmed=False,
        ),
        Case(income="股金", says=_company),
        Case(
            income="股金",
            says=_collective,
            standing=DISPUTED,
            words="集体收益没有列明免税，各地一般没有收",
            source="未见明文",
            confirmed=False,
        ),
        Case(
            income="股金",
            says=_cooperative,
            standing=DISPUTED,
            words="合作社的剩余盈余，来自种养的，有的地方不征",
            source="未见明文",
            confirmed=False,
        ),
        Case(
            income="股金",
            says=_share,
            standing=DISPUTED,
            words="约定分成是不是红利，看合同的实质",
            source="推断",
            confirmed=False,
        ),
    ),
    reckon=_reckon,
    at_source=True,
)
