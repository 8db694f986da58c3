"""How pay was reckoned, on the sheets of work, again: days and pieces times their rates, as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.document import View
from linkage.model.entitlement import Settlement
from linkage.recount import Miscount, Recount
from linkage.recounting.told_sums import is_reckoned, told_sum
from linkage.telling.paper_leaf import parts, words


def _apart(settlement: Settlement, _: str, view: View) -> Iterator[Miscount]:
    lines = {(one.arrangement, one.clause, one.payee): one for one in settlement.lines}
    for row in parts(view, "pay"):
        line = lines[(words(row, "arrangement"), words(row, "clause"), words(row, "code"))]
        said = told_sum(words(row, "numbers"))
        if said is not None and not is_reckoned(said, line.figure):
            yield Miscount(f"{line.payee}“{line.clause}”的算式", words(row, "numbers"), str(line.amount))


RECOUNT = Recount(("slip_labour",), _apart)
