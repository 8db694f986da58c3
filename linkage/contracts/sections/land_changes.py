"""How a contract about land is changed and ended (变更、解除和终止): years of idle land by the law."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.document import View
from linkage.model.law import NoLawError
from linkage.words.wording import spoken

_IDLE = "承包方可以解除的连续弃耕年数"


def _words(deal: Deal) -> View:
    try:
        law = deal.settlement.law(_IDLE, deal.arrangement, deal.arrangement.file)
    except NoLawError:
        return {"idle": "", "ground": ""}
    return {"idle": spoken(law.figure) if law.figure is not None else "", "ground": str(law.cite)}


SECTION = Section(_words, says=("备案期限", "逾期解除天数"))
