"""How pay was reckoned, on the sheets of work, again: days and pieces times their rates, post by post."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.document import View
from linkage.model.entitlement import Settlement
from linkage.recount import Miscount, Recount
from linkage.recounting.told_sums import is_reckoned, told_sum
from linkage.telling.paper_leaf import parts, words


def _apart(settlement: Settlement, _: str, view: View) -> Iterator[Miscount]:
    lines = {(one.arrangement, one.clause, one.payee): one for one in settlement.lines}
    for row in parts(view, "pay"):
        line = lines[(words(row, "arrangement"), words(row, "clause"), words(row, "code"))]
        posts = parts(row, "posts")
        each = [told_sum(words(one, "numbers")) for one in posts] or [told_sum(words(row, "numbers"))]
        said = sum((one for one in each if one is not None), Fraction(0))
        if None not in each and not is_reckoned(said, line.figure):
            yield Miscount(f"{line.payee}“{line.clause}”的算式", words(row, "numbers"), str(line.amount))
        joined = " + ".join(f"{words(one, 'post')} {words(one, 'numbers')}".strip() for one in posts)
        if posts and words(row, "numbers") != joined:
            yield Miscount(f"{line.payee}“{line.clause}”各岗位的算式", words(row, "numbers"), joined)


RECOUNT = Recount(("slip_labour",), _apart)
