"""The register of shares (份额登记)."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import shares_of
from linkage.document import View
from linkage.ground.season import chinese_date
from linkage.telling.counting import percent
from linkage.telling.paper import last_day
from linkage.words.wording import decimal


def _words(deal: Deal) -> View:
    whose: View = {"household": deal.household is not None}
    mine, every = shares_of(deal)
    if not mine:
        return {**whose, "shares": "", "all": "", "part": "", "day": ""}
    return {
        **whose,
        "shares": f"{decimal(mine)} 股",
        "all": f"{decimal(every)} 股",
        "part": percent(mine, every).replace("≈", "约 "),
        "day": chinese_date(last_day(deal.settlement)),
    }


SECTION = Section(_words)
