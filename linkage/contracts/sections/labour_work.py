"""What is done, and where (内容地点)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View


def _words(deal: Deal) -> View:
    posts = dict.fromkeys(row.text("岗位") for row in deal.rows_of("用工") if row.text("岗位"))
    return {"posts": "、".join(posts)}


SECTION = Section(_words, says=("务工地点", "地点"))
