"""Comparison (方案比较): two settlements of the same households under two plans, who gains and who loses.

What a household gets is the sum of its own and its members' lines before anything is set off: advances
and payments are the same under both plans and say nothing about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from linkage.ground.money import ZERO, Money, Rounding, round_to
from linkage.model.entitlement import Line, Settlement
from linkage.telling.changes import signed
from linkage.telling.summary import add
from linkage.words.share_words import clause_title

GROUP_HEADINGS = ("范围", "户数", "多了", "少了", "不变", "差额中位数", "多得最多", "少得最多", "合计差额")
ITEM_HEADINGS = ("项目", "方案一", "方案二", "差额")
HOUSEHOLD_HEADINGS = ("户号", "户主", "方案一", "方案二", "差额")

_QUARTERS = ("应得最少的四分之一", "应得较少的四分之一", "应得较多的四分之一", "应得最多的四分之一")
_FEN = Fraction(1, 100)


@frozen
class Outcome:
    """What one household gets under either plan."""

    household: str
    name: str
    group: str
    category: str
    first: Money
    second: Money

    @property
    def difference(self) -> Money:
        """What the second plan adds; negative for what it takes away."""
        return self.second - self.first


def outcomes(first: Settlement, second: Settlement) -> list[Outcome]:
    """Every household of the roster under both plans, by 户号."""
    one, other = (_by(settlement, _household) for settlement in (first, second))
    return [
        Outcome(
            household=number,
            name=home.name,
            group=home.group,
            category=home.head.row.text("户类别"),
            first=one.get(number, ZERO),
            second=other.get(number, ZERO),
        )
        for number, home in sorted(first.books.households.items())
    ]


def by_group(found: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """One row for the village, each 组, each 户类别 and each quarter by what the first plan gives."""
    rows = [_row("全村", found)]
    rows += _parts(found, lambda outcome: outcome.group or "未分组")
    if any(outcome.category for outcome in found):
        rows += _parts(found, lambda outcome: outcome.category or "无户类别")
    by_first = sorted(found, key=lambda outcome: (outcome.first, outcome.household))
    size = len(by_first)
    if size >= len(_QUARTERS):
        rows += [
            _row(name, by_first[size * at // 4 : size * (at + 1) // 4]) for at, name in enumerate(_QUARTERS)
        ]
    return rows


def _parts(found: Sequence[Outcome], key: Callable[[Outcome], str]) -> Iterator[tuple[str, ...]]:
    for name in sorted({key(outcome) for outcome in found}):
        yield _row(name, [outcome for outcome in found if key(outcome) == name])


def _row(name: str, found: Sequence[Outcome]) -> tuple[str, ...]:
    differences = sorted(outcome.difference for outcome in found)
    gains = [amount for amount in differences if amount.fen > 0]
    losses = [amount for amount in differences if amount.fen < 0]
    return (
        name,
        str(len(found)),
        str(len(gains)),
        str(len(losses)),
        str(len(found) - len(gains) - len(losses)),
        _told(median(differences)),
        _told(gains[-1]) if gains else "",
        _told(losses[0]) if losses else "",
        _told(add(differences)),
    )


def median(amounts: Sequence[Money]) -> Money:
    """The middle of sorted amounts; of an even number the middle between two, half a fen up.

    >>> str(median([Money(100), Money(201), Money(900)])), str(median([Money(100), Money(201)]))
    ('2.01', '1.51')
    """
    middle = len(amounts) // 2
    if len(amounts) % 2:
        return amounts[middle]
    between = (amounts[middle - 1].yuan + amounts[middle].yuan) / 2
    return Money(int(round_to(between, _FEN, Rounding.HALF_UP) / _FEN))


def by_item(first: Settlement, second: Settlement) -> list[tuple[str, ...]]:
    """One row for each clause and pool step that pays somebody under either plan, and one for all."""
    one, other = (_by(settlement, lambda line: line.clause) for settlement in (first, second))
    return _rows(one, other, clause_title)


def by_payer(first: Settlement, second: Settlement) -> list[tuple[str, ...]]:
    """One row for what each party owes to people under either plan, and one for all."""
    one, other = (_by(settlement, lambda line: line.payer) for settlement in (first, second))

    def named(code: str) -> str:
        known = first.party_name(code)
        return known if known != code else second.party_name(code)

    return _rows(one, other, named)


def by_kept(first: Settlement, second: Settlement) -> list[tuple[str, ...]]:
    """One row for what every pool gives to parties and funds, and what it keeps."""
    rows = _rows(_kept(first), _kept(second), str)
    return [row for row in rows[:-1] if set(row[1:]) != {"0.00"}]


def _kept(settlement: Settlement) -> dict[str, Money]:
    kept: dict[str, Money] = {}
    for outcome in settlement.pools:
        for step in outcome.steps:
            if step.step.weight is None:
                kept[f"{outcome.pool.name}·{step.name}"] = step.amount
        kept[f"{outcome.pool.name}·留存"] = outcome.kept
    return kept


def _household(line: Line) -> str:
    return line.payee.partition(".")[0]


def _by(settlement: Settlement, key: Callable[[Line], str]) -> dict[str, Money]:
    """What people get, added up by a key of their lines."""
    sums: dict[str, Money] = {}
    for line in settlement.lines:
        if _household(line) in settlement.books.households:
            name = key(line)
            sums[name] = sums.get(name, ZERO) + line.amount
    return sums


def _rows(
    first: dict[str, Money], second: dict[str, Money], name: Callable[[str], str]
) -> list[tuple[str, ...]]:
    keys = list(dict.fromkeys([*first, *second]))
    pairs = [(name(key), first.get(key, ZERO), second.get(key, ZERO)) for key in keys]
    total = ("合计", add(one for _, one, _ in pairs), add(other for _, _, other in pairs))
    return [(what, str(one), str(other), _told(other - one)) for what, one, other in (*pairs, total)]


def furthest(found: Sequence[Outcome], most: int = 5) -> list[tuple[str, ...]]:
    """The households that gain most and lose most, the largest change first."""
    ordered = sorted(found, key=lambda outcome: (-abs(outcome.difference.fen), outcome.household))
    gains = [outcome for outcome in ordered if outcome.difference.fen > 0][:most]
    losses = [outcome for outcome in ordered if outcome.difference.fen < 0][:most]
    return [
        (outcome.household, outcome.name, str(outcome.first), str(outcome.second), _told(outcome.difference))
        for outcome in (*gains, *losses)
    ]


def _told(amount: Money) -> str:
    return signed(amount) if amount else "0.00"
