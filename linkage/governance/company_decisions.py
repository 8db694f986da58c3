"""Decisions of companies (公司的决定): who approved that a company gives out profit, as the register has it.

A company's owners decide on its profit, not the village: their decision stands in the register 会议 as the
step 决议 of a body of the company. It is no matter of an assembly, and no rule of one is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from linkage.governance.words import company_body_in
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Arrangement, Party
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.payer import Statute
from linkage.model.registers import Row

_MEETINGS, _RESOLVED = "会议", "决议"
#: Bodies that approve what is given out; a board only drafts it.
OWNERS = ("股东会", "股东决定")


@frozen
class ProfitShare:
    """What a company gives out of its profit by one pool, and the records that speak of it."""

    arrangement: Arrangement
    outcome: PoolOutcome
    party: Party
    given: Money
    records: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The pool."""
        return self.outcome.pool.name

    @property
    def decided(self) -> Row | None:
        """The latest decision of the owners; nothing where none is on record."""
        found = [row for row in self.records if company_body_in(row.text("事项")) in OWNERS]
        return max(found, key=_day, default=None)

    @property
    def drafted(self) -> Row | None:
        """The latest record of a board, which does not approve."""
        found = [row for row in self.records if row is not self.decided]
        return max(found, key=_day, default=None)


def profit_shares(settlement: Settlement) -> Sequence[ProfitShare]:
    """Every pool out of which a company gives profit to others, with what is on record of its decision."""
    return list(_profit_shares(settlement))


def undecided(settlement: Settlement, code: str) -> Sequence[ProfitShare]:
    """What a party gives out of its profit with no decision of its owners on record."""
    return [one for one in profit_shares(settlement) if one.party.code == code and one.decided is None]


def is_company_record(row: Row) -> bool:
    """Say whether a record of the register 会议 is that of a company's own body."""
    return bool(company_body_in(row.text("事项")))


def _profit_shares(settlement: Settlement) -> Iterator[ProfitShare]:
    pools = {outcome.pool.name for outcome in settlement.pools}
    records = [
        row
        for row in settlement.books.rows(_MEETINGS)
        if row.text("步骤") == _RESOLVED and is_company_record(row)
    ]
    for outcome in settlement.pools:
        if outcome.pool.statute is not Statute.COMPANY:
            continue
        arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
        party = arrangement.parties[outcome.pool.payer]
        # What the company takes itself is no gift to anybody; what it sets aside neither.
        steps = (one for one in outcome.steps if one.step.kind == "去向" and one.to != outcome.payer)
        given = sum((one.amount for one in steps), start=ZERO)
        if given:
            mine = tuple(row for row in records if _speaks_of(row, outcome, party, pools))
            yield ProfitShare(arrangement, outcome, party, given, mine)


def _speaks_of(row: Row, outcome: PoolOutcome, party: Party, pools: set[str]) -> bool:
    """A record that names pools speaks of these; one that names a company of it alone; else of any."""
    said = row.text("事项")
    named = {name for name in pools if name in said}
    if named:
        return outcome.pool.name in named
    return party.name in said or "有限公司" not in said


def _day(row: Row) -> str:
    day = row.day("日期")
    return day.date.isoformat() if day is not None else ""
