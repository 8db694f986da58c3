"""Every contract kind: what its worked example comes to is what a village with just these facts is paid.

The rows that the example invents are written into the registers of a season folder, read again and settled as
any season is; so neither the example nor the paper has a way of reckoning of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from documents.contracts import page, printing, section, settled, subjects, words
from documents.trade import trading
from linkage.ground.figure import Day, Figure
from linkage.ground.money import Money
from linkage.model.contract_kinds import MARKS
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.example import worked_example
from linkage.telling.summary import add
from villages import Rows, Village

#: Each price, and another: with these every clause says something else and pays something else.
PRICES = {
    "500 斤稻谷": "600 斤稻谷",
    "费率: 6%/年": "费率: 7%/年",
    "比例: 60%}\n      - {去向: 村集体收益, 比例: 20%}\n      - 去向: 农户\n        比例: 20%": (
        "比例: 55%}\n      - {去向: 村集体收益, 比例: 20%}\n      - 去向: 农户\n        比例: 25%"
    ),
    "采摘: 130 元/工日": "采摘: 140 元/工日",
    "[0, 3%]": "[0, 4%]",
    "一级: 6 元/公斤": "一级: 7 元/公斤",
    "180 元/头": "200 元/头",
    "劳务介绍: 20 元/人": "劳务介绍: 25 元/人",
    "土地流转: 25 元/亩": "土地流转: 30 元/亩",
    "100 元/平方米/年": "110 元/平方米/年",
}

#: Kinds that reckon nothing: a mandate names prices, an application says what was reckoned.
WITHOUT = {"lease_mandate", "reward"}
KINDS = sorted(set(MARKS) - WITHOUT)

#: What a register asks for and no clause reckons with.
ASKED = {"地块": {"地块代码": "D900"}, "资产": {"资产号": "ZC9", "名称": "仓库", "原值（元）": "1"}}

#: Registers in which the unit of a number stands in a column of its own.
WITH_UNITS = {"用工", "居间", "验收"}

#: Who stands for the two invented households.
STANDS_FOR = {"甲": "H01", "乙": "H02"}


def contributed() -> Village:
    """The land of the village is capital, and nobody leases it."""
    made = printing().with_text("收入: 租金", "收入: 股金").with_text("资金股: 2}", "资金股: 2, 土地股: 1}")
    return made.with_rows("股份", ("H01", "", "土地股", "3.5", "", "", ""))


def village_of(kind: str) -> Village:
    return contributed() if kind == "land_share" else trading()


@cache
def season(kind: str, *, dearer: bool = False, invented: bool = False) -> Settlement:
    """The village of a kind, with its own prices or others, with its own facts or those of the example."""
    if kind not in {"land_share", "trade"}:
        return season("trade", dearer=dearer, invented=invented)
    made = village_of(kind)
    for old, new in PRICES.items() if dearer else ():
        made = made.with_text(old, new) if old in made.arrangement else made
    return settled(with_facts_of_the_example(made) if invented else made)


def with_facts_of_the_example(made: Village) -> Village:
    """The village with the rows of the example in place of its own."""
    books = worked_example(settled(made)).books
    kept = {"名册", "价格", "事实"}
    for sheet in sorted(books.tables.keys() - kept):
        made = made.with_sheet(sheet, *rows_of(books.rows(sheet)))
    facts = {row.text("名称"): cells(row)["数值（元）"] for row in books.rows("事实")}
    headings, *own = made.registers["事实"]
    name, number = headings.index("名称"), headings.index("数值")
    changed = [
        tuple(facts.get(row[name], cell) if at == number else cell for at, cell in enumerate(row))
        for row in own
    ]
    return made.with_sheet("事实", headings, *changed)


def rows_of(rows: Sequence[Row]) -> Rows:
    """Rows of a register as a person would type them."""
    typed = [{**ASKED.get(row.sheet, {}), **cells(row)} for row in rows]
    headings = tuple(dict.fromkeys(heading for row in typed for heading in row))
    return (headings, *(tuple(row.get(heading, "") for heading in headings) for row in typed))


def cells(row: Row) -> Mapping[str, str]:
    typed: dict[str, str] = {}
    to_a_party = bool(row.text("收款方"))
    for heading, value in row.values.items():
        if to_a_party and heading in {"户号", "成员号"}:
            continue
        match value:
            case Figure() if row.sheet in WITH_UNITS:
                typed |= {heading: str(value.value), "单位": str(value.unit)}
            case Figure():
                typed[f"{heading}（{value.unit}）" if value.unit else heading] = str(value.value)
            case Day():
                typed[heading] = value.date.isoformat()
            case _:
                typed[heading] = STANDS_FOR.get(row.text(heading), row.text(heading))
    return typed


def paid(settlement: Settlement, clause: str) -> Money:
    """What H01, its people or a party is owed under a clause."""
    found = [
        line.amount
        for line in settlement.lines
        if line.clause.partition("/")[0] == clause
        and line.payee.partition(".")[0] in {"H01", *(p.code for p in settlement.main.parties.values())}
    ]
    return add(found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_settle_to_what_the_example_says(kind: str) -> None:
    for dearer in (False, True):
        printed, real = season(kind, dearer=dearer), season(kind, dearer=dearer, invented=True)
        told = section(kind, printed, subjects(kind, printed)[0], "worked_example")["lines"]
        assert told
        assert [(line["name"], line["amount"]) for line in told] == [
            (line["name"], str(paid(real, line["name"]))) for line in told
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_price_changed_is_text_and_amount_changed(kind: str) -> None:
    before, after = season(kind), season(kind, dearer=True)
    subject = subjects(kind, before)[0]
    for one, other in zip(
        section(kind, before, subject, "worked_example")["lines"],
        section(kind, after, subject, "worked_example")["lines"],
        strict=True,
    ):
        assert one["name"] == other["name"]
        assert one["amount"] != other["amount"]
    assert clauses(kind, before, subject) != clauses(kind, after, subject)


def clauses(kind: str, settlement: Settlement, subject: str) -> str:
    """The words of a contract before its annexes."""
    return words(page(kind, settlement, subject)).partition("（以下无正文）")[0]
