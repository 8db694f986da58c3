"""The wall sheet (公示榜, B4): the notice in letters read from a metre away, with the flow of the money.

The sums and the names are those of the notice; how each step was reckoned stands there. A letter of 18 pt is
6 mm high, which is read at 1.2 metres.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.document import Document, Said, View
from linkage.model.entitlement import Settlement
from linkage.telling.agreement import amounts, posted_sums
from linkage.telling.money_flow import money_flow
from linkage.telling.paper import running_numbered, season_name
from linkage.telling.paper_leaf import parts, words
from linkage.telling.posting_words import posting, posting_title, public_pools
from linkage.telling.stamp import PAYEES


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {"公开/notice_wall.pdf": ""} if public_pools(settlement) else {}


def _view(settlement: Settlement, _: str) -> View:
    title = f"{posting_title(settlement)}榜"
    told = posting(settlement)
    pools = zip(parts(told, "pools"), public_pools(settlement), strict=True)
    return {
        **{key: told[key] for key in _ALIKE},
        "title": f"{season_name(settlement)}{title}",
        "called": title,
        "plain": posting_title(settlement),
        "running": running_numbered(settlement, title, PAYEES),
        "pools": [{**view, "flow": money_flow(outcome)} for view, outcome in pools],
    }


#: What the wall says as the notice does; other sums stand on the notice alone.
_ALIKE = ("season", "period", "sender", "day", "posted", "days", "contact", "telephone", "supervision")


def _says(view: View) -> Iterator[Said]:
    """What the notice says; and that the bars of the flow are their parts."""
    yield from posted_sums(view)
    for pool in parts(view, "pools"):
        flow = parts(pool, "flow")
        for bar in flow:
            cells = amounts(parts(bar, "parts"))
            below = amounts([cell for row in parts(bar, "rows") for cell in parts(row, "cells")])
            yield Said(words(bar, "heading"), words(bar, "total"), of=cells)
            yield Said(words(bar, "heading"), words(bar, "total"), of=below, place="下面")
        if flow:
            totals = [words(bar, "total") for bar in flow]
            yield Said("钱到哪里去", totals[-1], of=(totals[0],), place="两头")


DOCUMENT = Document(
    title="收益分配公示榜",
    template="notice_wall.html",
    edition="public",
    view=_view,
    paths=_paths,
    says=_says,
)
