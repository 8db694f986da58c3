"""Times in an arrangement (计期): how the days in force count, for terms and for weights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.day_count import LONGEST_MONTH, SpanRule
from linkage.ground.fault import quoted
from linkage.ground.figure import Day
from linkage.ground.source import MappingNode
from linkage.model.arrangement import TimeRule

#: Whole periods by the word of the method, with their length in months.
PERIOD_MONTHS: Mapping[str, int] = MappingProxyType({"按季": 3, "按半年": 6, "按年": 12})
_BASES = tuple(rule.value for rule in SpanRule if rule not in {SpanRule.WHOLE_MONTHS, SpanRule.DAYS})


def read_term_time(
    desk: Desk, node: MappingNode | None, period: tuple[Day, Day] | None, *, per_day: bool = False
) -> TimeRule | None:
    """Read 计期 of a clause: also whole quarters, half-years and contract years, and 当月不计.

    Whole periods are reckoned from 起, else from the first day of the clause's own period (期限), else
    from the first day of the season.
    """
    if node is None:
        return None
    keys = ("方法", "基准", "截止日", "起", "当月不计")
    fields = Fields(node, keys, "计期", desk.problems)
    method = fields.text("方法")
    anchor = desk.day(fields.scalar("起"), "计期起")
    entry_month = fields.choice("当月不计", ("是", "否"), default="否") == "否"
    if method in PERIOD_MONTHS:
        _only(desk, fields, ("基准", "截止日", "当月不计"), method)
        start = anchor or (period[0] if period is not None else None)
        return TimeRule(method, months=PERIOD_MONTHS[method], anchor=start)
    _only(desk, fields, ("起",) if method == "按月" else ("起", "当月不计"), method)
    rule = read_time(desk, _without(node, ("起", "当月不计")), per_day=per_day, periods=True)
    return evolve(rule, entry_month=entry_month) if rule is not None else None


def _only(desk: Desk, fields: Fields, strange: tuple[str, ...], method: str) -> None:
    """Refuse what the method has no use for, so that nothing written stays without effect."""
    for key in strange:
        if fields.node(key) is not None and method:
            desk.note(faults.NOT_FOR_METHOD, fields.place(key), key=key, method=method)


def _without(node: MappingNode, keys: tuple[str, ...]) -> MappingNode:
    return evolve(node, entries=tuple(entry for entry in node.entries if entry[0].text not in keys))


def read_time(
    desk: Desk, node: MappingNode | None, *, per_day: bool = False, periods: bool = False
) -> TimeRule | None:
    """Read 计期 or 计权; a price per day needs no basis of the year."""
    if node is None:
        return None
    fields = Fields(node, ("方法", "基准", "截止日"), "计期", desk.problems)
    methods = ("按日", "按月", "整期", *(PERIOD_MONTHS if periods else ()))
    method = fields.choice("方法", methods, needed="按日")
    if method == "按月":
        cutoff = desk.whole(fields.scalar("截止日"), "截止日", "天", "15")
        if cutoff is not None and cutoff > LONGEST_MONTH:
            desk.note(
                faults.NOT_ALLOWED,
                fields.place("截止日"),
                key="截止日",
                said=quoted(str(cutoff)),
                remedy="截止日是 1 到 31",
            )
            return None
        return TimeRule(SpanRule.WHOLE_MONTHS.value, cutoff)
    if method == "整期":
        return TimeRule("")
    if not method:
        return None
    base = fields.choice(
        "基准", (*_BASES, SpanRule.DAYS.value), default=SpanRule.DAYS.value if per_day else ""
    )
    if not base and fields.node("基准") is None:
        desk.note(faults.NO_DAY_BASIS, node.where)
    return TimeRule(base) if base else None
