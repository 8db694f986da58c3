"""Effect of the linkage for the wall (联农带农成效公示): totals only, and none that shows whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from linkage.model.entitlement import Line, Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.account import gold_heading
from linkage.telling.counting import FEWEST, benefits, households, people_lines, way
from linkage.telling.paper import party
from linkage.telling.summary import add

#: A payer and a way of linking.
_Key: TypeAlias = tuple[str, str]

_COLUMNS = (
    Heading("经营主体"),
    Heading("带动方式", 80),
    Heading("户数", 24, "center"),
    Heading("金额（元）", 46, "num", added=True),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    lines = benefits(people_lines(settlement))
    groups: dict[_Key, list[Line]] = {}
    for line in lines:
        groups.setdefault((line.payer, way(line)), []).append(line)
    if len(households(lines)) < FEWEST:
        return ()
    listed = _listed(settlement)
    shown = _shown(groups, listed)
    rest = [line for key, inside in groups.items() if key not in shown for line in inside]
    # What the totals of both walls leave over must not stand open: then nothing is said of all.
    whole = not rest or (_enough(rest) and _hidden(_dark(lines, listed), listed))
    rows = [
        (
            party(settlement, payer).name,
            told,
            str(len(households(inside))),
            str(add(line.amount for line in inside)),
        )
        for (payer, told), inside in sorted(shown.items())
    ]
    if rest:
        amount = str(add(line.amount for line in rest)) if whole else "不单列"
        count = str(len(households(rest))) if whole else f"不足 {FEWEST} 户"
        rows.append(("其他", "户数少，合在一起", count, amount))
    total = ("合计（一户只算一次）", "", str(len(households(lines))), _sum(lines) if whole else "不列")
    return (Table("带动了多少户", _COLUMNS, tuple(rows), total),)


def _listed(settlement: Settlement) -> frozenset[str]:
    """The clauses whose lines hang on the wall by name: a total that holds them tells the others."""
    return frozenset(
        f"{outcome.pool.name}/{step.step.number}"
        for outcome in settlement.pools
        if outcome.pool.public
        for step in outcome.steps
    )


def _enough(lines: Sequence[Line]) -> bool:
    return len(households(lines)) >= FEWEST


def _hidden(lines: Sequence[Line], listed: frozenset[str]) -> bool:
    """Whether lines told as one sum hide each other: but for what is listed, none or enough are left."""
    unknown = [line for line in lines if line.clause not in listed]
    return not unknown or _enough(unknown)


def _dark(lines: Sequence[Line], listed: frozenset[str]) -> Sequence[Line]:
    """The lines of the incomes that the notice itself does not sum up, because too few have them."""
    by_gold = _by_gold([line for line in lines if line.clause not in listed])
    return [line for inside in by_gold.values() if not _enough(inside) for line in inside]


def _by_gold(lines: Sequence[Line]) -> Mapping[str, Sequence[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(gold_heading(line.income), []).append(line)
    return found


def _shown(groups: Mapping[_Key, Sequence[Line]], listed: frozenset[str]) -> Mapping[_Key, Sequence[Line]]:
    """The groups that may be told, the larger first to stay.

    The notice sums up each income (a gold) without its listed lines; what such a sum leaves over beside the
    groups told here must hide as well, or the smallest of them is not told.
    """
    shown = {key: inside for key, inside in groups.items() if _enough(inside) and _hidden(inside, listed)}
    for gold in _by_gold([line for inside in groups.values() for line in inside]):
        while True:
            mine = [key for key in shown if gold_heading(shown[key][0].income) == gold]
            left = [
                line
                for key, inside in groups.items()
                if key not in shown and gold_heading(inside[0].income) == gold
                for line in inside
            ]
            if not mine or _hidden(left, listed):
                break
            del shown[min(mine, key=lambda key: (len(households(shown[key])), key))]
    return shown


def _sum(lines: Sequence[Line]) -> str:
    return str(add(line.amount for line in lines))


REPORT = Report(
    name="effect_notice",
    title="联农带农成效公示",
    edition="public",
    about=(f"只公布合计；不足 {FEWEST} 户的不单列，免得看得出是谁家的。",),
    tell=_tell,
    mechanisms=(74, 78),
)
