"""Lists annexed to the agreement of all sides (A4): households, plots and assets."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.contributions import asset_words, rows_of_clauses
from linkage.document import Shown, View
from linkage.engine.holding import Scope, held_on
from linkage.model.arrangement import Arrangement
from linkage.model.assets import ASSETS, feeding
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household
from linkage.telling.column_widths import in_lines
from linkage.telling.paper import heads_shown, last_day
from linkage.words.wording import decimal


def roster_rows(settlement: Settlement, households: Sequence[Household]) -> list[View]:
    """The households that join, numbered, each with its people at the end of the season."""
    return [
        {
            "at": str(at),
            "group": household.group,
            "number": household.number,
            "name": household.name,
            "people": heads_shown(settlement, household),
        }
        for at, household in enumerate(households, start=1)
    ]


def group_width(households: Sequence[Household]) -> str:
    """How wide the column of 组 stands in the roster, beside which the names of households need room too."""
    wide = in_lines(_LINES, _GROUP, [one.group for one in households], _LETTERS)
    return f"width: {min(wide, _WIDEST_GROUP)}mm"


#: The column of 组 in the roster and its widest in mm, its letters in tenths of a point, lines of long names.
_GROUP, _WIDEST_GROUP, _LETTERS, _LINES = 10, 19, 105, 2


def in_pairs(rows: Sequence[View]) -> list[Shown]:
    """Rows side by side, two in a line; the empty place at the end is struck, so that nobody can fill it."""
    struck: list[View] = [dict.fromkeys(row, "／") for row in rows[-1:]]
    whole = [*rows, *struck]
    return [[dict(left), dict(right)] for left, right in zip(whole[::2], whole[1::2], strict=False)]


def plot_rows(
    settlement: Settlement, arrangement: Arrangement, households: Sequence[Household]
) -> list[View]:
    """The plots that the clauses of this arrangement read on the last day, in the order of the roster."""
    scope, day = Scope(arrangement, settlement.books), last_day(settlement)
    order = {household.number: at for at, household in enumerate(households)}
    names = {household.number: household.name for household in households}
    clauses = [term for term in arrangement.terms if term.quantity[0] == "地块"]
    rows = {
        row.number: row
        for term in clauses
        for row in rows_of_clauses(settlement, arrangement, term.quantity, [term.name])
        if row.household in order and held_on(row, day, scope)
    }
    shown: list[View] = []
    for row in sorted(rows.values(), key=lambda row: (order[row.household], row.text("地块代码"))):
        area = row.figure("面积")
        shown.append(
            {
                "name": names[row.household],
                "number": row.household,
                "code": row.text("地块代码"),
                "area": decimal(area.value, 2) if area is not None else "",
            }
        )
    return shown


def asset_rows(settlement: Settlement, arrangement: Arrangement) -> list[Shown]:
    """The assets that the clauses read, or that feed a pool."""
    found = {
        row.number: row
        for term in arrangement.terms
        if term.quantity[0] == ASSETS
        for row in rows_of_clauses(settlement, arrangement, term.quantity, [term.name])
    }
    for pool in arrangement.pools:
        found |= {row.number: row for row, _ in feeding(arrangement, pool, settlement.books)}
    return [asset_words(found[number]) for number in sorted(found)]
