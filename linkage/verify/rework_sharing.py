"""Reworking a share (重算一份): what a payee gets of a step, with another amount or another weight.

What the others weigh stays as it was, as on a list where one row is wrong: the rate of a share is the one
that everybody else was paid by, and the border of the leftover steps is the published one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.ground.figure import Json
from linkage.ground.money import Rounding, round_to

_HALF = Fraction(1, 2)
_ORDER = "依序"
_LAST = "末位补差"
_DIVISOR = "除数法"
_CARRIED = "零头结转"
_ROUNDED = {mode.label: mode for mode in Rounding}


def reworked_share(numbers: Sequence[Fraction], params: Mapping[str, Json]) -> Fraction:
    """A share by weight: of the amount, by the payee's weight out of all, in the mode of the step."""
    total, weight, *more = numbers
    step, whole, mode = _fraction(params["step"]), _fraction(params["sum"]), str(params["mode"])
    steps = total * weight / whole / step
    if mode in _ROUNDED:
        return round_to(steps, Fraction(1), _ROUNDED[mode]) * step
    if mode == _CARRIED:
        brought = more[0] / step if more else Fraction(0)
        return (steps + brought).__floor__() * step
    if mode == _LAST:
        if "others" in params:
            return total - _fraction(params["others"])
        return steps.__floor__() * step
    if mode == _DIVISOR:
        return _by_divisor(weight, params) * step
    return _with_leftover(steps, params, in_order=mode == _ORDER) * step


def reworked_group(numbers: Sequence[Fraction], params: Mapping[str, Json]) -> Fraction:
    """What a group gets of a step that goes to groups first."""
    step = _fraction(params["step"])
    steps = numbers[0] * _fraction(params["weight"]) / _fraction(params["sum"]) / step
    return _with_leftover(steps, params) * step


def reworked_level(numbers: Sequence[Fraction], params: Mapping[str, Json]) -> Fraction:
    """A share within limits: the water level times the weight, unless a limit holds it."""
    total, weight, *limits = numbers
    words = params["limits"] if isinstance(params["limits"], list | tuple) else ()
    held = dict(zip(map(str, words), limits, strict=False))
    floor, cap, step = held.get("保底"), held.get("封顶"), _fraction(params["step"])
    if params["level"] is None:
        return cap if cap is not None else Fraction(0)
    asked = _fraction(params["level"]) * weight
    if floor is not None and asked <= floor:
        return floor
    if cap is not None and asked >= cap:
        return cap
    steps = (total - _fraction(params["fixed"])) * weight / _fraction(params["sum"]) / step
    return _with_leftover(steps, params) * step


def reworked_queue(numbers: Sequence[Fraction], params: Mapping[str, Json]) -> Fraction:
    """What is left for a payee's claim after all before her."""
    total, claim, *_ = numbers
    return min(claim, max(total - _fraction(params["before"]), Fraction(0)))


def _with_leftover(steps: Fraction, params: Mapping[str, Json], *, in_order: bool = False) -> int:
    """Whole steps, and the leftover one when the payee stands before the border."""
    whole = steps.__floor__()
    rest = steps - whole
    if in_order and rest:
        rest = Fraction(1)
    border = params["cutoff"]
    if not rest or not isinstance(border, list | tuple):
        return whole
    last, digest = _fraction(border[0]), str(border[1])
    return whole + (rest > last or (rest == last and str(params["digest"]) <= digest))


def _by_divisor(weight: Fraction, params: Mapping[str, Json]) -> int:
    border = params["cutoff"]
    if not isinstance(border, list | tuple):
        return 0
    steps = weight / _fraction(border[0]) + _HALF
    whole = steps.__floor__()
    return whole - (steps == whole and str(params["digest"]) > str(border[1]))


def _fraction(said: Json) -> Fraction:
    return Fraction(str(said))
