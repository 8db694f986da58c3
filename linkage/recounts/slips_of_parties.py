"""What one party owes another, again: each row's told sum is a number of what the row was reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkage.document import View
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.recount import Miscount, Recount
from linkage.recounting.told_sums import is_reckoned, told_sum
from linkage.telling.agreement import money
from linkage.telling.paper_leaf import parts, words

_BASE = re.compile(r"(-?[0-9,]+\.[0-9]{2}) ?元（可分配额）")


def _apart(settlement: Settlement, _: str, view: View) -> Iterator[Miscount]:
    bases = {str(Money(fen)) for fen in _bases(settlement)}
    for row in parts(view, "rows"):
        how, amount = words(row, "how").replace("\u00a0", " "), words(row, "amount")
        shared = _BASE.findall(how)
        for base in shared:
            if base not in bases:
                yield Miscount(f"“{words(row, 'name')}”的可分配额", base, "、".join(sorted(bases)))
        said, fen = told_sum(how.partition("，")[2] or how), money(amount).fen
        if said is None:
            continue
        known = [one for one in _figures(settlement, view, words(row, "name")) if one.money.fen == fen]
        if not any(is_reckoned(said, one) for one in known) and not (shared and abs(said * 100 - fen) < 1):
            yield Miscount(f"“{words(row, 'name')}”的算式", how, amount)


def _figures(settlement: Settlement, view: View, name: str) -> Iterator[Figure]:
    """What the payee has from the payer under this name: a line, or a step of a pool of this name."""
    payer, payee = words(view, "payer"), words(view, "payee")
    for line in settlement.lines:
        if (settlement.party_name(line.payer), line.name, line.clause) == (payer, payee, name):
            yield line.figure
    for outcome in settlement.pools:
        if outcome.pool.name == name:
            yield from (step.figure for step in outcome.steps)


def _bases(settlement: Settlement) -> Iterator[int]:
    """What percentages of pools are taken of, in fen: what came in, less what made up for losses."""
    for outcome in settlement.pools:
        lost = [one.amount.fen for one in outcome.steps if one.step.kind == "弥补亏损"]
        yield outcome.taken_in.fen - sum(lost)


RECOUNT = Recount(("slip_party",), _apart)
