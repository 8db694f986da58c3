"""Matters (一件事): the records of one 会议号, and which payer's pools have to be decided at all.

Every payer whose members own what it distributes has to ask them: a collective, the village committee that
acts for it, a co-operative. A company's list is posted where the arrangement says so, and asks no assembly:
its own owners decide (:mod:`linkage.governance.company_decisions`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.governance.words import DISTRIBUTION, WHOLE_BODY, body_in, company_body_in, items_in
from linkage.ground.money import ZERO
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Party
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.payer import ACTING, COLLECTIVE, COOPERATIVE, UNION, PayerKind, payer_kind
from linkage.model.registers import Row

MEETINGS = "会议"
PROPOSED, DISCUSSED, REVIEWED, RESOLVED, RESOLUTION_POSTED, RESULT_POSTED = (
    "提议",
    "商议",
    "审议",
    "决议",
    "决议公开",
    "结果公开",
)
#: 四议两公开, in their order.
STEPS = (PROPOSED, DISCUSSED, REVIEWED, RESOLVED, RESOLUTION_POSTED, RESULT_POSTED)
POSTINGS = (RESOLUTION_POSTED, RESULT_POSTED)

#: Payers whose decisions follow 四议两公开, and those whose members vote as a co-operative's do.
FOUR_AND_TWO = (COLLECTIVE, ACTING)
COOPERATIVES = (COOPERATIVE, UNION)
#: Payers that may distribute only what an assembly decided.
ASSEMBLED = (*FOUR_AND_TWO, *COOPERATIVES)


@frozen
class Matter:
    """One matter of the register of meetings: its number, and its records step by step."""

    number: str
    rows: tuple[Row, ...]

    def step(self, name: str) -> Row | None:
        """The record of a step; of several the latest."""
        found = [row for row in self.rows if row.text("步骤") == name]
        return max(found, key=day_of) if found else None

    @property
    def text(self) -> str:
        """What the records call the matter."""
        return "；".join(dict.fromkeys(row.text("事项") for row in self.rows if row.text("事项")))

    @property
    def items(self) -> Sequence[str]:
        """The matters that are named, in declared words."""
        return items_in(self.text)

    @property
    def resolution(self) -> Row | None:
        """The record of the vote."""
        return self.step(RESOLVED)


@frozen
class Duty:
    """A pool whose payer has to have it decided, posted, or both."""

    arrangement: Arrangement
    outcome: PoolOutcome
    party: Party

    @property
    def where(self) -> str:
        """The place findings name."""
        return f"分配“{self.outcome.pool.name}”"

    @property
    def kind(self) -> PayerKind | None:
        """What the law takes the payer for."""
        return payer_kind(self.party.legal_type)

    @property
    def assembled(self) -> bool:
        """Whether an assembly has to decide it."""
        return self.kind in ASSEMBLED

    @property
    def four_and_two(self) -> bool:
        """Whether it follows 四议两公开."""
        return self.kind in FOUR_AND_TWO


def day_of(row: Row) -> datetime.date:
    """The day of a record."""
    day = row.day("日期")
    return day.date if day is not None else datetime.date.min


def count(row: Row, heading: str) -> Fraction | None:
    """A number of people or votes of a record."""
    figure = row.figure(heading)
    return figure.value if figure is not None else None


def matters(settlement: Settlement) -> Sequence[Matter]:
    """All matters, by their number."""
    grouped: dict[str, list[Row]] = {}
    for row in settlement.books.rows(MEETINGS):
        if company_body_in(row.text("事项")):
            continue  # What a company's owners decide is no matter of an assembly.
        grouped.setdefault(row.text("会议号"), []).append(row)
    return [Matter(number, tuple(sorted(grouped[number], key=_in_course))) for number in sorted(grouped)]


def _in_course(row: Row) -> tuple[int, datetime.date, str]:
    """The order of the procedure, whatever the order of the rows in the register."""
    step = row.text("步骤")
    return (STEPS.index(step) if step in STEPS else len(STEPS), day_of(row), row.text("事项"))


def duties(settlement: Settlement) -> Sequence[Duty]:
    """The pools that have to be decided or posted, those first of which the law asks most.

    A pool that gives nothing to anyone, and that the arrangement does not post, asks nothing. One matter may
    decide several pools: whoever looks at a matter once has to meet its strictest duty first.
    """
    return sorted(_duties(settlement), key=lambda duty: (not duty.four_and_two, not duty.assembled))


def _duties(settlement: Settlement) -> Iterator[Duty]:
    for outcome in settlement.pools:
        arrangement = next(a for a in settlement.arrangements if outcome.pool in a.pools)
        party = arrangement.parties[outcome.pool.payer]
        paid = sum((s.amount for s in outcome.steps if s.step.to in {HOUSEHOLDS, MEMBERS}), start=ZERO)
        if outcome.pool.public or (paid and payer_kind(party.legal_type) in ASSEMBLED):
            yield Duty(arrangement, outcome, party)


def pools_named(settlement: Settlement, matter: Matter) -> frozenset[str]:
    """The pools a matter names; a name that stands inside a longer one does not count."""
    found = {outcome.pool.name for outcome in settlement.pools if outcome.pool.name in matter.text}
    return frozenset(name for name in found if not any(name != other and name in other for other in found))


def owners(settlement: Settlement, matter: Matter) -> Sequence[Party]:
    """Whose matter it is: payers of the pools it names, else parties it names, else all that assemble."""
    pools = pools_named(settlement, matter)
    named = {d.party.code: d.party for d in duties(settlement) if d.outcome.pool.name in pools}
    assembled = {
        party.code: party
        for arrangement in settlement.arrangements
        for party in arrangement.parties.values()
        if payer_kind(party.legal_type) in ASSEMBLED
    }
    spoken = {
        code: party
        for code, party in assembled.items()
        if party.role in matter.text or party.name in matter.text
    }
    return list((named or spoken or assembled).values())


def deciding(settlement: Settlement, duty: Duty) -> Matter | None:
    """The matter that decides a pool: it names the pool, or names none; the one decided last."""
    found = []
    for matter in matters(settlement):
        mine = any(party.code == duty.party.code for party in owners(settlement, matter))
        named = pools_named(settlement, matter)
        about = not matter.items or DISTRIBUTION in matter.items
        fits = duty.outcome.pool.name in named if named else about and (mine or not duty.assembled)
        if fits:
            found.append(matter)
    return max(found, key=_decided) if found else None


def _decided(matter: Matter) -> tuple[bool, datetime.date]:
    row = matter.resolution
    return (row is not None, day_of(row) if row is not None else max(map(day_of, matter.rows)))


def body_of(row: Row) -> str:
    """The body that met, as its record names it; nothing where it names none."""
    return body_in(row.text("事项"))


def voting_body(row: Row) -> str:
    """The body whose rules a vote is held to: the one named, else all members, of whom the law asks most."""
    return body_of(row) or WHOLE_BODY
