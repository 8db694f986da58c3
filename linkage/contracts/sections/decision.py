"""How it was decided (民主程序): nothing of it where a household signs for itself."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View

#: What is agreed about the decision, and printed by every paper that has the block.
DECISION = ("决议名称", "决议编号", "会议日期", "公示起止", "异议处理", "审核备案号")


def _words(deal: Deal) -> View | None:
    return {} if deal.household is None else None


SECTION = Section(_words, says=DECISION)
