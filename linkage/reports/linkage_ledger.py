"""Linkage ledger (联农带农台账, B11): who links which household, how, with how much, on what evidence.

On paper a household has one row under each arrangement; which columns it has, 文书.联农带农台账 may say.
Every line with its evidence stands in the workbook of the same name. Nothing is typed, and a household that
has several rows counts once in the totals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from linkage.model.entitlement import Line, Settlement
from linkage.model.paper_choices import LEDGER, USUAL, words_said
from linkage.report import Heading, Kind, Report, Table
from linkage.telling.account import signed_contracts
from linkage.telling.counting import (
    benefits,
    category,
    evidence,
    household_of,
    households,
    people_lines,
    returned,
    returned_told,
    way,
)
from linkage.telling.known_sums import by_clause
from linkage.telling.ledger_rows import MONEY, RETURNED, SIGN, LedgerRow, ledger_rows
from linkage.telling.paper import party, said
from linkage.telling.summary import add
from linkage.words.wording import decimal

_LINES = (
    Heading("序号", 11, "center"),
    Heading("组", 13, "center"),
    Heading("户号", 22),
    Heading("收款人", 24),
    Heading("户类型", 20),
    Heading("主体和带动方式", 48),
    Heading("条款", 42),
    Heading("金额", 26, "num", added=True, says="应得"),
    Heading("依据和凭据"),
)
_SUMS = (
    Heading("项目", 62),
    Heading("经营主体"),
    Heading("带动方式", 40),
    Heading("户类型", 34),
    Heading("户数", 18, "center"),
    Heading("笔数", 18, "center"),
    Heading("金额", 34, "num", added=True),
)
#: Columns of amounts, whole and by kind; and those that are left out where nobody has anything in them.
_AMOUNTS = (*MONEY, "合计", RETURNED, "已付", "现付")
_IF_ANY = (*MONEY, RETURNED, "投入", "务工天数", "户类型", "组")
_CENTERED = ("序号", SIGN, "组", "人口", "务工天数")
#: What gives way, in this order, where amounts need the width of the page.
_SPARED = ("投入", "务工天数", "组", "户类型", "人口")
#: Widths in mm: of the page, the least of what takes the rest, of the widest column of words, to sign;
#: what a line of words leaves free where it is broken.
_PAGE, _LEAST, _WIDEST, _SIGN, _BROKEN = 262, 30, 42, 30, 9


def _tell(settlement: Settlement) -> Sequence[Table]:
    lines = people_lines(settlement)
    if not lines:
        return ()
    earned, back = benefits(lines), returned(lines)
    tables = [*_by_household(settlement, lines), _by_way(settlement, earned, returned_told(lines))]
    tables.append(_by_line(settlement, earned, "三、逐笔"))
    if back:
        tables.append(_by_line(settlement, back, f"四、{RETURNED}（还本，不算收入）"))
    return tables


def _by_household(settlement: Settlement, lines: Sequence[Line]) -> Iterator[Table]:
    """The rows by household; what the page has no room for stands in a sheet of its own."""
    rows = ledger_rows(settlement)
    asked = words_said(said(settlement, LEDGER)) or USUAL
    signs = signed_contracts(settlement)
    names = [name for name in asked if name not in _IF_ANY or asked is not USUAL or _any(rows, name)]
    if signs and asked is USUAL:
        names.insert(1, SIGN)
    spared = list(_SPARED) if asked is USUAL else []
    table = whole = _columned(rows, lines, names)
    while spared and _width(table) > _PAGE:
        names = [name for name in names if name != spared[0]]
        del spared[0]
        table = _columned(rows, lines, names)
    once = len(households(lines))
    notes = (
        f"一户在一个协议里一行，共 {len(rows)} 行、{once} 户；金额是本期应得，已付多少见签领表和告知书。",
        *(("合计是收入；退社退还是还本，不算在里面。",) if RETURNED in names else ()),
        *((f"{SIGN}：{signs}。",) if SIGN in names else ()),
        "逐笔的条款、依据和台账格子，在同名的电子表里。",
    )
    gone = [one.text for one in whole.columns if one not in table.columns and one.text not in names]
    told = (f"纸上放不下的列（{'、'.join(gone)}），在同名的电子表里。",) if gone else ()
    yield evolve(table, heading="一、逐户", notes=(*notes, *told))
    if gone:
        yield evolve(whole, heading="一、逐户（全部列）", notes=notes, sheet_only=True)


def _columned(rows: Sequence[LedgerRow], lines: Sequence[Line], names: Sequence[str]) -> Table:
    """The rows in these columns, each as wide as what stands in it."""
    cells = tuple(tuple(_cell(row, name) for name in names) for row in rows)
    total = tuple(_total(rows, lines, name, first=at == 0) for at, name in enumerate(names))
    columns = tuple(_heading(name, [row[at] for row in (*cells, total)]) for at, name in enumerate(names))
    return Table("", columns, cells, total)


def _width(table: Table) -> int:
    """How wide a table is at least, in mm: the column that takes the rest has its words on two lines."""
    rest = [
        max((_quarters(row[at]) for row in table.rows), default=0)
        for at, one in enumerate(table.columns)
        if not one.width
    ]
    return sum(one.width for one in table.columns) + sum(
        max(_LEAST, words * 7 // 16 + _BROKEN) for words in rest
    )


def _any(rows: Sequence[LedgerRow], name: str) -> bool:
    return (
        any(row.money(name) for row in rows)
        if name in {*MONEY, RETURNED}
        else any(row.text(name) for row in rows)
    )


def _cell(row: LedgerRow, name: str) -> str:
    if name not in _AMOUNTS:
        return row.text(name)
    amount = row.money(name)
    return str(amount) if amount or name in {"合计", "已付", "现付"} else ""


def _total(rows: Sequence[LedgerRow], lines: Sequence[Line], name: str, *, first: bool) -> str:
    """The last row: sums of money and days, and every household once."""
    if name in _AMOUNTS:
        return str(add(row.money(name) for row in rows))
    if name == "户主":
        return f"{len(households(lines))} 户"
    if name == "务工天数":
        return _days(rows)
    return "合计" if first else ""


def _days(rows: Sequence[LedgerRow]) -> str:
    return decimal(sum((row.days for row in rows), Fraction(0)))


def _heading(name: str, texts: Sequence[str]) -> Heading:
    """A column as wide as what stands in it; what was brought in takes what is left."""
    kind: Kind = "num" if name in _AMOUNTS else "center" if name in _CENTERED else "text"
    if name == "投入":
        return Heading(name, 0, kind)
    if name == "签字":
        return Heading(name, _SIGN, kind)
    # A quarter of a character of 9.5 pt is 0.9 mm wide, and a cell has 2 mm beside its text.
    # A heading over a column of a few signs stands on two lines.
    head = -(-_quarters(name) // 2) if kind == "center" else _quarters(name)
    width = max(head, *map(_quarters, texts)) * 7 // 8 + 3
    return Heading(name, min(width, _WIDEST) if kind == "text" else width, kind, added=name in _AMOUNTS)


def _quarters(text: str) -> int:
    """How wide a text is, in quarters of a Chinese character; M and W are nearly as wide as one."""
    return sum(
        4 if sign in "MW" or unicodedata.east_asian_width(sign) in "WFA" else 3 if sign.isupper() else 2
        for sign in text
    )


def _by_way(settlement: Settlement, lines: Sequence[Line], beside: Sequence[str]) -> Table:
    groups: dict[tuple[str, str, str, str], list[Line]] = {}
    names = {a.code: a.papers.get("项目名称", a.name) for a in settlement.arrangements}
    known = {number: category(settlement, number) for number in households(lines)}
    for line in lines:
        key = (names[line.arrangement], line.payer, way(line), known[household_of(line)])
        groups.setdefault(key, []).append(line)
    rows = [
        (
            project,
            party(settlement, payer).name,
            told,
            sort,
            str(len(households(inside))),
            str(len(inside)),
            str(add(line.amount for line in inside)),
        )
        for (project, payer, told, sort), inside in sorted(groups.items())
    ]
    added = sum(len(households(inside)) for inside in groups.values())
    once = len(households(lines))
    total = ("合计", "", "", "", str(once), str(len(lines)), str(add(line.amount for line in lines)))
    note = f"各行户数相加是 {added}，其中同一户有几行的只算一次，实际带动 {once} 户。"
    return Table("二、按项目、方式和户类型", _SUMS, tuple(rows), total, (note, *beside))


def _by_line(settlement: Settlement, lines: Sequence[Line], heading: str) -> Table:
    known = {number: category(settlement, number) for number in households(lines)}
    short = _short(settlement, lines)
    rows = [
        (
            str(at),
            settlement.books.households[household_of(line)].group,
            line.payee,
            line.name,
            known[household_of(line)],
            f"{short[line.payer]}·{way(line)}",
            line.clause,
            str(line.amount),
            "；".join(part for part in (line.cite.article, evidence(line)) if part),
        )
        for at, line in enumerate(lines, start=1)
    ]
    count = len(households(lines))
    total = ("合计", "", "", f"{count} 户", "", "", "", str(add(line.amount for line in lines)), "")
    whose = tuple(by_clause(line.clause, line.payee, line.name) for line in lines)
    return Table(heading, _LINES, tuple(rows), total, sheet_only=True, whose=whose)


def _short(settlement: Settlement, lines: Sequence[Line]) -> Mapping[str, str]:
    """What each payer is called in a narrow column: its role, or its code where two have one role."""
    roles = {code: party(settlement, code).role for code in dict.fromkeys(line.payer for line in lines)}
    told = list(roles.values())
    return {code: role if told.count(role) == 1 else f"{role} {code}" for code, role in roles.items()}


REPORT = Report(
    name="linkage_ledger",
    title="联农带农台账",
    edition="internal",
    about=("每一行都是结算结果里的应得，不另外填写；户类型、人口和投入看结算期最后一天。",),
    tell=_tell,
    mechanisms=(26, 78),
)
