"""Difference (差额): why a figure is not what it was, in parts that add up to the difference exactly.

Two derivations of the same shape are compared from the top down. A product changes by its factors one
after the other, the ones before already new and the ones after still old, so that the parts leave
nothing over; a sum changes by its items; a rounding by what it rounds and by what rounding then adds.
Where the two are put together differently, the rule itself has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure, Node
from linkage.ground.money import Money
from linkage.words.anatomy import walk
from linkage.words.explain import name_of, numbers
from linkage.words.share_words import BROUGHT, fen_words
from linkage.words.wording import compact, decimal

RULE, PRICE, QUANTITY, DAYS = "规则", "价格", "数量", "天数"
TOTAL, OTHERS, ROWS, ROUNDING = "总额", "成员", "记录", "取整"

#: In this order the parts are told: what people ask for first stands first.
KINDS = (RULE, PRICE, TOTAL, QUANTITY, DAYS, OTHERS, ROWS, ROUNDING)

_ONE = Fraction(1)


@frozen
class Part:
    """One cause: its kind, what changed, from what to what, and what it does to the figure (yuan)."""

    kind: str
    what: str
    before: str
    after: str
    amount: Fraction


@frozen
class Cause:
    """A cause in whole fen, as it is told; the causes of one figure make up its difference."""

    kind: str
    what: str
    before: str
    after: str
    amount: Money


def causes(before: Figure, after: Figure) -> list[Cause]:
    """Tell why ``after`` is not ``before`` (both in whole fen of yuan), in parts that add up to the fen.

    Each part is cut to whole fen; what that leaves of all of them is told as rounding.
    """
    exact = _merged(parts(before, after))
    told = [
        Cause(part.kind, part.what, part.before, part.after, Money(int(part.amount * 100)))
        for part in exact
        if part.kind != ROUNDING and int(part.amount * 100)
    ]
    rest = after.money - before.money
    for cause in told:
        rest = rest - cause.amount
    if rest:
        told.append(Cause(ROUNDING, "各项取整到分的零头", "", "", rest))
    return sorted(told, key=lambda cause: KINDS.index(cause.kind))


def parts(before: Figure, after: Figure) -> list[Part]:
    """Take a difference apart; the amounts of the parts add up to it exactly."""
    return [part for part in _parts(before, after, _ONE) if part.amount]


def _merged(found: Sequence[Part]) -> list[Part]:
    """The same change under several rows is one cause: a price that rose, a year with more days."""
    sums: dict[tuple[str, str, str, str], Fraction] = {}
    for part in found:
        key = (part.kind, part.what, part.before, part.after)
        sums[key] = sums.get(key, Fraction(0)) + part.amount
    return [Part(*key, amount) for key, amount in sums.items()]


def _parts(before: Figure, after: Figure, scale: Fraction) -> Iterator[Part]:
    if "round" in {before.op, after.op}:
        yield from _rounded(before, after, scale)
        return
    if "add" in {before.op, after.op}:
        yield from _summed(_items(before), _items(after), scale)
        return
    if before.op == after.op == "share":
        yield from _shared(before, after, scale)
        return
    if before.op == after.op and before.args and len(before.args) == len(after.args):
        match before.op:
            case "mul":
                yield from _multiplied(before, after, scale)
                return
            case "sub":
                yield from _inner(before.args[0], after.args[0], scale)
                yield from _inner(before.args[1], after.args[1], -scale)
                return
            case "div":
                yield from _divided(before, after, scale)
                return
            case "convert" if before.unit == after.unit and _factor(before) == _factor(after) != 0:
                yield from _inner(before.args[0], after.args[0], scale * _factor(before))
                return
            case "max" | "min" if _taken(before) == _taken(after):
                taken = _taken(before)
                yield from _inner(before.args[taken], after.args[taken], scale)
                return
    yield _whole(before, after, scale)


def _inner(before: Node, after: Node, scale: Fraction) -> Iterator[Part]:
    if isinstance(before, Figure) and isinstance(after, Figure):
        yield from _parts(before, after, scale)


def _whole(before: Figure, after: Figure, scale: Fraction) -> Part:
    """A node that is not taken apart further: a leaf, a table, a span; or two that are made differently."""
    kind = _kind(after)
    if before.op != after.op and kind == RULE:
        return Part(RULE, "算法", name_of(before), name_of(after), scale * (after.value - before.value))
    what = name_of(after)
    return Part(kind, what, compact(before), compact(after), scale * (after.value - before.value))


def _kind(figure: Figure) -> str:
    ops = {node.op for node in walk(figure)}
    if figure.op == "span":
        return DAYS
    if figure.op == "cell":
        return QUANTITY
    if (
        "quote" in ops
        or figure.op in {"escalate", "pick"}
        or any(power < 0 for _, power in figure.unit.powers)
    ):
        return PRICE
    return PRICE if figure.op == "clause" else RULE


def _rounded(before: Figure, after: Figure, scale: Fraction) -> Iterator[Part]:
    inside_before, inside_after = _unrounded(before), _unrounded(after)
    yield from _parts(inside_before, inside_after, scale)
    added = (after.value - inside_after.value) - (before.value - inside_before.value)
    yield Part(ROUNDING, "取整", "", "", scale * added)


def _unrounded(figure: Figure) -> Figure:
    inner = figure.args[0] if figure.op == "round" else figure
    return inner if isinstance(inner, Figure) else figure


def _multiplied(before: Figure, after: Figure, scale: Fraction) -> Iterator[Part]:
    olds = [arg for arg in before.args if isinstance(arg, Figure)]
    news = [arg for arg in after.args if isinstance(arg, Figure)]
    for at, (old, new) in enumerate(zip(olds, news, strict=True)):
        others = scale
        for factor in (*news[:at], *olds[at + 1 :]):
            others *= factor.value
        yield from _parts(old, new, others)


def _divided(before: Figure, after: Figure, scale: Fraction) -> Iterator[Part]:
    top, old, new = after.args[0], before.args[1], after.args[1]
    if isinstance(top, Figure) and isinstance(old, Figure) and isinstance(new, Figure):
        yield from _inner(before.args[0], top, scale / old.value)
        yield from _parts(old, new, -scale * top.value / (old.value * new.value))


def _factor(figure: Figure) -> Fraction:
    inner = figure.args[0]
    if not isinstance(inner, Figure):
        return Fraction(0)
    return inner.unit.factor_to(figure.unit)


def _taken(figure: Figure) -> int:
    values = [arg.value for arg in figure.args if isinstance(arg, Figure)]
    return values.index(figure.value)


def _shared(before: Figure, after: Figure, scale: Fraction) -> Iterator[Part]:
    """A share: the amount that is shared, the own weight, the weights of all, and what rounding gave."""
    old, new = _terms(before), _terms(after)
    grown = scale * (new.amount.value - old.amount.value) * old.weight.value / old.whole
    yield Part(TOTAL, name_of(new.amount), compact(old.amount), compact(new.amount), grown)
    yield from _parts(old.weight, new.weight, scale * new.amount.value / old.whole)
    thinned = scale * new.amount.value * new.weight.value * (1 / new.whole - 1 / old.whole)
    yield Part(OTHERS, "全部权数合计", decimal(old.whole), decimal(new.whole), thinned)
    if old.brought or new.brought:
        told = (fen_words(old.brought), fen_words(new.brought))
        yield Part(ROWS, BROUGHT, *told, scale * (new.brought - old.brought))
    yield Part(ROUNDING, "取整", "", "", scale * (new.rounding(after) - old.rounding(before)))


@frozen
class _Terms:
    amount: Figure
    weight: Figure
    whole: Fraction
    brought: Fraction

    def rounding(self, share: Figure) -> Fraction:
        return share.value - self.brought - self.amount.value * self.weight.value / self.whole


def _terms(share: Figure) -> _Terms:
    # What stands behind the two, a number drawn by lot, says only who gets the odd fen.
    amount, weight, *others = (arg for arg in share.args if isinstance(arg, Figure))
    brought = others[0].value if others and "carried" in share.params else Fraction(0)
    return _Terms(amount, weight, Fraction(str(share.params["sum"])), brought)


def _items(figure: Figure) -> list[Figure]:
    return [arg for arg in figure.args if isinstance(arg, Figure)] if figure.op == "add" else [figure]


def _summed(before: Sequence[Figure], after: Sequence[Figure], scale: Fraction) -> Iterator[Part]:
    """Items of a sum are register rows: those with the same entries belong together, the rest in order."""
    waiting, news = list(before), []
    for new in after:
        old = next((item for item in waiting if _entries(item) == _entries(new)), None)
        if old is None:
            news.append(new)
            continue
        waiting.remove(old)
        yield from _parts(old, new, scale)
    for old, new in zip(waiting, news, strict=False):
        yield from _parts(old, new, scale)
    for old in waiting[len(news) :]:
        yield Part(ROWS, f"少了一笔：{numbers(old)}", compact(old), "", -scale * old.value)
    for new in news[len(waiting) :]:
        yield Part(ROWS, f"多了一笔：{numbers(new)}", "", compact(new), scale * new.value)


def _entries(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What the register says in a row: its numbers by name, whatever row they stand in."""
    cells = (node for node in walk(figure) if node.op == "cell" and isinstance(node, Figure))
    return tuple((cell.name, cell.value_text()) for cell in cells)
