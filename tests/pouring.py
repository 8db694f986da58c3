"""Pools poured in memory: steps of any kind over a few households, settled and evaluated a second time."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from linkage.checker import check_result
from linkage.engine.result import result_document
from linkage.engine.settlement import settle
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.units import Unit
from linkage.model.arrangement import Pool, Source, SourceKind, Step, Weight
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.model.size import Size
from rows import HERE, arrangement, books, day, row

BY_SHARE = Weight(("股份", "份额"))
INPUTS = [("台账.xlsx", "0" * 64), ("合作.yaml", "1" * 64)]


@frozen
class Poured:
    """A settled pool, its document, and what the second evaluation says of it."""

    settlement: Settlement
    document: Mapping[str, Any] = field(repr=False)

    @property
    def steps(self) -> list[str]:
        """What each step took."""
        return [step.amount.plain for step in self.settlement.pools[0].steps]

    @property
    def kept(self) -> str:
        """What was kept."""
        return self.settlement.pools[0].kept.plain

    @property
    def remainder(self) -> str:
        """What rounding left over."""
        return self.settlement.pools[0].remainder.plain

    def parts(self, clause: str = "利润/1") -> dict[str, str]:
        """What each payee gets under a step."""
        return {line.payee: line.amount.plain for line in self.settlement.lines if line.clause == clause}

    @property
    def findings(self) -> list[str]:
        """The codes of the findings."""
        return [finding.code for finding in self.settlement.findings]


def to(number_: int, name: str, size: Size, *, kind: str = "去向", **more: Any) -> Step:  # noqa: ANN401
    """A step to a party or fund."""
    return Step(number=number_, kind=kind, to=name, where=HERE, size=size, **more)


def shared(size: Size, number_: int = 1, **more: Any) -> Step:  # noqa: ANN401
    """A step shared among households by what they hold."""
    told: dict[str, Any] = {"weight": BY_SHARE, "income": "股金", **more}
    return Step(number=number_, kind="去向", to="农户", where=HERE, size=size, **told)


def held(shares: Mapping[str, str], unit: str = "股") -> list[Row]:
    """What households hold, a row each."""
    return [row("股份", 户号=payee, 份额=(count, unit)) for payee, count in shares.items()]


def poured(amount: str, steps: list[Step], *rows_: Row, heads: Mapping[str, int] | None = None) -> Poured:
    """Settle a pool of an amount, and see that the second evaluation agrees with every figure."""
    fact = row("事实", 名称="净利润", 数值=(amount, "元"))
    source = Source(SourceKind.FACT, "净利润", HERE)
    pool = Pool("利润", "公司", (source,), tuple(steps), HERE, day("2025-12-31"))
    households = heads or {one.text("户号"): 1 for one in rows_ if one.text("户号")} or {"A1": 1}
    settlement = settle([arrangement(pools=(pool,))], books(fact, *rows_, households=households))
    document = result_document(settlement, INPUTS)
    assert [str(one) for one in check_result(document)] == []
    return Poured(settlement, document)


_lines = itertools.count(2)


def signed(text: str, unit: str = "") -> Figure:
    """A number written in the arrangement, on a line of its own."""
    value = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    where = Where("合作.yaml", line=next(_lines), column=1)
    part = text if unit else ""
    return Figure.clause(value, Unit.parse(unit), "", Origin(where, f"{text} {unit}".strip(), part))


def percent(text: str) -> Figure:
    """A percentage."""
    return signed(f"{text}%")


def yuan(text: str) -> Figure:
    """An amount."""
    return signed(text, "元")
