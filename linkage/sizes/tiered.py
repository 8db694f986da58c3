"""Percentages by tiers of the pool (分档): 超额累进, each on its part, or 全额, one on the whole base."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.size import Purse, Size
from linkage.size import SizeKind, StepReading
from linkage.words.wording import compact, decimal


@frozen
class Tiered(Size):
    """Tiers are [from, next), the first from nought; ``marginal`` takes each rate on its own part."""

    marginal: bool
    tiers: tuple[tuple[Figure, Figure], ...]

    def asked(self, purse: Purse) -> Figure:
        """The base through the tiers."""
        base = purse.base.value
        value = Fraction(0)
        starts = [start.value for start, _ in self.tiers]
        for (start, rate), end in zip(self.tiers, [*starts[1:], None], strict=True):
            top = base if end is None else min(base, end)
            if self.marginal:
                value += max(top - start.value, Fraction(0)) * rate.value
            elif base >= start.value:
                value = base * rate.value
        args = [purse.base, *(figure for tier in self.tiers for figure in tier)]
        mode = "超额累进" if self.marginal else "全额"
        return Figure(op="tiers", value=value, unit=YUAN, args=tuple(args), params={"mode": mode})

    def told(self) -> str:
        """The tiers, each with its border."""
        parts = [
            f"{'满' if start.value else ''}{decimal(start.value)} 元起 {compact(rate)}"
            for start, rate in self.tiers
        ]
        how = "各档只算本档的部分" if self.marginal else "全部按所在的一档算"
        return f"可分配额分档的比例：{'，'.join(parts)}（{how}）"

    def leaves(self) -> Sequence[Figure]:
        """Borders and rates."""
        return tuple(figure for tier in self.tiers for figure in tier)


def _read(step: StepReading) -> Size | None:
    read = step.tiers("分档")
    return Tiered(read[0], tuple(read[1])) if read is not None else None


KIND = SizeKind("tiered", "分档", _read)
