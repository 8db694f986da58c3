"""The public notice of rewards (奖补公示表, A10): names, groups, what was accepted and what it earns.

It is printed on common paper and hangs leaf beside leaf; the wall sheet with large letters is its own paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.award_posting import award_posting, posted_awards
from linkage.contracts.awards import payers_of
from linkage.document import Document, Said, View
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts
from linkage.telling.paper import running_numbered, sealed
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.stamp import PAYEES

NAME = "reward_notice"
TITLE = "产业奖补公示表"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"公开/{NAME}-{code}.pdf": code for code in payers_of(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    told = award_posting(settlement, code)
    return sealed(
        {
            "title": f"{told['sender']}{told['season']}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, code),
            **told,
        }
    )


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


def _says(view: View) -> Iterator[Said]:
    yield from posted_awards(view)
    yield Said("奖补合计", words(view, "capitals"), of=(words(view, "total"),), place="大写")
    yield Said("应奖合计", words(view, "before"), of=amounts(parts(view, "rows"), "before"))


DOCUMENT = Document(
    title=TITLE,
    template="reward_notice.html",
    edition="public",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
    mechanisms=(36, 40),
)
