"""Line steps (一笔的分步): the rows of a line and, where they are reckoned together, the steps to its amount.

A commission by tiers, a cap or a floor are reckoned on all rows at once. Whoever signs for the sum must be
able to reckon it again from the paper: each tier with its part, rate and amount, each limit with what it did.
Every number is one of the derivation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from linkage.ground.figure import Figure
from linkage.model.arrangement import Term
from linkage.model.entitlement import Line, Settlement
from linkage.telling.line_rows import LineRow, line_rows
from linkage.words.anatomy import tier_parts
from linkage.words.explain import formula, numbers, rounding
from linkage.words.wording import decimal, spoken

_LIMITS = {"max": ("保底", "不到"), "min": ("封顶", "超过")}
_AROUND = {*_LIMITS, "round", "at_least_zero"}
_PERSONS = ("户内人数", "每人一份")
_WHOLE_BASE = "全额"


@frozen
class Step:
    """A step in words, and what it comes to in yuan; nothing where it only says that nothing changes."""

    words: str
    amount: Fraction | None = None


@frozen
class Reckoning:
    """The rows of a line, and the steps from them to its amount; none where the rows themselves add up."""

    rows: Sequence[LineRow]
    steps: Sequence[Step]


def reckoning(settlement: Settlement, line: Line, term: Term) -> Reckoning:
    """How a line of a clause is reckoned, so that it can be done again by hand."""
    core, around = _peeled(line.figure)
    rows = line_rows(settlement, evolve(line, figure=_base(core)), term)
    steps: list[Step] = []
    if core.op == "tiers":
        # What a tier takes is a part of the base: a row of it has no amount of its own.
        counted = term.quantity[1]
        rows = [evolve(row, numbers=f"{counted} {row.numbers}", amount=None) for row in rows]
        steps += _tiers(core, many=len(rows) > 1)
    elif any(row.amount is None for row in rows):
        steps.append(Step(numbers(core).rpartition(" = ")[0] or numbers(core), core.value))
    elif len(rows) > 1 and any(node.op != "round" for node in around):
        steps.append(Step("各笔相加", core.value))
    for node in around:
        steps += _after(node, told=bool(steps))
    return Reckoning(rows, tuple(steps))


def plain_formula(figure: Figure, *, rounded: bool = True) -> str:
    """The formula of a clause by names; a cap or a floor around it is told as what happens beyond it."""
    core, around = _peeled(figure)
    last = around[-1] if around and around[-1].op == "round" else None
    said = [formula(core, rounded=False, plain=True)]
    said += [f"{_LIMITS[node.op][1]}{name}的按{name}算" for node in around if (name := _limit_name(node))]
    return "，".join([*said, *([rounding(last)] if last is not None and rounded else [])])


def steps_told(steps: Sequence[Step]) -> str:
    """The steps in one line."""
    told = [f"{one.words} = {yuan(one.amount)} 元" if one.amount is not None else one.words for one in steps]
    return "；".join(told)


def yuan(amount: Fraction) -> str:
    """Yuan of a step, which is rounded only at the end, to a hundredth of a fen."""
    return decimal(amount, 2, 4)


def _limit_name(node: Figure) -> str:
    return _LIMITS[node.op][0] if node.op in _LIMITS else ""


def _peeled(figure: Figure) -> tuple[Figure, list[Figure]]:
    """What is reckoned of the rows, and the limits and roundings around it, the innermost first."""
    around: list[Figure] = []
    while figure.op in _AROUND and isinstance(inner := figure.args[0], Figure):
        if figure.op in _LIMITS and figure.args[1].name != _LIMITS[figure.op][0]:
            break  # A comparison that a formula or a price makes is told as the calculation it is.
        around.insert(0, figure)
        figure = inner
    return figure, around


def _base(core: Figure) -> Figure:
    """What the rows add up to: the base of tiers, else the calculation itself."""
    base = core.args[0] if core.op == "tiers" else core
    return base if isinstance(base, Figure) else core


def _tiers(node: Figure, *, many: bool) -> Iterator[Step]:
    base = _base(node)
    if many:
        yield Step(f"各笔相加：{_plain(base.value, base)}")
    parts = tier_parts(node)
    for start, end, part, rate in parts:
        amount = part * rate.value
        if node.params["mode"] == _WHOLE_BASE:
            where = "全部照所到的一档算"
        elif end is None:
            where = f"超过 {_border(start)}的部分"
        elif start.value == 0:
            where = f"{_border(end)}以内的部分"
        else:
            where = f"{_border(start)}到 {_border(end)}的部分"
        yield Step(f"{where}：{_plain(part, base)} × {spoken(rate)}", amount)
    if len(parts) > 1:
        yield Step("各档相加", node.value)


def limit_told(node: Figure) -> str:
    """What a cap or a floor did: ``超过封顶 2,000.00 元，按封顶算``, ``没有超过封顶 2,000.00 元``."""
    name, passed = _LIMITS[node.op]
    asked, limit = (arg for arg in node.args[:2] if isinstance(arg, Figure))
    said = f"{name} {_limit(limit)}"
    if asked.value != node.value:
        return f"{passed}{said}，按{name}算"
    return f"没有超过{said}" if node.op == "min" else f"不低于{said}"


def _limit(limit: Figure) -> str:
    """A limit in yuan; one that counts persons says how many."""
    said = spoken(evolve(limit, op="sum", name="", args=(), origin=None))
    counted = any(isinstance(arg, Figure) and arg.name in _PERSONS for arg in limit.args)
    return f"{said}（{numbers(limit).rpartition(' = ')[0]}）" if counted else said


def _plain(value: Fraction, like: Figure) -> str:
    return spoken(Figure(op="part", value=value, unit=like.unit))


def _border(figure: Figure) -> str:
    """The border of a tier without decimals it does not need."""
    return f"{decimal(figure.value)} {figure.unit}".rstrip() + ("" if figure.unit else " ")


def _after(node: Figure, *, told: bool) -> Iterator[Step]:
    """What a limit or a rounding did; a rounding of rows that add up is said with the clause."""
    asked = node.args[0].value if isinstance(node.args[0], Figure) else node.value
    changed = asked != node.value
    if node.op in _LIMITS:
        yield Step(limit_told(node), node.value if changed else None)
    elif changed and node.op == "at_least_zero":
        yield Step("算出来不到零，照零算", node.value)
    elif changed and told:
        yield Step(rounding(node), node.value)
