"""Bands (分档): how many households have how much, in bands of a round width; small bands run together."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from linkage.ground.money import Money

#: A chart with more bands than this is no picture any more.
_MOST = 10

_FEN = 100


@frozen
class Band:
    """Households with at least ``first`` and less than ``end`` yuan; ``end`` is nothing for the last.

    The band of those who have nothing is ``first`` 0 and ``end`` 0.
    """

    first: int
    end: int | None
    count: int

    @property
    def told(self) -> str:
        """The band in words."""
        if self.end is None:
            return f"{self.first:,} 元以上" if self.first else "全部"
        if not self.end:
            return "没有"
        return f"{self.first:,} 至 {self.end:,} 元" if self.first else f"不到 {self.end:,} 元"


def bands(amounts: Sequence[Money]) -> Sequence[Band]:
    """Count amounts in bands of equal width; those who have nothing (or owe) stand in a band of their own."""
    above = [amount.fen for amount in amounts if amount.fen > 0]
    found = [Band(0, 0, len(amounts) - len(above))] if len(above) < len(amounts) else []
    if not above:
        return tuple(found)
    width = _width(max(above))
    counts = [0] * (max(above) // (width * _FEN) + 1)
    for fen in above:
        counts[fen // (width * _FEN)] += 1
    found += [Band(at * width, (at + 1) * width, count) for at, count in enumerate(counts)]
    return tuple(found)


def merged(found: Sequence[Band], fewest: int) -> Sequence[Band]:
    """Run neighbours together until each band has so many households, and leave the last one open above.

    Nothing where there are not so many households in all: one band would tell of them, too.
    """
    out: list[Band] = []
    for band in found:
        if out and out[-1].count < fewest:
            out[-1] = Band(out[-1].first, band.end, out[-1].count + band.count)
        else:
            out.append(band)
    while len(out) > 1 and out[-1].count < fewest:
        last = out.pop()
        out[-1] = Band(out[-1].first, last.end, out[-1].count + last.count)
    if not out or out[-1].count < fewest:
        return ()
    return (*out[:-1], evolve(out[-1], end=None))


def _width(largest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … yuan that makes few enough bands of amounts up to ``largest`` fen."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if largest // (step * power * _FEN) < _MOST:
                return step * power
        power *= 10
