"""Disputes (争议): where a household may go that does not agree with what its collective distributed."""

from __future__ import annotations

from linkage.ground.memory import remembered
from linkage.model.entitlement import Settlement
from linkage.model.payer import Statute
from linkage.telling.gold_words import share_statutes
from linkage.telling.paper import last_day, paper_day
from linkage.telling.short_sentences import short

#: The value of the law whose article opens these ways (农村集体经济组织法 第五十六条).
WAYS = "集体收益分配争议的处理"


@remembered(8)
def dispute_told(settlement: Settlement) -> str:
    """The ways that the law opens, in short sentences; nothing where no collective distributes."""
    law = settlement.laws.effective(WAYS, paper_day(settlement) or last_day(settlement))
    if law is None or Statute.COLLECTIVE not in share_statutes(settlement):
        return ""
    return short(
        "对集体的分配有争议，可以请乡镇、县里调解。"
        f"调解不成的，可以申请仲裁，也可以起诉（{law.parameter.cite}）。"
    )
