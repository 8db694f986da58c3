"""What a collective lives on (集体收入构成): aid against business, its own money by name (空壳村)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.engine.money_trace import inflows
from linkage.model.arrangement import Source, SourceKind
from linkage.model.entitlement import Settlement
from linkage.model.public_money import is_public
from linkage.report import Heading, Report, Table
from linkage.telling.counting import percent
from linkage.telling.paper import party
from linkage.words.wording import decimal

_PAYERS = ("农村集体经济组织", "村民委员会")
AID, BUSINESS = "补助", "经营"

_COLUMNS = (
    Heading("单位", 70),
    Heading("收入"),
    Heading("性质", 30, "center"),
    Heading("金额", 40, "num"),
    Heading("占本单位", 34, "num"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    codes = dict.fromkeys(
        o.payer
        for o in settlement.pools
        if any(word in party(settlement, o.payer).legal_type for word in _PAYERS)
    )
    return tuple(_table(settlement, code) for code in codes)


def _table(settlement: Settlement, code: str) -> Table:
    own = {o.pool.name for o in settlement.pools if o.payer == code}
    found: dict[str, tuple[str, Fraction]] = {}
    for outcome in settlement.pools:
        if outcome.payer != code:
            continue
        for source, amount in inflows(settlement, outcome):
            # What one pool of a payer hands to its next came in once already.
            twice = source.kind is SourceKind.POOL and source.name in own
            if amount > 0 and not source.negative and not twice:
                found[_plain(source)] = (_sort(settlement, source), amount)
    whole = sum((amount for _, amount in found.values()), Fraction(0))
    name = party(settlement, code).name
    rows = tuple(
        (name, label, sort, decimal(amount, 2), percent(amount, whole))
        for label, (sort, amount) in found.items()
    )
    aid = sum((amount for sort, amount in found.values() if sort == AID), Fraction(0))
    told = (
        f"补助 {decimal(aid, 2)} 元，占 {percent(aid, whole)}；"
        f"经营 {decimal(whole - aid, 2)} 元，占 {percent(whole - aid, whole)}。"
    )
    return Table(name, _COLUMNS, rows, ("合计", "", "", decimal(whole, 2), "100%" if whole else "—"), (told,))


def _plain(source: Source) -> str:
    """What an inflow is called by people: the amount, the clause, or what another distribution passed on."""
    if source.kind is SourceKind.POOL:
        return f"“{source.name}”分来的{source.target}"
    return f"{source.name}（协议条款）" if source.kind is SourceKind.TERM else source.name


def _sort(settlement: Settlement, source: Source) -> str:
    row = settlement.books.fact(source.name) if source.kind is SourceKind.FACT else None
    said = (source.name, row.text("来源") if row is not None else "")
    return AID if is_public(*said) else BUSINESS


REPORT = Report(
    name="collective_income_mix",
    title="集体收入构成",
    edition="internal",
    about=("只数进了分配的收入，支出还没有减；补助占得多的，停了补助还剩多少，一看就知道。",),
    tell=_tell,
    mechanisms=(34,),
)
