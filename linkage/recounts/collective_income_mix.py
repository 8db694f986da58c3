"""What a collective lives on, again: each inflow of its pools once, public money apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linkage.model.arrangement import Source, SourceKind
from linkage.model.entitlement import Settlement
from linkage.model.public_money import is_public
from linkage.recounting.tables import Counted, amounts_in, recounted
from linkage.telling.counting import percent
from linkage.words.wording import decimal

_OWNERS = ("农村集体经济组织", "村民委员会")


def _count(settlement: Settlement) -> Iterator[Counted]:
    parties = {one.code: one for a in settlement.arrangements for one in a.parties.values()}
    for code in dict.fromkeys(outcome.payer for outcome in settlement.pools):
        if any(word in parties[code].legal_type for word in _OWNERS):
            yield _of(settlement, code, parties[code].name)


def _of(settlement: Settlement, code: str, name: str) -> Counted:
    own = [outcome for outcome in settlement.pools if outcome.payer == code]
    inside = {outcome.pool.name for outcome in own}
    came = {
        (source.kind, source.name, source.target): (source, brought.value)
        for outcome in own
        for source, brought in zip(outcome.pool.sources, outcome.inflows, strict=True)
        if brought.value > 0 and not source.negative
        if source.kind is not SourceKind.POOL or source.name not in inside
    }
    whole = sum((amount for _, amount in came.values()), Fraction(0))
    aid = sum((amount for source, amount in came.values() if _is_aid(settlement, source)), Fraction(0))
    rows = [
        (_called(source), "补助" if _is_aid(settlement, source) else "经营", *_shares(amount, whole))
        for source, amount in came.values()
    ]
    total = ("", "", decimal(whole, 2), "100%" if whole else "—")
    notes = amounts_in(decimal(one, 2) for one in (aid, whole - aid))
    return Counted(name, ("收入", "性质", "金额", "占本单位"), tuple(rows), total, notes=notes)


def _shares(amount: Fraction, whole: Fraction) -> Sequence[str]:
    return decimal(amount, 2), percent(amount, whole)


def _called(source: Source) -> str:
    names = {
        SourceKind.POOL: f"“{source.name}”分来的{source.target}",
        SourceKind.TERM: f"{source.name}（协议条款）",
    }
    return names.get(source.kind, source.name)


def _is_aid(settlement: Settlement, source: Source) -> bool:
    row = settlement.books.fact(source.name) if source.kind is SourceKind.FACT else None
    return is_public(source.name, row.text("来源") if row is not None else "")


RECOUNT = recounted("collective_income_mix", _count)
