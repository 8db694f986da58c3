"""The list that households sign (签名册): whose land the contract speaks of, with the area of each."""

from __future__ import annotations

from linkage.contracts.deal import Deal, Roster
from linkage.contracts.land import AREA, SHEET
from linkage.contracts.quantities import quantities_of, total_of
from linkage.contracts.reprint import later_day
from linkage.contracts.section import Section
from linkage.document import Shown, View
from linkage.telling.clause_words import counted_words
from linkage.telling.column_widths import in_lines
from linkage.words.wording import day_words, decimal, spoken

#: The column of 组 in mm, its letters in tenths of a point, and the lines a long name may have.
_GROUP, _LETTERS, _LINES = 14, 105, 3


def _words(deal: Deal) -> View | None:
    rosters = [side for side in deal.sides if isinstance(side.who, Roster)]
    if not rosters:
        return None
    [side] = rosters
    plots = deal.rows_of(SHEET)
    rows: list[Shown] = []
    households = side.who.households if isinstance(side.who, Roster) else ()
    for at, household in enumerate(households, start=1):
        own = [row for row in plots if row.household == household.number]
        area = total_of(own, AREA)
        rows.append(
            {
                "at": str(at),
                "group": household.group,
                "number": household.number,
                "name": household.name,
                "plots": str(len(own)),
                "later": "；".join(dict.fromkeys(day for row in own if (day := later_day(deal, row)))),
                "area": decimal(area.value, 2) if area is not None else "",
            }
        )
    total = total_of(plots, AREA)
    return {
        "rows": rows,
        "group_width": f"width: {in_lines(_LINES, _GROUP, [one.group for one in households], _LETTERS)}mm",
        "count": str(len(households)),
        "label": deal.label(side),
        "day": day_words(deal.arrangement.last_day),
        "counted": "、".join(dict.fromkeys(counted_words(term) for term in deal.terms)),
        "total": spoken(total) if total is not None else quantities_of(plots, AREA),
    }


SECTION = Section(_words)
