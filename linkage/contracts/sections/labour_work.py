"""What is done, and where (内容地点)."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.ground.units import YUAN
from linkage.model.contract_kinds import JOINT

#: How work may be counted, by the unit that is paid for; whatever else is paid for stands behind 其他.
_WAYS = {"工日": "按日", "小时": "按时", "件": "按件", "亩": "按亩"}


def _words(deal: Deal) -> View:
    posts = dict.fromkeys(row.text("岗位") for row in deal.rows_of("用工") if row.text("岗位"))
    return {"posts": "、".join(posts), "ways": choices(tuple(_WAYS.values()), JOINT.join(_ways(deal)))}


def _ways(deal: Deal) -> Sequence[str]:
    """How work is counted, by the units of the prices that are paid."""
    units = {str(unit) for term in deal.terms for unit in term.price.units}
    found = {_per(unit) for unit in units if unit.startswith(f"{YUAN}/")}
    return [told for name, told in _WAYS.items() if name in found] + sorted(
        f"按{name}" for name in found - _WAYS.keys()
    )


def _per(unit: str) -> str:
    name = unit.partition("/")[2]
    return "工日" if name in {"天", "工日"} else name


SECTION = Section(_words, says=("务工地点", "地点"))
