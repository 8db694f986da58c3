"""When the land is handed over (土地交付): as agreed, but never before this land joined."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.land import joined_on
from linkage.contracts.section import Section
from linkage.document import View
from linkage.ground.season import chinese_date

_WHEN = "交付时间"


def _words(deal: Deal) -> View:
    joined = joined_on(deal)
    return {} if joined is None else {_WHEN: chinese_date(joined)}


SECTION = Section(_words, says=(_WHEN, "交付时的状况"))
