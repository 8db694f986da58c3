"""The result of a posting (公示结果, B4): that it stood its days, what was objected, how that was settled.

Objections come from the register of decisions, counted and dated: a public paper does not tell who complained
or of what. What is not on record is left to the hand, so that the sheet can be printed with the notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.document import Document, Said, Shown, View
from linkage.governance.decisions import Decision
from linkage.governance.postings import objections
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.telling.known_sums import step_of
from linkage.telling.paper import (
    BLANK_DAY,
    running_numbered,
    sealed,
    season_name,
    whole_units,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.posting_words import posting, posting_title, public_pools
from linkage.telling.stamp import PAYEES


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {"公开/notice_result.pdf": ""} if public_pools(settlement) else {}


def _view(settlement: Settlement, _: str) -> View:
    title = f"{posting_title(settlement)}结果"
    told = posting(settlement)
    raised = list(objections(settlement))
    shown: list[Shown] = [_objection(at, one) for at, one in enumerate(raised, start=1)]
    view: View = {
        **{key: told[key] for key in _ALIKE},
        "title": f"{season_name(settlement)}{title}",
        "heading": title,
        "running": running_numbered(settlement, title, PAYEES),
        "pools": [_pool(pool) for pool in parts(told, "pools")],
        "objections": shown,
        "count": str(len(shown)),
        "answered": str(sum(one.counts for one in raised)),
    }
    return sealed(whole_units(view))


_ALIKE = (
    *("called", "season", "period", "sender", "day", "posted", "days", "contact", "telephone"),
    *("supervision", "board", "watch"),
)


def _pool(pool: View) -> Shown:
    """What was posted of a pool, in sums; the rows stand on the notice."""
    lists: list[Shown] = [
        {key: words(people, key) for key in ("name", "total", "households", "people")}
        for people in parts(pool, "lists")
    ]
    return {"name": words(pool, "name"), "lists": lists}


def _objection(at: int, one: Decision) -> View:
    """That an objection was answered, when and by whom; not what it said, which could tell whose it is."""
    answered = one.counts and one.day is not None
    day = chinese_date(one.day) if one.day is not None and answered else BLANK_DAY
    return {"at": str(at), "day": day, "by": one.person if answered else ""}


def _says(view: View) -> Iterator[Said]:
    for pool in parts(view, "pools"):
        for people in parts(pool, "lists"):
            yield Said(step_of(words(pool, "name"), words(people, "name")), words(people, "total"))


DOCUMENT = Document(
    title="公示结果",
    template="notice_result.html",
    edition="public",
    view=_view,
    paths=_paths,
    says=_says,
)
