"""The print file of a village group (组): an index to sign for, then every household's statement.

Each statement begins on a front side, so that the file can be printed on both sides and handed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, Shown, View
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household
from linkage.telling.account import household_account
from linkage.telling.agreement import amounts
from linkage.telling.household_statement import TEMPLATE, TITLE, household_statement
from linkage.telling.known_sums import PAID_NOW, of_household
from linkage.telling.paper import (
    dated,
    group_names,
    heads,
    in_order,
    issuer,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.stamp import PAYEES
from linkage.telling.statement_sums import statement_sums
from linkage.telling.summary import add


def _households(settlement: Settlement, group: str) -> Sequence[Household]:
    return [household for household in in_order(settlement) if household.group == group]


def _paths(settlement: Settlement) -> Mapping[str, str]:
    names = group_names(settlement)
    return {f"内部/statement-zu-{at:02d}.pdf": name for at, name in enumerate(names, start=1)}


def _view(settlement: Settlement, group: str) -> View:
    households = _households(settlement, group)
    accounts = [household_account(settlement, household.number) for household in households]
    rows: list[Shown] = [
        {
            "at": str(at),
            "number": account.household.number,
            "name": account.household.name,
            "type": "大字" if account.household.large_type else "",
            "payable": str(account.payable),
        }
        for at, account in enumerate(accounts, start=1)
    ]
    name = group or "未分组"
    title = f"{season_name(settlement)}{TITLE}分发清单（{name}）"
    return sealed(
        {
            "title": title,
            "running": running_numbered(settlement, f"{TITLE}分发清单", PAYEES, name),
            "sender": issuer(settlement).name,
            "period": period(settlement),
            "day": dated(settlement),
            "rows": rows,
            "households": str(len(households)),
            "people": str(sum(heads(settlement, household) for household in households)),
            "payable": str(add(account.payable for account in accounts)),
        }
    )


def _bound(settlement: Settlement, group: str) -> Sequence[tuple[str, View]]:
    return [
        (TEMPLATE, household_statement(settlement, household.number).view)
        for household in _households(settlement, group)
    ]


def _amount(settlement: Settlement, group: str) -> str:
    return add(
        household_account(settlement, household.number).payable
        for household in _households(settlement, group)
    ).plain


def _says(view: View) -> Iterator[Said]:
    """The list that stands first; and each statement bound after it."""
    if "household" in view:
        yield from statement_sums(view)
        return
    rows = parts(view, "rows")
    yield Said(PAID_NOW, words(view, "payable"), part=True)
    yield Said("分发清单合计", words(view, "payable"), of=amounts(rows, "payable"))
    for row in rows:
        whose = of_household(words(row, "number"), words(row, "name"), "现付")
        yield Said(whose, words(row, "payable"))


DOCUMENT = Document(
    title=f"{TITLE}打印册",
    template="statement_group.html",
    edition="print",
    view=_view,
    paths=_paths,
    bound=_bound,
    amount=_amount,
    says=_says,
)
