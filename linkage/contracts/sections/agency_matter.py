"""What is done for the principal (事项与权限)."""

from __future__ import annotations

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View

_TYPES = ("委托代销", "行纪", "中介", "劳务组织", "代办")
_MEANT = {"代销": "委托代销", "居间": "中介"}


def _words(deal: Deal) -> View:
    kinds = dict.fromkeys(term.kind for term in deal.terms)
    said = deal.said("代理类型") or "、".join(_MEANT.get(kind, kind) for kind in kinds)
    matters = dict.fromkeys(row.text("事项") for row in deal.rows_of("居间") if row.text("事项"))
    names = dict.fromkeys(term.name for term in deal.terms)
    return {
        "types": choices(_TYPES, said),
        "matter": "、".join(matters or names),
        "broker": "居间" in kinds,
    }


SECTION = Section(
    _words,
    says=("代理权限",),
    offers={
        "代理类型": (
            "委托代销",
            "行纪",
            "中介",
            "劳务组织",
            "代办",
        )
    },
)
