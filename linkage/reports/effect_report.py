"""Effect of the linkage (联农带农成效表, B15): what was owed and paid, by payer, way and household sort."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from linkage.model.entitlement import Debt, Line, Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.counting import (
    benefits,
    category,
    each,
    household_of,
    households,
    people_lines,
    percent,
    returned_told,
    way,
)
from linkage.telling.effect_tables import against, flows, kept, still_open
from linkage.telling.known_sums import ALL
from linkage.telling.paper import heads, party, payers, people_debts
from linkage.telling.summary import add, converted

_PAYERS = (
    Heading("经营主体"),
    Heading("户数", 12, "center"),
    Heading("人数", 12, "center"),
    Heading("期初", 22, "num", added=True, says="上期结转"),
    Heading("应付", 28, "num", added=True, says="应得"),
    Heading("应抵扣", 24, "num", added=True),
    Heading("已付", 27, "num", added=True, says="已付"),
    Heading("现付", 27, "num", added=True, says="现付"),
    Heading("结转", 24, "num", added=True, says="结转"),
    Heading("户均应付", 26, "num"),
)
#: What became contributions of members has a column beside 应抵扣 where there is any.
_TURNED, _AT = Heading("转为出资", 26, "num", added=True), 6
_WAYS = (
    Heading("带动方式"),
    Heading("户类型", 50),
    Heading("户数", 30, "center"),
    Heading("金额", 40, "num", added=True),
    Heading("户均", 40, "num"),
    Heading("占全部", 30, "num"),
)


_NUMBERS = "一二三四五六"


def _tell(settlement: Settlement) -> Sequence[Table]:
    everything = people_lines(settlement)
    lines = benefits(everything)
    if not lines:
        return ()
    beside = tuple(returned_told(everything))
    tables = (
        _by_payer(settlement, lines, beside),
        _by_way(settlement, lines, beside),
        kept(settlement, lines),
        *against(settlement, lines),
        *flows(settlement),
        still_open(settlement),
    )
    # A season without a season before has one table less, and no gap in the numbers.
    return [
        evolve(table, heading=f"{at}、{table.heading}") for at, table in zip(_NUMBERS, tables, strict=False)
    ]


def _by_payer(settlement: Settlement, lines: Sequence[Line], beside: tuple[str, ...]) -> Table:
    rows = [_payer(settlement, code, lines) for code in payers(settlement)]
    debts = [debt for code in payers(settlement) for debt in people_debts(settlement, code)]
    total = _row(settlement, "合计", debts, lines)
    turned = bool(converted(debts))
    less = "应抵扣－转为出资" if turned else "应抵扣"
    note = f"一户和几个主体都有往来的，合计里只算一户。期初＋应付－{less}－已付＝现付＋结转。"
    paid_back = (f"应付、现付里含退还的本金，户均应付不含：{beside[0]}",) if beside else ()
    columns = (*_PAYERS[:_AT], _TURNED, *_PAYERS[_AT:])
    every = [(*row[:_AT], *(row[_AT:] if turned else row[_AT + 1 :])) for row in (*rows, total)]
    headings = columns if turned else _PAYERS
    whose = (*(party(settlement, code).name for code in payers(settlement)), ALL)
    return Table("各主体应付和已付", headings, tuple(every[:-1]), every[-1], (note, *paid_back), whose=whose)


def _payer(settlement: Settlement, code: str, lines: Sequence[Line]) -> tuple[str, ...]:
    debts = people_debts(settlement, code)
    mine = [line for line in lines if line.payer == code]
    return _row(settlement, party(settlement, code).name, debts, mine)


def _row(settlement: Settlement, name: str, debts: Sequence[Debt], lines: Sequence[Line]) -> tuple[str, ...]:
    """Households, people and sums of some debts, under a name; the average is of the income alone."""
    numbers = households(lines)
    gross = add(debt.gross for debt in debts)
    return (
        name,
        str(len(numbers)),
        str(_people(settlement, numbers)),
        str(add(debt.opening for debt in debts)),
        str(gross),
        str(add(debt.deducted for debt in debts) - converted(debts)),
        str(converted(debts)),
        str(add(debt.paid for debt in debts)),
        str(add(debt.payable for debt in debts)),
        str(add(debt.carried for debt in debts)),
        each(add(line.amount for line in lines).yuan, len(numbers)),
    )


def _people(settlement: Settlement, numbers: frozenset[str]) -> int:
    return sum(heads(settlement, settlement.books.households[number]) for number in numbers)


def _by_way(settlement: Settlement, lines: Sequence[Line], beside: tuple[str, ...]) -> Table:
    known = {number: category(settlement, number) for number in households(lines)}
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((way(line), known[household_of(line)]), []).append(line)
    whole = add(line.amount for line in lines)
    rows = []
    for (told, sort), inside in sorted(groups.items()):
        amount, count = add(line.amount for line in inside), len(households(inside))
        rows.append(
            (
                told,
                sort,
                str(count),
                str(amount),
                each(amount.yuan, count),
                percent(amount.yuan, whole.yuan),
            )
        )
    once = len(households(lines))
    total = ("合计", "", str(once), str(whole), each(whole.yuan, once), "100%")
    return Table("按方式和户类型", _WAYS, tuple(rows), total, beside)


REPORT = Report(
    name="effect_report",
    title="联农带农成效表",
    edition="internal",
    about=(
        "只数结算结果里有应得的户，各主体、各方式之间不重复计户；金额是应得，已付的另列，没有经过审计。",
        "户类型是结算期最后一天登记的；没有登记的写“未登记”。",
    ),
    tell=_tell,
    mechanisms=(31, 78),
)
