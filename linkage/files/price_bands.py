"""Bands of a price (档): [from, next), read and put in order; what stands in a band may be any price."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.counter_examples import below_first_band, between_bands
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Where
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure
from linkage.ground.source import Node, Scalar, SequenceNode
from linkage.ground.units import PLAIN, Unit
from linkage.words.wording import decimal

_OPEN_ENDED = {"以上", "及以上", "", "-", "不限"}
_WITH_END = 3


@frozen
class Band:
    """One band as it was written: from, to (where that was said), and what stands in it."""

    start: Figure
    closed: Figure | None
    value: Node
    where: Where


def read_bands(desk: Desk, fields: Fields, base: Unit | None, example: str) -> list[Band]:
    """Read 档 as [from, price] or [from, to, price]; a gap, an overlap or a step back is told.

    ``base`` is the unit of what is compared; without it the borders say it. ``example`` is shown where a band
    is not read.
    """
    before = len(desk.problems)
    read = [_band(desk, item, base, example) for item in fields.items("档")]
    bands = [band for band in read if band is not None]
    if not read and len(desk.problems) == before:
        remedy = f"请写成 档: [[0, …], {example}]"
        desk.note(faults.BAD_TIERS, fields.where, cause="没有档", remedy=remedy)
    if base is None and bands:
        base = next((band.start.unit for band in bands if band.start.unit), PLAIN)
        bands = [_in_unit(desk, band, base) for band in bands]
    for band, following in pairwise(bands):
        _check_order(desk, band, following)
    return bands


def from_nought(desk: Desk, bands: list[Band]) -> None:
    """See that the first band begins at nought."""
    if bands and bands[0].start.value != 0:
        said = _said(bands[0].start)
        cause = f"第一档从 {said} 开始，0 到 {said} 没有费率"
        words = {"cause": f"{cause}，{below_first_band(bands[0].start)}", "remedy": "请让第一档从 0 开始"}
        desk.note(faults.BAD_TIERS, bands[0].where, **words)


def _band(desk: Desk, item: Node, base: Unit | None, example: str) -> Band | None:
    words = item.items if isinstance(item, SequenceNode) else ()
    borders = [word for word in words[:-1] if isinstance(word, Scalar)]
    if len(words) not in {2, _WITH_END} or len(borders) != len(words) - 1:
        remedy = f"每档写成 [起点, 费率]，例如 {example}"
        desk.note(faults.BAD_TIERS, item.where, cause="每档应有起点和费率", remedy=remedy)
        return None
    start = _border(desk, borders[0], base)
    closed = None
    if len(borders) > 1 and borders[1].text.strip() not in _OPEN_ENDED:
        closed = _border(desk, borders[1], base)
    return None if start is None else Band(start, closed, words[-1], item.where)


def _border(desk: Desk, scalar: Scalar, base: Unit | None) -> Figure | None:
    figure = desk.figure(scalar, "起点")
    if figure is None or base is None or figure.unit == base:
        return figure
    if figure.unit == PLAIN and figure.origin is not None:
        return Figure.clause(figure.value, base, "起点", figure.origin)
    if figure.unit.fits(base):
        return figure.to(base).named("起点")
    _wrong_unit(desk, scalar.where, scalar.text, figure.value, base)
    return None


def _in_unit(desk: Desk, band: Band, base: Unit) -> Band:
    """Give borders that say no unit the one that another says."""
    start = band.start
    if not start.unit and base and start.origin is not None:
        return evolve(band, start=Figure.clause(start.value, base, "起点", start.origin))
    if start.unit == base:
        return band
    if start.unit.fits(base):
        return evolve(band, start=start.to(base).named("起点"))
    _wrong_unit(desk, band.where, _said(start), start.value, base)
    return band


def _wrong_unit(desk: Desk, where: Where, said: str, number: Fraction, base: Unit) -> None:
    example = f"{decimal(number)} {base}".rstrip()
    desk.note(faults.WRONG_UNIT, where, said=quoted(said), wanted=base or "纯数", example=example)


def _check_order(desk: Desk, band: Band, following: Band) -> None:
    if following.start.value <= band.start.value:
        cause, remedy = f"起点 {_said(following.start)} 不比上一档大", "请按起点从小到大排列"
    elif band.closed is not None and band.closed.value != following.start.value:
        cause = f"与上一档之间{'有空档' if following.start.value > band.closed.value else '有重叠'}"
        cause = f"{cause}，{between_bands(band.closed, following.start)}"
        remedy = "上一档的止点应等于下一档的起点"
    else:
        return
    desk.note(faults.BAD_TIERS, following.where, cause=cause, remedy=remedy)


def _said(figure: Figure) -> str:
    leaf = figure.args[0] if figure.op == "convert" else figure
    return leaf.origin.text if leaf.origin is not None else ""
