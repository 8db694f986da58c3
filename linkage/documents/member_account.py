"""A member's account (成员账户, B8): what one member has in the co-operative, from year's beginning to end.

The form of the accounting rules for co-operatives, with the meaning in plain words above it and the sums
below. Only a co-operative that keeps accounts has this paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, Shown, View
from linkage.model.accounts import ITEMS, LEAVES
from linkage.model.entitlement import Settlement
from linkage.telling.account_sheet import SheetRow, opening_row, sentences, sheet_rows, total_rows, workings
from linkage.telling.agreement import amounts
from linkage.telling.column_widths import fitted, room
from linkage.telling.known_sums import in_account
from linkage.telling.paper import (
    dated,
    party,
    period,
    running_numbered,
    said,
    sealed,
    season_name,
    whom_to_ask,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.paper_leaf import sentences as listed
from linkage.telling.stamp import of_household

TITLE = "成员账户"

#: Whoever died left the co-operative too, but nobody would call it 退社.
_STANDINGS = {LEAVES: "本年成员资格终止"}


def _paths(settlement: Settlement) -> Mapping[str, str]:
    accounts = settlement.accounts
    members = accounts.members if accounts is not None else ()
    return {f"农户/member_account-{one.payee}.pdf": one.payee for one in members}


def _view(settlement: Settlement, number: str) -> View:
    accounts = settlement.accounts
    if accounts is None:
        message = "no accounts are kept"
        raise ValueError(message)
    account, payer = accounts.by_payee[number], party(settlement, accounts.payer)
    household = settlement.books.households[number]
    rows, sums = list(sheet_rows(settlement, account)), list(total_rows(account))
    opening = opening_row(settlement, account)
    cells = [_cells(row) for row in (opening, *rows, *sums)]
    broad = max(len(text) for row in cells for text in row) > _USUAL
    asked = [room(column, _LETTERS, 1) for column in zip(*cells, strict=True)]
    widths = fitted(_BROAD, asked) if broad else None
    person, telephone = whom_to_ask(settlement, payer)
    return sealed(
        {
            "broad": broad,
            "vast": broad and widths is None,
            "widths": [f"width: {width}mm" for width in widths or _BROAD],
            "title": f"{payer.name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, of_household(number), number),
            "payer": payer.name,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "name": account.name,
            "number": number,
            "group": household.group,
            "standing": _STANDINGS.get(account.standing, account.standing),
            "sentences": list(sentences(settlement, account)),
            "opening": _row(opening),
            "rows": [_row(row) for row in rows],
            "totals": [_row(row) for row in sums],
            "workings": [
                {"title": one.title, "numbers": one.numbers, "ground": one.ground}
                for one in workings(settlement, account)
            ],
            "objection": said(settlement, "异议期"),
            "contact": person,
            "telephone": telephone,
        }
    )


#: Amounts longer than this ask for broader columns, of so many mm, with letters of so many tenths of a point.
_USUAL, _BROAD, _LETTERS = len("999,999.99"), (24,) * 9, 90


def _cells(row: SheetRow) -> Sequence[str]:
    """The cells of a row that hold amounts, from left to right."""
    items = (row.items.get(item, "") for item in ("到户资产", "出资", *ITEMS[2:]))
    return (*items, row.trade, row.value, row.refund, row.dividend)


def _row(row: SheetRow) -> dict[str, Shown]:
    return {
        "day": row.day,
        "words": row.words,
        "items": [*_cells(row)[: len(ITEMS)]],
        "trade": row.trade,
        "value": row.value,
        "refund": row.refund,
        "dividend": row.dividend,
    }


def _says(view: View) -> Iterator[Said]:
    """What stood and stands in each item, what came in between, and what surplus brought."""
    number, name = words(view, "number"), words(view, "name")
    opening = view["opening"]
    first = _items(opening if isinstance(opening, dict) else {})
    moved, last = parts(view, "totals")
    rows = parts(view, "rows")
    for at, item in enumerate(("到户资产", "出资", *ITEMS[2:])):
        brought, held = _items(moved)[at], _items(last)[at]
        yield Said(in_account(number, name, item, "年初"), first[at])
        yield Said(in_account(number, name, item, "年末"), held)
        yield Said(f"{item}本年合计", brought, of=tuple(_items(row)[at] for row in rows))
        yield Said(f"{item}年末余额", held, of=(first[at], brought))
    for key, item in (("refund", "盈余返还"), ("dividend", "剩余盈余分配")):
        yield Said(in_account(number, name, item, ""), words(moved, key))
        yield Said(f"{item}本年合计", words(moved, key), of=amounts(rows, key))


def _items(row: View) -> Sequence[str]:
    """The amounts of a row, item by item."""
    return listed(row, "items")


DOCUMENT = Document(
    title=TITLE,
    template="member_account.html",
    edition="household",
    view=_view,
    paths=_paths,
    says=_says,
)
