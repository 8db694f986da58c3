"""The acceptance list of a payer's rewards (奖补验收表, A10): found on the spot, signed by two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.award_rows import claim_words, rows_sum
from linkage.contracts.awards import Award, awards, payers_of
from linkage.document import Document, Said, View
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.paper import (
    dated,
    party,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.stamp import KEEPERS
from linkage.telling.summary import add

NAME = "reward_acceptance"
TITLE = "产业奖补验收表"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/{NAME}-{code}.pdf": code for code in payers_of(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    found = [award for award in awards(settlement) if award.payer == code]
    payer = party(settlement, code).name
    rows = list(_rows(found))
    for at, row in enumerate(rows, start=1):
        row["at"] = str(at)
    return sealed(
        {
            "title": f"{payer}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, KEEPERS, code),
            "payer": payer,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "rows": list(rows),
            "total": str(add(award.before for award in found)),
            "households": str(len({award.household.number for award in found})),
        }
    )


def _rows(found: Sequence[Award]) -> Iterator[View]:
    for award in found:
        for claim in award.claims:
            home = {"name": award.household.name, "number": award.household.number}
            yield {**claim_words(award, claim), **home}


_COLUMNS = (
    *(("at", Column("序号", "center", 6)), ("number", Column("户号")), ("name", Column("户主", width=16))),
    *(("matter", Column("项目", width=14)), ("planned", Column("计划")), ("accepted", Column("实际"))),
    *(
        ("least", Column("起点")),
        ("reached", Column("达标", "center", 6)),
        ("price", Column("单价", width=16)),
    ),
    *(("amount", Column("金额", "num", 14)), ("day", Column("验收日", width=14)), ("by", Column("认定人"))),
)


def _book(view: View) -> Sequence[Leaf]:
    columns = tuple(column for _, column in _COLUMNS)
    rows = tuple(keyed(row, _COLUMNS) for row in parts(view, "rows"))
    total = ("合计", *("",) * 8, words(view, "total"), "", "")
    return [on_paper(view, Leaf("验收表", (), columns, rows, total))]


def _says(view: View) -> Iterator[Said]:
    """The claims make the total; what becomes of it stands on the roll of payments."""
    yield from rows_sum(parts(view, "rows"), "封顶、保底以前", words(view, "total"))


DOCUMENT = Document(
    title=TITLE,
    template="reward_acceptance.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
    mechanisms=(36, 40),
)
