"""The public notice of rewards (奖补公示表, A10): names, groups, what was accepted and what it earns.

It is drawn from names, groups and amounts alone: identity, phone, account and category never come near it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkage.contracts.award_rows import accepted_of, limits_of
from linkage.contracts.awards import Award, awards, payers_of
from linkage.document import Document, View
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.model.law import NoLawError
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import clause_sums
from linkage.telling.paper import (
    BLANK_DAY,
    MISSING,
    capitals,
    dated,
    in_order,
    party,
    period,
    running_numbered,
    said,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.summary import add

NAME = "reward_notice"
TITLE = "产业奖补公示表"
_DAYS = "村务公布天数下限"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"公开/{NAME}-{code}.pdf": code for code in payers_of(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    order = {home.number: at for at, home in enumerate(in_order(settlement))}
    found = sorted(
        (award for award in awards(settlement) if award.payer == code),
        key=lambda award: order[award.household.number],
    )
    payer = party(settlement, code).name
    total = add(award.amount for award in found)
    return sealed(
        {
            "title": f"{payer}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, code),
            "sender": payer,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "blank_day": BLANK_DAY,
            "days": _days(settlement),
            "rows": [_row(award, at) for at, award in enumerate(found, start=1)],
            "limits": list(dict.fromkeys(limit for award in found for limit in limits_of(award))),
            "before": str(add(award.before for award in found)),
            "total": str(total),
            "capitals": capitals(total),
            "households": str(len(found)),
            "contact": said(settlement, "联系人", MISSING),
            "telephone": said(settlement, "联系电话", MISSING),
            "clauses": [
                {"arrangement": arrangement, "name": name, "amount": str(add(amounts))}
                for (arrangement, name), amounts in _by_clause(found).items()
            ],
        }
    )


def _days(settlement: Settlement) -> str:
    """How long it hangs: as agreed, else as the law asks."""
    agreed = said(settlement, "公示天数")
    if agreed:
        return agreed
    try:
        law = settlement.law(_DAYS, settlement.main, settlement.main.file)
    except NoLawError:
        return ""
    return law.told


def _by_clause(found: Sequence[Award]) -> Mapping[tuple[str, str], list[Money]]:
    sums: dict[tuple[str, str], list[Money]] = {}
    for award in found:
        for line in award.lines:
            sums.setdefault((line.arrangement, line.clause), []).append(line.amount)
    return sums


def _row(award: Award, at: int) -> View:
    return {
        "at": str(at),
        "name": award.household.name,
        "group": award.household.group,
        "matters": "；".join(accepted_of(award)),
        "before": str(award.before),
        "amount": str(award.amount),
        "note": "已封顶" if award.amount.fen < award.before.fen else "",
    }


_COLUMNS = (
    *(
        ("at", Column("序号", "center", 6)),
        ("name", Column("姓名", width=18)),
        ("group", Column("组", "center", 8)),
    ),
    *(("matters", Column("项目和验收数", width=50)), ("before", Column("应奖", "num", 14))),
    *(("amount", Column("奖补金额", "num", 14)), ("note", Column("备注"))),
)


def _book(view: View) -> Sequence[Leaf]:
    columns = tuple(column for _, column in _COLUMNS)
    rows = tuple(keyed(row, _COLUMNS) for row in parts(view, "rows"))
    total = ("合计", "", "", "", words(view, "before"), words(view, "total"), "")
    return [on_paper(view, Leaf("公示表", (), columns, rows, total))]


DOCUMENT = Document(
    title=TITLE,
    template="reward_notice.html",
    edition="public",
    view=_view,
    paths=_paths,
    book=_book,
    says=clause_sums,
    mechanisms=(36, 40),
)
