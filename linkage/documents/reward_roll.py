"""The roll of rewards to be paid (奖补拨付花名册, A10): what each household is granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.awards import Award, awards, payers_of
from linkage.document import Document, Said, View
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, clause_sums
from linkage.telling.column_widths import fitted, in_lines, room
from linkage.telling.known_sums import earned_by_all
from linkage.telling.paper import (
    capitals,
    dated,
    heads_shown,
    in_order,
    party,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.stamp import PAYEES
from linkage.telling.summary import add

NAME = "reward_roll"
TITLE = "产业奖补拨付花名册"

#: Rows of 11 mm that fit a page, and the last one with totals and signatures.
_ROWS, _LAST_ROWS = 11, 8


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/{NAME}-{code}.pdf": code for code in payers_of(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    order = {home.number: at for at, home in enumerate(in_order(settlement))}
    found = sorted(
        (award for award in awards(settlement) if award.payer == code and award.amount),
        key=lambda award: order[award.household.number],
    )
    payer = party(settlement, code).name
    total = add(award.amount for award in found)
    return sealed(
        {
            "title": f"{payer}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, code),
            "payer": payer,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "pages": list(_pages(settlement, found)),
            "widths": _widths(found, str(total)),
            "before": str(add(award.before for award in found)),
            "total": str(total),
            "capitals": capitals(total),
            "households": str(len(found)),
            "clauses": [
                {
                    "at": str(at),
                    "arrangement": line.arrangement,
                    "name": line.clause,
                    "amount": str(line.amount),
                }
                for at, award in enumerate(found, start=1)
                for line in award.lines
            ],
        }
    )


def _widths(found: Sequence[Award], total: str) -> View:
    """The columns of 组, amounts, signature and remarks: a long 组 gets what the others can spare."""
    before = add(award.before for award in found)
    asked = [
        in_lines(_LINES, _WIDTHS[0], [award.household.group for award in found], _LETTERS),
        room([str(before)], _LETTERS),
        room([total], _LETTERS),
        *_LEAST,
    ]
    widths = fitted(_WIDTHS, asked) or _WIDTHS
    keys = ("group", "before", "amount", "sign", "note")
    return {key: f"width: {width}mm" for key, width in zip(keys, widths, strict=True)}


#: The usual columns in mm; the least room to sign and to remark; in how many lines a long 组 stands; the size
#: of letters in tenths of a point.
_WIDTHS, _LEAST, _LINES, _LETTERS = (17, 34, 34, 36, 30), (32, 17), 2, 105


def _pages(settlement: Settlement, found: Sequence[Award]) -> Iterator[View]:
    """Divide the roll; the last page keeps room for the totals and at least one row beside them."""
    brought, at = ZERO, 0
    while at < len(found):
        left = len(found) - at
        size = left if left <= _LAST_ROWS else min(_ROWS, left - 1)
        chunk = found[at : at + size]
        here = add(award.amount for award in chunk)
        yield {
            "brought": str(brought) if at else "",
            "rows": [_row(settlement, award, at + place) for place, award in enumerate(chunk, start=1)],
            "before": str(add(award.before for award in chunk)),
            "amount": str(here),
            "carried": _carried(brought, here, last=at + size == len(found)),
        }
        brought, at = brought + here, at + size


def _carried(brought: Money, here: Money, *, last: bool) -> str:
    return "" if last else str(brought + here)


def _row(settlement: Settlement, award: Award, at: int) -> View:
    home = award.household
    identity = home.head.row.secret("证件号")
    return {
        "at": str(at),
        "group": home.group,
        "number": home.number,
        "name": home.name,
        "people": heads_shown(settlement, home),
        "identity": identity.last4 if identity is not None else "",
        "account": home.account.last4 if home.account is not None else "",
        "before": str(award.before),
        "amount": str(award.amount),
        "note": "已封顶" if award.amount.fen < award.before.fen else "",
    }


_COLUMNS = (
    *(("at", Column("序号", "center", 6)), ("group", Column("组", "center", 8)), ("number", Column("户号"))),
    *(("name", Column("户主", width=18)), ("people", Column("人口", "center", 6))),
    *(("identity", Column("证件尾号", "center", 9)), ("account", Column("账户尾号", "center", 9))),
    *(("before", Column("应奖", "num", 14)), ("amount", Column("拨付", "num", 14))),
    *(("sign", Column("签字", width=14)), ("note", Column("备注"))),
)
_SIGNED = 27


def _book(view: View) -> Sequence[Leaf]:
    columns = tuple(column for _, column in _COLUMNS)
    rows = tuple(keyed(row, _COLUMNS) for page in parts(view, "pages") for row in parts(page, "rows"))
    total = ("合计", *("",) * 6, words(view, "before"), words(view, "total"), "", "")
    below = (f"拨付合计 {words(view, 'total')} 元（大写：{words(view, 'capitals')}）",)
    return [on_paper(view, Leaf("拨付花名册", (), columns, rows, total, below, _SIGNED))]


def _says(view: View) -> Iterator[Said]:
    """Every row, its sums on each page and of all, and what the clauses come to."""
    yield from clause_sums(view)
    pages, total, clauses = parts(view, "pages"), words(view, "total"), parts(view, "clauses")
    rows = [row for page in pages for row in parts(page, "rows")]
    yield Said("拨付合计", total, of=amounts(rows))
    yield Said("拨付合计", words(view, "capitals"), of=(total,), place="大写")
    yield Said("应奖合计", words(view, "before"), of=amounts(rows, "before"))
    for row in rows:
        number, name = words(row, "number"), words(row, "name")
        mine = [clause for clause in clauses if words(clause, "at") == words(row, "at")]
        yield Said(f"{number} {name} 拨付", words(row, "amount"), of=amounts(mine))
        for clause in mine:
            yield Said(earned_by_all(number, name, words(clause, "name")), words(clause, "amount"))
    for at, page in enumerate(pages, start=1):
        inside = parts(page, "rows")
        until = [row for one in pages[:at] for row in parts(one, "rows")]
        for key in ("before", "amount"):
            yield Said(f"第 {at} 页小计{key}", words(page, key), of=amounts(inside, key))
        if words(page, "brought"):
            before = amounts(until[: len(until) - len(inside)])
            yield Said(f"第 {at} 页承前页", words(page, "brought"), of=before)
        if words(page, "carried"):
            yield Said(f"第 {at} 页过次页", words(page, "carried"), of=amounts(until))


DOCUMENT = Document(
    title=TITLE,
    template="reward_roll.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
    mechanisms=(36, 40),
)
