"""The way of the money (货款路径): nothing of it where no goods are sold for somebody."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View | None:
    sold = [term for term in deal.terms if term.kind == "代销"]
    if not sold:
        return None
    returned = dict.fromkeys(term.belongs_by for term in sold if term.belongs_by != "日期")
    return {"returned": "、".join(returned)}


SECTION = Section(_words, offers={"货款路径": ("直接付给甲方", "经乙方转付")})
