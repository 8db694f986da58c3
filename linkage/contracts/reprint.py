"""Reprint (重印): a contract that was signed before this season, printed again from the books of today.

The signed paper counts; what is printed is what the books say on the last day of the season, with the day
beside whatever came after signing. Which is which follows from the days of rows, clauses and signing: a
contract is new where nothing in it began before the season. Whoever took the place of another household
(分户, 继承, 并户) since then has no signature of its own, so its paper says from whom it took over.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.contracts.deal import Deal
from linkage.ground.memory import remembered
from linkage.ground.season import DayError, chinese_date, parse_day
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement
from linkage.model.registers import Household, Member, Row

SIGNED = "签订日期"
#: Events by which a household stands where another stood.
SUCCESSION = frozenset({"分户", "继承", "并户"})
_DAY = re.compile(r"[0-9０-９]{4}(?:年[0-9０-９]{1,2}月[0-9０-９]{1,2}日|-[0-9]{1,2}-[0-9]{1,2})")


@frozen
class Reprint:
    """What a contract printed again says of itself.

    ``day`` is that of the books, ``signed`` the last day up to which the signed paper tells (signing or
    supplement, or the first day of its term), ``from_whom`` the events that put the household in the place
    of others.
    """

    day: datetime.date
    signed: datetime.date
    from_whom: tuple[Row, ...] = ()

    @property
    def told(self) -> str:
        """The line under the title, and in the running line."""
        return f"按{chinese_date(self.day)}台账重印，以原签文本为准"


def signed_until(
    said: str, days: tuple[datetime.date, datetime.date] | None, arrangement: Arrangement
) -> datetime.date | None:
    """The last day up to which a signed paper tells; nothing where no day of it is known.

    ``said`` is the day of signing in the village's words, with those of supplements; ``days`` its term.
    """
    found = [*days_said(said), *(days[:1] if days is not None else ())]
    return max((day for day in found if day <= arrangement.last_day.date), default=None)


def days_said(text: str) -> Sequence[datetime.date]:
    """The days that a text names: ``2020年6月18日签订，2023年1月1日补充``."""
    found = []
    for piece in _DAY.findall(text):
        with contextlib.suppress(DayError):
            found.append(parse_day(piece))
    return found


def reprint_of(deal: Deal) -> Reprint | None:
    """Whether a contract is printed again, and what it then says; nothing for a new one."""
    signed = signed_until(deal.said(SIGNED), deal.days, deal.arrangement)
    if signed is None:
        return None
    heirs = tuple(_from_whom(deal, signed))
    rows = [row for own in deal.rows.values() for row in own]
    since = belongs_since(deal)
    base = max(signed, since) if since is not None else signed
    starts = [start.date if (start := row.day("起")) is not None else base for row in rows]
    if not heirs and min(starts, default=base) >= deal.arrangement.season.first:
        return None
    return Reprint(deal.arrangement.last_day.date, signed, heirs)


def reprinted(arrangement: Arrangement) -> Reprint | None:
    """The same of an agreement that all households join, whose parties signed it once."""
    signed = signed_until(arrangement.papers.get(SIGNED, ""), None, arrangement)
    if signed is None or signed >= arrangement.season.first:
        return None
    return Reprint(arrangement.last_day.date, signed)


def successions(deal: Deal, again: Reprint) -> Sequence[str]:
    """From whom the household took over, in words; nothing where it signed itself."""
    households = deal.settlement.books.households
    return list(dict.fromkeys(_took_over(event, households) for event in again.from_whom))


def foot_of(again: Reprint | None) -> str:
    """What the foot of every page says where a contract is printed again: at the head stands the state."""
    return "" if again is None else again.told


def signed_words(said: str) -> str:
    """The day of signing beside its heading, which says already that it is one."""
    return said.removesuffix("签订") if said.count("签订") == 1 else said


def signing_words(deal: Deal) -> str:
    """The day of signing as this contract may say it: never one before its own beginning.

    Empty where it is to be written by hand: what begins now was not signed when the others signed.
    """
    said = signed_words(deal.said(SIGNED))
    again, named = reprint_of(deal), days_said(said)
    if again is None:
        return "" if named and max(named) < deal.arrangement.season.first else said
    if again.from_whom:
        return f"{said}（由原户签订）" if said else said
    since = belongs_since(deal)
    if named and since is not None and since > max(named):
        return f"见原签文本（{chinese_date(since)}加入）"
    return said


def later_day(deal: Deal, row: Row) -> str:
    """Of a row that came after signing, since when: ``2025年3月1日起``; nothing of what was signed."""
    again, begun = reprint_of(deal), row.day("起")
    if again is None or begun is None or begun.date <= again.signed:
        return ""
    return f"{chinese_date(begun.date)}起"


def belongs_since(deal: Deal) -> datetime.date | None:
    """Since when whoever signs belongs to the village, where the roster names a day for all of them."""
    household = deal.household
    people = household.members if household is not None else _workers(deal)
    days = [member.since.date for member in people if member.since is not None]
    return min(days) if days and len(days) == len(people) else None


def _workers(deal: Deal) -> Sequence[Member]:
    return [side.who for side in deal.sides if isinstance(side.who, Member)]


def homes_of(deal: Deal) -> Sequence[str]:
    """The households whose people sign, by number."""
    return [
        side.who.number if isinstance(side.who, Household) else side.who.household
        for side in deal.sides
        if isinstance(side.who, Household | Member)
    ]


def took_over(deal: Deal) -> bool:
    """Whether a household that signs ever took the place of another."""
    return any(_successions(deal.settlement).get(number) for number in homes_of(deal))


def _from_whom(deal: Deal, signed: datetime.date) -> Sequence[Row]:
    """The events since signing that put a household, or a person of it, in the place of another."""
    persons = {member.number for member in _workers(deal)}
    last = deal.arrangement.last_day.date
    return [
        event
        for number in homes_of(deal)
        for event in _successions(deal.settlement).get(number, ())
        if (day := event.day("日期")) is not None
        and signed < day.date <= last
        and (not persons or event.text("对方成员号") in {"", *persons})
    ]


@remembered(2)
def _successions(settlement: Settlement) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for event in settlement.books.rows("事件"):
        heir = event.text("对方户号")
        if event.text("事件") in SUCCESSION and heir and heir != event.household:
            found.setdefault(heir, []).append(event)
    return found


def _took_over(event: Row, households: Mapping[str, Household]) -> str:
    known, day = households.get(event.household), event.day("日期")
    name = f"（{known.name}）" if known is not None else ""
    when = chinese_date(day.date) if day is not None else ""
    return f"承继自户 {event.household}{name}，{when}{event.text('事件')}"
