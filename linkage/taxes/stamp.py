"""Stamp duty (印花税) on leases; agency, brokerage and labour contracts are not listed and bear none."""

from __future__ import annotations

from linkage.ground.figure import Figure
from linkage.model.tax import DISPUTED
from linkage.tax import Ask, Case, Head, Income


def _reckon(income: Figure, ask: Ask) -> Figure:
    return income * ask("印花税租赁合同税率")


def _land(income: Income) -> bool:
    return income.land


HEAD = Head(
    name="stamp",
    label="印花税",
    tax="印花税",
    cases=(
        Case(
            income="租金",
            says=_land,
            standing=DISPUTED,
            words="土地出租是不是租赁合同没有明文；双方各缴各的",
            source="印花税法税目税率表；出租一节未见明文",
            confirmed=False,
        ),
        Case(income="租金", words="双方各缴各的", source="印花税法第一条"),
    ),
    reckon=_reckon,
)
