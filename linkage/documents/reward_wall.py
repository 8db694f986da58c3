"""The wall sheet of rewards (奖补公示榜, A10): names and amounts in letters read from a metre away.

The sums and the names are those of the notice; what was accepted and how it was capped stands there.
"""

from __future__ import annotations

from collections.abc import Mapping

from linkage.contracts.award_posting import award_posting, posted_awards
from linkage.contracts.awards import payers_of
from linkage.document import Document, View
from linkage.model.entitlement import Settlement
from linkage.telling.paper import running_numbered, sealed
from linkage.telling.paper_leaf import parts
from linkage.telling.stamp import PAYEES

NAME = "reward_wall"
TITLE = "产业奖补公示榜"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"公开/{NAME}-{code}.pdf": code for code in payers_of(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    told = award_posting(settlement, code)
    return sealed(
        {
            "title": f"{told['sender']}{told['season']}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, code),
            **{key: told[key] for key in _ALIKE},
            "rows": [{key: row[key] for key in _SHOWN} for row in parts(told, "rows")],
        }
    )


#: What the wall says as the notice does; what was accepted and its sums before the caps stand there alone.
_ALIKE = (
    *("sender", "season", "period", "day", "blank_day", "days"),
    *("total", "households", "contact", "telephone", "clauses", "granted"),
)
_SHOWN = ("name", "group", "amount", "note")


DOCUMENT = Document(
    title=TITLE,
    template="reward_wall.html",
    edition="public",
    view=_view,
    paths=_paths,
    says=posted_awards,
    mechanisms=(36, 40),
)
