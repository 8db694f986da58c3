"""Seasons that differ in their meetings only: a pool of one payer, its records, and the law that comes with us."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve

from linkage.engine.holding import Scope
from linkage.engine.pool import walk
from linkage.files.law_reader import shipped_laws
from linkage.ground.figure import Day, Figure, Origin
from linkage.ground.season import parse_day
from linkage.ground.units import PLAIN, Unit
from linkage.model.arrangement import Party, Pool
from linkage.model.charter import Charter
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from rows import HERE, arrangement, books, day, number, row

COLLECTIVE, COOPERATIVE, COMMITTEE = "农村集体经济组织", "农民专业合作社", "村民委员会"
PLAN = "2025年度收益分配方案"
POOL = Pool("年终", "村集体", (), (), HERE, day("2025-12-31"), public=True)


def people(**counts: str) -> dict[str, tuple[str, str]]:
    """Cells of numbers of people."""
    return {heading: (value, "人") for heading, value in counts.items()}


def record(step: str, when: str, what: str = PLAN, meeting: str = "H1", **cells: str) -> Row:
    """One record of a meeting; numbers of people and days of posting as they are named."""
    texts = {heading: text for heading, text in cells.items() if heading.startswith("公示")}
    numbers = people(**{heading: text for heading, text in cells.items() if heading not in texts})
    return row("会议", 会议号=meeting, 步骤=step, 日期=when, 事项=what, **numbers, **texts)


def resolution(due: str, present: str, yes: str, what: str = f"成员大会：{PLAN}", **cells: str) -> Row:
    """The record of a vote on 20 January 2026, with the plan open since the ninth."""
    said = {"公示起": "2026-01-09", **cells}
    when = said.pop("日期", "2026-01-20")
    return record("决议", when, what, 应到=due, 实到=present, 赞成=yes, **said)


def whole(vote: Row | None = None, **ends: str) -> tuple[Row, ...]:
    """All six records in order; ``结果公开`` may name another last day."""
    return (
        record("提议", "2026-01-03", f"党支部：{PLAN}"),
        record("商议", "2026-01-05", f"两委：{PLAN}"),
        record("审议", "2026-01-08", f"党员大会：{PLAN}", 应到="9", 实到="6", 赞成="5"),
        vote or resolution("62", "50", "42"),
        record("决议公开", "2026-01-21", 公示起="2026-01-21", 公示止=ends.get("决议公开", "2026-02-05")),
        record("结果公开", "2026-01-21", 公示起="2026-01-21", 公示止=ends.get("结果公开", "2026-02-05")),
    )


def paper_day(when: str) -> Row:
    """The day the papers bear."""
    fact = row("事实", 名称="出表日")
    cell = Day.cell(parse_day(when), "数值", Origin(fact.where("名称"), when))
    return evolve(fact, values={**fact.values, "数值": cell})


def decision(**cells: str) -> Row:
    """A decision that counts, but for what is said otherwise; an empty cell is left out."""
    usual = {
        "编号": "J1",
        "日期": "2026-02-01",
        "种类": "答复",
        "对象": "C610",
        "决定人": "邹志和",
        "理由": "记录在乡镇存档",
    }
    return row("决定", **{heading: text for heading, text in {**usual, **cells}.items() if text})


def season(
    *records: Row,
    payer: str = COLLECTIVE,
    pool: Pool = POOL,
    papers: str = "2026-02-10",
    households: Mapping[str, int] | None = None,
    charter: Mapping[str, str] | None = None,
) -> Settlement:
    """A settled season with one pool, of which nothing has been asked yet."""
    base = arrangement(pools=(pool,))
    parties = {**base.parties, "村集体": Party("村集体", "cjt", payer, "乙合作社", HERE)}
    signed = evolve(base, parties=parties)
    kept = books(*records, *((paper_day(papers),) if papers else ()), households=households)
    outcome = walk(pool, number("100", "元"), Scope(signed, kept)).outcome
    values = {name: _value(name, said) for name, said in (charter or {}).items()}
    return Settlement(
        (signed,),
        kept,
        (),
        (),
        (),
        (outcome,),
        laws=shipped_laws(),
        charter=Charter("乙社章程", None, values, HERE) if charter else None,
    )


def _value(name: str, said: str) -> Figure:
    digits, _, unit = said.partition(" ")
    return Figure.clause(
        Fraction(digits), Unit.parse(unit) if unit else PLAIN, name, Origin(HERE, said, digits)
    )
