"""Payments in an arrangement (支付, 逾期, 发放): due days, what lateness costs, what is too small to pay."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from linkage.engine.due_words import impossible_days
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.percent_text import percent
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted
from linkage.ground.figure import Day
from linkage.ground.season import month_length
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.ground.spans import add_months, month_start
from linkage.ground.units import DAY, PLAIN, YEAR
from linkage.model.payment import Instalment, LateRule, Payout, Schedule

_EVERY: Mapping[str, int] = MappingProxyType({"月": 1, "季": 3, "半年": 6, "年": 12})
MONTH_ENDS = ("前移", "月末", "顺延")
STEPS = ("分", "角", "元", "10元", "百元")
_MOST_PARTS = 400


def read_schedule(desk: Desk, fields: Fields, season: tuple[Day, Day] | None) -> Schedule | None:
    """Read 支付 when it is more than a sentence: 每, 分期 or 预付."""
    node = fields.node("支付")
    if node is None or isinstance(node, Scalar):
        return None
    parts = Fields(node, ("每", "起", "月末", "比例", "分期", "预付", "余款", "说明"), "支付", desk.problems)
    ways = [key for key in ("每", "分期", "预付") if parts.node(key) is not None]
    if len(ways) != 1:
        if parts.entries:
            desk.note(faults.ONE_WAY_TO_PAY, node.where)
        return None
    before = len(desk.problems)
    found: Sequence[Instalment]
    match ways[0]:
        case "每":
            found = _every(desk, parts, season)
        case "分期":
            found = [one for item in parts.items("分期") if (one := _instalment(desk, item)) is not None]
        case _:
            found = _in_advance(desk, parts)
    if len(desk.problems) > before or not _complete(desk, found, node):
        return None
    return Schedule(tuple(sorted(found, key=lambda one: one.day.date)), ways[0] != "每", node.where)


def read_payment_words(desk: Desk, fields: Fields) -> str:
    """Read 支付 when it is a sentence; a day in it that no calendar has is a problem."""
    said = fields.scalar("支付")
    if said is None:
        return ""
    words = desk.words(said)
    for day, why in impossible_days(words):
        desk.note(faults.NO_SUCH_DUE_DAY, desk.place_of_words(said), said=day, why=why)
    return words


def _every(desk: Desk, fields: Fields, season: tuple[Day, Day] | None) -> Sequence[Instalment]:
    """Due days from an anchor, never chained, as far as they lie inside the season."""
    months = _EVERY.get(fields.choice("每", tuple(_EVERY)), 0)
    anchor = desk.day(fields.scalar("起", needed="2025-01-31"), "支付起")
    rule = fields.choice("月末", MONTH_ENDS, default=MONTH_ENDS[0])
    rates = [desk.rate(word, "支付比例") for word in fields.words("比例")]
    if anchor is None or season is None or not months:
        return ()
    first, last = season
    days: list[Day] = []
    count = 0
    while count * months <= _MOST_PARTS:
        day = due_day(anchor, count * months, rule)
        if day.date > last.date:
            break
        if day.date >= first.date:
            days.append(day)
        count += 1
    if not days:
        desk.note(faults.NO_DUE_DAY, fields.place("起"), first=first.date, last=last.date)
    elif rates and len(rates) != len(days):
        words = {"rates": len(rates), "days": "、".join(str(day.date) for day in days), "count": len(days)}
        desk.note(faults.RATES_FOR_DAYS, fields.place("比例"), **words)
    return [Instalment(day, rate) for day, rate in zip(days, rates or [None] * len(days), strict=False)]


def due_day(anchor: Day, months: int, rule: str) -> Day:
    """The due day so many months after the anchor.

    月末 keeps to the month's last day where the anchor is one; 前移 falls back to the last day of a
    month too short; 顺延 goes on to the first of the next.
    """
    if not months:
        return anchor
    date = anchor.date
    is_last = date.day == month_length(date.year, date.month)
    if rule == "月末" and is_last:
        return month_start(anchor, months + 1).day_before()
    moved = add_months(anchor, months)
    return month_start(anchor, months + 1) if rule == "顺延" and moved.date.day < date.day else moved


def _instalment(desk: Desk, item: Node) -> Instalment | None:
    fields = Fields(item, ("比例", "于", "说明"), "分期", desk.problems)
    day = desk.day(fields.scalar("于", needed="2025-12-31"), "到期日")
    said = fields.scalar("比例")
    rate = desk.rate(said, "支付比例") if said is not None else None
    return Instalment(day, rate) if day is not None and (said is None or rate is not None) else None


def _in_advance(desk: Desk, fields: Fields) -> Sequence[Instalment]:
    """A fraction in advance, and the rest on its own day."""
    node = fields.sub("预付")
    first = _instalment(desk, node) if node is not None else None
    rest = desk.day(fields.scalar("余款", needed="2025-12-31"), "到期日")
    if first is not None and first.rate is None and node is not None:
        desk.note(faults.MISSING_KEY, node.where, what="预付", key="比例", why="", example="比例: 30%")
    return [first, Instalment(rest)] if first is not None and rest is not None else []


def _complete(desk: Desk, found: Sequence[Instalment], node: Node) -> bool:
    """The shares make up the whole: written to a hundred, or with the rest left open."""
    written = sum((one.rate.value for one in found if one.rate is not None), Fraction(0))
    left_open = any(one.rate is None for one in found)
    if not found or written > 1 or (written < 1 and not left_open) or (written == 1 and left_open):
        desk.note(faults.PARTS_OF_WHOLE, node.where, sum=percent(written))
        return False
    days: set[datetime.date] = {one.day.date for one in found}
    if len(days) < len(found):
        desk.note(faults.SAME_DUE_DAY, node.where)
        return False
    return True


def read_late(desk: Desk, node: MappingNode | None, schedule: Schedule | None) -> LateRule | None:
    """Read 逾期: what each day of lateness costs. It needs due days to be late for."""
    if node is None:
        return None
    fields = Fields(node, ("费率", "宽限", "起算", "说明"), "逾期", desk.problems)
    said, grace_said = fields.scalar("费率", needed="0.05%/天"), fields.scalar("宽限")
    rate = desk.figure(said, "逾期费率") if said is not None else None
    grace = desk.figure(grace_said, "宽限") if grace_said is not None else None
    start = fields.choice("起算", ("宽限期满次日", "到期次日"), default="宽限期满次日")
    if schedule is None:
        desk.note(faults.LATE_WITHOUT_DUE_DAY, node.where)
    if rate is not None and said is not None and rate.unit not in {PLAIN / DAY, PLAIN / YEAR}:
        example = "0.05%/天 或 6%/年"
        wanted = "百分数每天或每年"
        desk.note(faults.WRONG_UNIT, said.where, said=quoted(said.text), wanted=wanted, example=example)
        return None
    if grace is not None and grace_said is not None and (grace.unit != DAY or grace.value.denominator != 1):
        words = {"said": quoted(grace_said.text), "wanted": "天", "example": "15 天"}
        desk.note(faults.WRONG_UNIT, grace_said.where, **words)
        return None
    if rate is None or schedule is None:
        return None
    return LateRule(rate, grace, start == "到期次日", node.where)


def read_payout(desk: Desk, node: MappingNode | None) -> Payout | None:
    """Read 发放: the least amount that is paid now, and the whole unit payments are brought down to."""
    if node is None:
        return None
    fields = Fields(node, ("起付", "整到", "说明"), "发放", desk.problems)
    said = fields.scalar("起付")
    least = desk.amount(said, "起付") if said is not None else None
    step = fields.choice("整到", STEPS, default="分")
    if fields.entries and said is None and fields.node("整到") is None:
        fields.missing("起付", "10 元")
    return Payout(least, step, node.where)
