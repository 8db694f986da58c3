"""The plan of a distribution (收益分配方案、盈余分配方案、利润分配方案, B1): what members decide on.

It is written from the settled pools, in the words of its payer's statute. The lists of names are the payout
roll and the notice; the plan cites their totals, so that nobody signs one sum and is paid another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from linkage.document import Document, Said, View
from linkage.engine.surplus import Surplus, surpluses
from linkage.governance.company_decisions import undecided
from linkage.model.arrangement import Party
from linkage.model.entitlement import Settlement
from linkage.model.payer import COLLECTIVE, COOPERATIVE, UNION
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, less, money
from linkage.telling.company_words import approval_words
from linkage.telling.counting import households
from linkage.telling.known_sums import paid_by, step_of
from linkage.telling.paper import (
    capitals,
    dated,
    heads,
    party,
    period,
    running_numbered,
    sealed,
    season_name,
    whole_units,
)
from linkage.telling.paper_leaf import on_paper, parts, sentences, words
from linkage.telling.plan_figures import (
    bases,
    distributable,
    draws,
    floors,
    income_rows,
    names_of,
    paid_columns,
    plan_lines,
    planned,
    shares,
    to_people,
)
from linkage.telling.plan_words import (
    grounds,
    meeting,
    paying,
    principles,
    record_days,
    sharing,
    special,
    supervision,
    taxes,
)
from linkage.telling.stamp import PAYEES
from linkage.telling.summary import add
from linkage.telling.tax_duties import TAX_NOT_KEPT

TITLE = "分配方案"

#: Members, who read under 税费 what was decided about a tax that is not kept.
_READER = evolve(PAYEES, tells=frozenset({TAX_NOT_KEPT}))

# Whose head is called 理事长, and who has a board that watches.
_BOARDS = (COLLECTIVE, COOPERATIVE, UNION)


def _plans(settlement: Settlement) -> Mapping[str, list[Surplus]]:
    """What each payer distributes to households or members by its statute, in the order of the pools."""
    found: dict[str, list[Surplus]] = {}
    for surplus in surpluses(settlement):
        if to_people(surplus):
            found.setdefault(surplus.payer, []).append(surplus)
    return found


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/plan-{code}.pdf": code for code in _plans(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    mine = _plans(settlement)[code]
    payer = party(settlement, code)
    lines = [line for surplus in mine for line in plan_lines(settlement, surplus)]
    numbers = households(lines)
    total = add(planned(surplus) for surplus in mine)
    decided = meeting(settlement, payer)
    title = f"{season_name(settlement)}{_word(payer)}{TITLE[2:]}"
    view: View = {
        "title": f"{payer.name}{title}",
        "running": running_numbered(settlement, f"{_word(payer)}{TITLE[2:]}", _READER, code),
        "payer": payer.name,
        "called": title,
        "draft": bool(decided["assembled"] and not decided["decided"]),
        "period": period(settlement),
        "day": dated(settlement),
        "meeting": decided,
        "approved": approval_words(settlement, code),
        "unapproved": bool(undecided(settlement, code)),
        "surpluses": [_surplus(settlement, surplus) for surplus in mine],
        "several": len(mine) > 1,
        "grounds": grounds(settlement, mine),
        "principles": principles(settlement, mine),
        "record_days": "、".join(record_days(mine)),
        "total": str(total),
        "capitals": capitals(total),
        "given": str(add(line.amount for line in lines)),
        "lines": str(len(lines)),
        "households": str(len(numbers)),
        "people": str(sum(heads(settlement, settlement.books.households[number]) for number in numbers)),
        "roster": str(len(settlement.books.households)),
        "nothing": not total,
        "paid": paid_columns(settlement, lines),
        "special": special(settlement, mine, lines),
        "paying": paying(settlement, lines),
        "supervision": supervision(settlement, payer),
        "taxes": taxes(settlement, lines),
        "head": "理事长" if payer.kind in _BOARDS else "负责人",
        "watch": "监事长" if payer.kind in _BOARDS else "监事",
    }
    return sealed(whole_units(view))


def _word(payer: Party) -> str:
    """收益分配, 盈余分配, 利润分配: what the statute of the payer calls it."""
    return (payer.kind.title if payer.kind is not None else "") or "收益分配"


def _surplus(settlement: Settlement, surplus: Surplus) -> View:
    year, whole, members = names_of(surplus)
    return {
        "name": surplus.name,
        "year": f"本年{year}",
        "current": str(surplus.current),
        "loss": surplus.current.fen < 0,
        "whole": whole,
        "members": members,
        "incomes": income_rows(settlement, surplus),
        "distributable": distributable(surplus),
        "floors": floors(settlement, surplus),
        "draws": draws(surplus),
        "bases": bases(surplus),
        "shares": shares(settlement, surplus),
        "sharing": sharing(surplus),
    }


_INCOMES = (
    Column("加减", "center", 6),
    Column("项目", width=30),
    Column("金额", "num", 16),
    Column("来源", width=40),
)
_DRAWS = (
    Column("项目", width=30),
    Column("怎么算", width=40),
    Column("金额", "num", 16),
    Column("依据", width=30),
)
_SHARES = (
    *(Column("分配", width=30), Column("金额", "num", 16), Column("分母", width=12)),
    *(Column("数", width=24), Column("合到", width=40)),
)


def _book(view: View) -> Sequence[Leaf]:
    """The tables of the plan as sheets: income, what may be distributed, reserves, shares, what is paid."""
    leaves: list[Leaf] = []
    for one in parts(view, "surpluses"):
        leaves += _of_surplus(one)
    for column in parts(view, "paid"):
        rows = tuple((words(row, "name"), words(row, "amount")) for row in parts(column, "rows"))
        name = f"发放·{words(column, 'payer')}"
        leaves.append(Leaf(name, (), (Column("项目", width=30), Column("金额", "num", 16)), rows))
    return [on_paper(view, leaf) for leaf in leaves]


def _of_surplus(one: View) -> Iterator[Leaf]:
    name = words(one, "name")
    incomes = tuple(
        tuple(words(row, key) for key in ("sign", "name", "amount", "evidence"))
        for row in parts(one, "incomes")
    )
    yield Leaf(f"收支·{name}", (), _INCOMES, incomes, ("", words(one, "year"), words(one, "current"), ""))
    table = one["distributable"]
    told = table if isinstance(table, dict) else {}
    columns = (
        Column("项目", width=40),
        *(Column(heading, "num", 30) for heading in sentences(told, "columns")),
    )
    rows = tuple((words(row, "name"), *sentences(row, "amounts")) for row in parts(told, "rows"))
    yield Leaf(f"可分配数·{name}", (), columns, rows)
    drawn = tuple(
        tuple(words(row, key) for key in ("name", "how", "amount", "ground")) for row in parts(one, "draws")
    )
    yield Leaf(f"提取·{name}", (), _DRAWS, drawn)
    yield Leaf(f"份额·{name}", (), _SHARES, tuple(_by(one)))


def _by(one: View) -> Iterator[tuple[str, ...]]:
    for share in parts(one, "shares"):
        for row in parts(share, "rows"):
            told = (words(row, key) for key in ("by", "count", "each"))
            yield (words(share, "called"), words(share, "amount"), *told)


def _says(view: View) -> Iterator[Said]:
    shares = [share for surplus in parts(view, "surpluses") for share in parts(surplus, "shares")]
    yield Said("本方案合计", words(view, "total"), of=amounts(shares))
    yield Said("本方案合计", words(view, "capitals"), of=(words(view, "total"),), place="大写")
    yield Said("本方案给到户", words(view, "given"), of=amounts(shares, "given"))
    for share in shares:
        yield Said(step_of(words(share, "pool"), words(share, "name")), words(share, "amount"))
    for surplus in parts(view, "surpluses"):
        yield from _distributed(surplus)
    for column in parts(view, "paid"):
        payer, rows = words(column, "payer"), parts(column, "rows")
        yield Said(paid_by(payer), words(rows[-1], "amount"))
        signed = [
            less(words(row, "amount")) if words(row, "name").startswith("减") else words(row, "amount")
            for row in rows[:-1]
        ]
        yield Said(f"{payer}本次发放", words(rows[-1], "amount"), of=tuple(signed))
        for name, of in (("加：上期结转", "上期结转"), ("减：已付", "已付"), ("减：结转下期", "结转")):
            found = [row for row in rows if words(row, "name").startswith(name)]
            yield from (Said(f"{payer}{of}", words(row, "amount")) for row in found)


def _distributed(surplus: View) -> Iterator[Said]:
    """The table of what may be distributed: every total is the sum of what stands above it.

    Of a loss nothing may be distributed: that total is nought, and the loss stands below it.
    """
    name, shown = words(surplus, "name"), surplus["distributable"]
    rows = parts(shown, "rows") if isinstance(shown, dict) else []
    for at in range(len(sentences(rows[0], "amounts")) if rows else 0):
        above: list[str] = []
        for row in rows:
            amount, what = sentences(row, "amounts")[at], words(row, "name")
            if row["total"] is True and above:
                loss = row is not rows[-1] and add(map(money, above)).fen < 0
                yield Said(f"{name}{what}", amount, of=() if loss else tuple(above))
                above = [amount]
            else:
                above.append(less(amount) if what.startswith("减") else amount)


DOCUMENT = Document(
    title="收益分配方案",
    template="plan.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
    mechanisms=(35, 73),
)
