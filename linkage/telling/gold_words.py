"""Gold words (三金叫什么): what the papers of a season call each of the three golds.

The gold of shares holds what the law calls by several names, and that of commission pay for work as well as
commission. A heading that fits nothing under it would say the contrary of the contract; so where a season
knows one thing of a gold only, it goes by the name of that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkage.ground.memory import remembered
from linkage.model.entitlement import Line, Settlement
from linkage.model.payer import Statute
from linkage.model.work import WORK_PAY, is_work
from linkage.rule import rules
from linkage.telling.account import GOLDS, SHARES, fixed_costs
from linkage.telling.paper import party

_SHARES, _COMMISSION = GOLDS[SHARES], GOLDS["佣金"]

#: Where a fixed return of the season is a fee for use or interest, the gold holds more than dividends.
STAKE_INCOME = "股金收益"

#: What the law calls the gold of shares where all of it comes from payers of one kind.
_BY_STATUTE = {Statute.COOPERATIVE: "盈余分配", Statute.COLLECTIVE: "收益分配"}


def gold_called(settlement: Settlement, heading: str) -> str:
    """What a season calls a heading of incomes: a gold by what is under it, any other as it is."""
    return _words(settlement).get(heading, heading)


@remembered(8)
def _words(settlement: Settlement) -> Mapping[str, str]:
    return {_SHARES: _shares(settlement), _COMMISSION: _commission(settlement)}


def _shares(settlement: Settlement) -> str:
    lines = _of_shares(settlement)
    paid = {(line.arrangement, line.clause) for line in lines}
    if paid & fixed_costs(settlement).keys():
        return STAKE_INCOME
    statutes = share_statutes(settlement)
    only = next(iter(statutes)) if len(statutes) == 1 else None
    if only in _BY_STATUTE:
        return _BY_STATUTE[only]
    plain = {rules()[line.income].plain for line in lines}
    return plain.pop() if len(plain) == 1 else _SHARES


def share_statutes(settlement: Settlement) -> frozenset[Statute | None]:
    """Under which statutes stand those who pay the gold of shares; nothing for one under none."""
    kinds = [party(settlement, payer).kind for payer in {line.payer for line in _of_shares(settlement)}]
    return frozenset(kind.statute if kind is not None else None for kind in kinds)


def _of_shares(settlement: Settlement) -> Sequence[Line]:
    return [line for line in settlement.lines if rules()[line.income].gold == SHARES]


def _commission(settlement: Settlement) -> str:
    homes = settlement.books.households
    kinds = [
        is_work(line.income, line.kind)
        for line in settlement.lines
        if rules()[line.income].gold == _COMMISSION and line.payee.partition(".")[0] in homes
    ]
    return WORK_PAY if kinds and all(kinds) else _COMMISSION
