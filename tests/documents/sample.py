"""A small season built by hand, for the papers: a company, a collective and four households.

何翠兰 has all the golds and large type; 沈守田 has nothing, with reasons; 欧阳𬱖䶮 has rare characters in her
name; 阿卜杜拉希木·艾力买买提 has a long one, and an advance larger than what it may be set off against.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from attrs import evolve

from documents.sample_registers import books
from linkage.engine.result import result_document
from linkage.engine.settlement import settle
from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin
from linkage.ground.money import Rounding
from linkage.ground.season import Season
from linkage.ground.units import PLAIN, Unit
from linkage.model.arrangement import (
    Arrangement,
    Deduction,
    Earmark,
    Party,
    Pool,
    RoundingTerm,
    Source,
    SourceKind,
    Step,
    Term,
    TimeRule,
    Weight,
)
from linkage.model.entitlement import Settlement
from linkage.model.registers import Books
from linkage.prices.fixed import FixedPrice
from linkage.prices.keyed import KeyedPrice
from linkage.prices.tiered import TieredRate
from linkage.sizes.percent import PercentOfBase, PercentOfRest

CONTRACT = "QG-HT-2025"


def _where(line: int) -> Where:
    return Where("合作.yaml", line=line, column=9)


def _clause(text: str, value: str, unit: str, name: str, line: int) -> Figure:
    """A term as it was written: its number is what stands in front of the text."""
    [number] = _NUMBER.findall(text)
    part = number if number != text else ""
    return Figure.clause(
        Fraction(value), Unit.parse(unit) if unit else PLAIN, name, Origin(_where(line), text, part)
    )


_NUMBER = re.compile(r"^[\d.]+%?")


def _clause_day(text: str, name: str, line: int) -> Day:
    return Day.clause(datetime.date.fromisoformat(text), name, Origin(_where(line), text))


def _parties() -> Mapping[str, Party]:
    company = Party(
        "公司",
        "gs",
        "有限责任公司",
        "青岗云岭农业开发有限公司",
        _where(5),
        {
            "负责人": "罗启明",
            "地址": "青岗镇产业路8号",
            "电话": "0851-20001234",
            "统一社会信用代码": "91520300MA6GQ2K71W",
        },
    )
    collective = Party(
        "村集体",
        "cjt",
        "农村集体经济组织",
        "青岗村股份经济合作社",
        _where(6),
        {"负责人": "何世康", "地址": "青岗村村委会"},
    )
    return {"公司": company, "村集体": collective}


def _cite(article: str) -> Citation:
    return Citation("合同", CONTRACT, article)


def _terms() -> tuple[Term, ...]:
    half_up = RoundingTerm(Rounding.HALF_UP)
    tiers = tuple(
        (
            _clause(start, start, "元", "起点", 50 + at),
            _clause(f"{rate}%", f"{rate}/100", "", "费率", 56 + at),
        )
        for at, (start, rate) in enumerate((("0", "3"), ("10000", "5"), ("50000", "8")))
    )
    period = (_clause_day("2023-01-01", "起", 22), _clause_day("2032-12-31", "止", 23))
    return (
        Term(
            "土地租金", "租金", "", "公司", "农户", ("地块", "面积"),
            FixedPrice(_clause("600 元/亩/年", "600", "元/亩/年", "单价", 20)), _where(16), _cite("第六条"),
            time=TimeRule("实际/365"), period=period, rounding=half_up, payment="每年 1 月 31 日前",
        ),
        Term(
            "入股保底", "股金", "", "公司", "农户", ("股份", "出资额"),
            FixedPrice(_clause("6%/年", "6/100", "1/年", "费率", 30)), _where(28), _cite("第七条"),
            time=TimeRule("整月", 15), rounding=half_up, payment="次年 1 月 31 日前",
        ),
        Term(
            "采摘套袋用工", "佣金", "用工", "公司", "农户", ("用工", "数量"),
            KeyedPrice(
                "岗位",
                {
                    "采摘": FixedPrice(_clause("130 元/工日", "130", "元/工日", "采摘", 41)),
                    "套袋": FixedPrice(_clause("0.08 元/件", "0.08", "元/件", "套袋", 42)),
                },
                _where(41),
            ),
            _where(38), _cite("第八条"), rounding=half_up, payment="当月结清",
        ),
        Term(
            "代销佣金", "佣金", "代销", "公司", "农户", ("代销", "销售额"),
            TieredRate(marginal=True, tiers=tiers, where=_where(60)), _where(55), _cite("第九条"),
            rounding=half_up, cap=_clause("20000 元/户", "20000", "元/户", "封顶", 61), payment="回款后 10 日内",
        ),
        Term(
            "黄桃收购", "订单货款", "", "公司", "农户", ("交售", "数量"),
            FixedPrice(_clause("2.4 元/斤", "2.4", "元/斤", "单价", 70)), _where(66), _cite("第十条"), rounding=half_up,
        ),
        Term(
            "用工组织费", "佣金", "居间", "公司", "村集体", ("居间", "数量"),
            FixedPrice(_clause("30 元/人", "30", "元/人", "单价", 80)), _where(76), _cite("第十一条"), rounding=half_up,
        ),
    )  # fmt: skip


def _pools() -> tuple[Pool, ...]:
    def percent(text: str, line: int, name: str = "比例") -> Figure:
        return _clause(f"{text}%", f"{text}/100", "", name, line)

    by_share = Weight(("股份", "份额"), where=_where(95))
    last = _clause_day("2025-12-31", "基准日", 88)
    profit = Pool(
        "公司当年净利润",
        "公司",
        (Source(SourceKind.FACT, "净利润", _where(86)),),
        (
            Step(1, "去向", "公司", _where(90), size=PercentOfBase(percent("60", 90))),
            Step(2, "去向", "村集体收益", _where(91), size=PercentOfBase(percent("20", 91))),
            Step(
                3,
                "去向",
                "农户",
                _where(92),
                size=PercentOfBase(percent("20", 92)),
                weight=by_share,
                income="股金",
            ),
        ),
        _where(85),
        last,
        loss_rule="不分配，保底照付",
        guarantee_basis="已扣保底",
        cite=_cite("第十二条"),
    )
    earmark = Earmark("应急救助金", percent("5", 101), None, None, _where(101))
    income = Pool(
        "村集体收益",
        "村集体",
        (
            Source(SourceKind.POOL, "公司当年净利润", _where(97), target="村集体收益"),
            Source(SourceKind.FACT, "物业出租收入", _where(97)),
        ),
        (
            Step(
                1,
                "提取",
                "公积公益金",
                _where(100),
                size=PercentOfBase(percent("30", 100)),
                earmarks=(earmark,),
            ),
            Step(
                2,
                "去向",
                "成员",
                _where(102),
                size=PercentOfRest(percent("80", 102)),
                weight=by_share,
                income="股金",
            ),
        ),
        _where(96),
        last,
        public=True,
        cite=_cite("第十三条"),
    )
    return (profit, income)


def arrangement() -> Arrangement:
    """The arrangement of the sample."""
    first, last = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
    return Arrangement(
        name="青岗村黄桃产业联农带农合作",
        code=CONTRACT,
        pattern="公司+村集体+农户",
        season=Season(first, last),
        first_day=_clause_day("2025-01-01", "期间起", 3),
        last_day=_clause_day("2025-12-31", "期间止", 4),
        file="合作.yaml",
        parties=_parties(),
        terms=_terms(),
        pools=_pools(),
        deductions=(
            Deduction("种苗预付款", "公司", ("订单货款", "佣金"), 1, consent=True, where=_where(110)),
        ),
        papers={
            "合作期限": "2023-01-01 至 2032-12-31",
            "地点": "青岗村",
            "异议期": "15 天",
            "公示天数": "15 天",
            "联系人": "何世康",
            "联系电话": "0851-20005678",
        },
    )


def many_terms(count: int) -> tuple[Term, ...]:
    """So many small rewards, one a household, for papers with many lines."""
    return tuple(
        Term(
            f"管护奖补第{at}项", "奖补", "", "公司", "农户", ("", "户"),
            FixedPrice(_clause(f"{at}5 元/户", f"{at}5", "元/户", "单价", 200 + at)), _where(200 + at),
            _cite("第十四条"), rounding=RoundingTerm(Rounding.HALF_UP),
        )
        for at in range(1, count + 1)
    )  # fmt: skip


def close(arrangements: Sequence[Arrangement], registers: Books, state: str = "正式") -> Settlement:
    """Settle, and carry the state and the result document as a closing does."""
    settled = evolve(settle(arrangements, registers), extras={"state": state})
    return evolve(settled, extras={"state": state, "result": result_document(settled, [])})


@cache
def season(state: str = "正式", more: int = 0, rewards: int = 0) -> Settlement:
    """The sample, settled, in a state; with so many more plain households, or small clauses."""
    signed = arrangement()
    return close([evolve(signed, terms=signed.terms + many_terms(rewards))], books(more), state)
