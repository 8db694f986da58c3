"""Effect of the linkage for the wall (联农带农成效公示): totals only, and none that shows whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.model.entitlement import Line, Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.counting import households, people_lines, way
from linkage.telling.paper import party
from linkage.telling.summary import add

#: Fewer households than these would let a reader tell whose income a total is.
_FEWEST = 3

_COLUMNS = (
    Heading("经营主体"),
    Heading("带动方式", 90),
    Heading("户数", 60, "center"),
    Heading("金额", 70, "num"),
)


def _tell(settlement: Settlement) -> Sequence[Table]:
    lines = people_lines(settlement)
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.payer, way(line)), []).append(line)
    if len(households(lines)) < _FEWEST:
        return ()
    shown = {key: inside for key, inside in groups.items() if len(households(inside)) >= _FEWEST}
    rest = [line for key, inside in groups.items() if key not in shown for line in inside]
    # A single small group would stand open as what the total leaves over: then nothing is said of all.
    whole = not rest or len(households(rest)) >= _FEWEST
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
        count = str(len(households(rest))) if whole else f"不足 {_FEWEST} 户"
        rows.append(("其他", "户数少，合在一起", count, amount))
    total = ("合计（一户只算一次）", "", str(len(households(lines))), _sum(lines) if whole else "不列")
    return (Table("带动了多少户", _COLUMNS, tuple(rows), total),)


def _sum(lines: Sequence[Line]) -> str:
    return str(add(line.amount for line in lines))


REPORT = Report(
    name="effect_notice",
    title="联农带农成效公示",
    edition="public",
    about=(f"只公布合计；不足 {_FEWEST} 户的不单列，免得看得出是谁家的。",),
    tell=_tell,
    mechanisms=(74, 78),
)
