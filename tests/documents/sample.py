"""A small season built by hand, for the papers: a company, a collective and four households.

何翠兰 has all the golds and large type; 沈守田 has nothing, with reasons; 欧阳𬱖䶮 has rare characters in her
name; 阿卜杜拉希木·艾力买买提 has a long one, and an advance larger than what it may be set off against.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from attrs import evolve

from linkage.citation import Citation
from linkage.entitlement import Settlement
from linkage.errors import Where
from linkage.figure import Day, Figure, Origin, Word
from linkage.model.arrangement import (
    Arrangement,
    Deduction,
    Earmark,
    FixedPrice,
    KeyedPrice,
    Party,
    Pool,
    RoundingTerm,
    Source,
    SourceKind,
    Step,
    Term,
    TieredRate,
    TimeRule,
    Weight,
)
from linkage.model.identity import BankNumber, IdentityNumber, Phone
from linkage.model.registers import Books, Household, Member, Row, Value
from linkage.money import Rounding
from linkage.result import result_document
from linkage.season import Season
from linkage.settlement import settle
from linkage.units import PLAIN, Unit

FILE, CONTRACT = "台账.xlsx", "QG-HT-2025"
CARDS = ("6217003810012345678", "6217003810023456789", "6228481234567890123", "6228480987654321098")
IDENTITIES = ("52212119650312432X", "522121195811070015", "522121198209153022", "522121197404200037")
PHONES = ("13885200001", "13885200002", "13885200003", "13885200004")


def _where(line: int) -> Where:
    return Where("合作.yaml", line=line, column=9)


def _clause(text: str, value: str, unit: str, name: str, line: int) -> Figure:
    return Figure.clause(
        Fraction(value),
        Unit.parse(unit) if unit else PLAIN,
        name,
        Origin(_where(line), text, text.split(maxsplit=1)[0]),
    )


def _clause_day(text: str, name: str, line: int) -> Day:
    return Day.clause(datetime.date.fromisoformat(text), name, Origin(_where(line), text))


def _row(sheet: str, number: int, units: Mapping[str, str] | None = None, /, **cells: str) -> Row:
    """One register row: a heading in ``units`` is a number, a date is seen by its shape."""
    values: dict[str, Value] = {}
    places: dict[str, Where] = {}
    for index, (heading, text) in enumerate(cells.items()):
        place = Where(FILE, sheet=sheet, cell=f"{chr(65 + index)}{number}", heading=heading)
        places[heading] = place
        if not text:
            continue
        origin = Origin(place, text)
        if units and heading in units:
            unit = Unit.parse(units[heading]) if units[heading] else PLAIN
            values[heading] = Figure.cell(Fraction(text), unit, heading, origin)
        elif len(text) == 10 and text[4] == text[7] == "-":
            values[heading] = Day.cell(datetime.date.fromisoformat(text), heading, origin)
        else:
            values[heading] = Word.cell(text, heading, origin)
    return Row(sheet, FILE, number, values, places)


def _person(number: int, household: str, member: str, name: str, relation: str, **more: str) -> Row:
    row = _row("名册", number, None, 户号=household, 成员号=member, 姓名=name, 与户主关系=relation, **more)
    if relation != "户主":
        return row
    index = ("A-001", "A-002", "B-001", "B-002").index(household)
    secrets: dict[str, Value] = {
        "证件号": IdentityNumber.read(IDENTITIES[index], datetime.date(2025, 12, 31)),
        "卡号": BankNumber.read(CARDS[index]),
        "电话": Phone.read(PHONES[index]),
    }
    return evolve(row, values={**row.values, **secrets})


def _extra(number: int, household: str) -> Row:
    given = "安邦昌德恩发富国海和弘吉家康良茂宁鹏"[number % 18]
    named = f"柳{given}{'文武双全'[number % 4]}" if number % 5 else "柳安文"
    return _row(
        "名册",
        number,
        户号=household,
        成员号="1",
        姓名=named,
        与户主关系="户主",
        组=f"{'三四五'[number % 3]}组",
    )


def _books(more: int = 0) -> Books:
    """The registers; ``more`` adds so many households with a plot and a share each."""
    added = [f"C-{at:03d}" for at in range(1, more + 1)]
    roster = (
        _person(2, "A-001", "1", "何翠兰", "户主", 组="一组", 户类别="脱贫户", 版式="大字", 户名="何翠兰"),
        _person(3, "A-001", "2", "何小满", "子女", 组="一组"),
        _person(4, "A-002", "1", "沈守田", "户主", 组="一组", 户名="沈守田"),
        _person(5, "B-001", "1", "欧阳𬱖䶮", "户主", 组="二组", 户名="欧阳𬱖䶮"),
        _person(
            6, "B-002", "1", "阿卜杜拉希木·艾力买买提", "户主", 组="二组", 户名="阿卜杜拉希木·艾力买买提"
        ),
        _person(7, "B-002", "2", "沈守田", "配偶", 组="二组"),
        *(_extra(10 + at, number) for at, number in enumerate(added)),
    )
    area, stake = {"面积": "亩"}, {"份额": "股", "出资额": "元"}
    tables = {
        "名册": roster,
        "地块": (
            _row("地块", 2, area, 户号="A-001", 地块代码="D01", 面积="3.50", 起="2023-01-01", 止=""),
            _row("地块", 3, area, 户号="A-001", 地块代码="D02", 面积="2.14", 起="2025-07-01", 止=""),
            _row("地块", 4, area, 户号="B-001", 地块代码="D03", 面积="1.26", 起="2023-01-01", 止=""),
            _row("地块", 5, area, 户号="B-002", 地块代码="D04", 面积="0.83", 起="2023-01-01", 止=""),
            *(
                _row(
                    "地块", 10 + at, area, 户号=number, 地块代码=f"E{at}", 面积="1.5", 起="2023-01-01", 止=""
                )
                for at, number in enumerate(added)
            ),
        ),
        "股份": (
            _row("股份", 2, stake, 户号="A-001", 成员号="1", 股别="人口股", 份额="35", 出资额="10000"),
            _row("股份", 3, stake, 户号="B-001", 成员号="1", 股别="人口股", 份额="21", 出资额="3000"),
            _row("股份", 4, stake, 户号="B-002", 成员号="1", 股别="人口股", 份额="10", 出资额="5000"),
            *(
                _row("股份", 10 + at, stake, 户号=number, 成员号="1", 股别="人口股", 份额="7", 出资额="1000")
                for at, number in enumerate(added)
            ),
        ),
        "用工": tuple(
            _row(
                "用工",
                2 + at,
                {"数量": "件" if post == "套袋" else "工日"},
                户号="A-001",
                日期=day,
                岗位=post,
                数量=much,
            )
            for at, (day, post, much) in enumerate(
                (
                    ("2025-08-01", "采摘", "1"),
                    ("2025-08-02", "采摘", "1"),
                    ("2025-08-05", "采摘", "0.5"),
                    ("2025-05-12", "套袋", "1260"),
                )
            )
        ),
        "代销": (
            _row(
                "代销", 2, {"销售额": "元"}, 户号="A-001", 日期="2025-09-10", 单据号="X-11", 销售额="18620.50"
            ),
            _row("代销", 3, {"销售额": "元"}, 户号="A-001", 日期="2025-10-08", 单据号="X-27", 销售额="9334"),
        ),
        "交售": (
            _row(
                "交售",
                2,
                {"数量": "斤"},
                户号="B-001",
                日期="2025-09-12",
                单据号="G-03",
                品名="黄桃",
                数量="1326.5",
            ),
            _row(
                "交售",
                3,
                {"数量": "斤"},
                户号="B-002",
                日期="2025-09-13",
                单据号="G-05",
                品名="黄桃",
                数量="320",
            ),
        ),
        "居间": (
            _row("居间", 2, {"数量": "人"}, 日期="2025-08-20", 付款方="公司", 收款方="村集体", 数量="12"),
        ),
        "事实": (
            _row("事实", 2, {"数值": "元"}, 名称="净利润", 数值="218000", 来源="年度审计报告"),
            _row("事实", 3, {"数值": "元"}, 名称="物业出租收入", 数值="26000", 来源="租赁合同"),
            _row("事实", 4, None, 名称="出表日", 数值="2026-01-10"),
        ),
        "期初": (
            _row(
                "期初",
                2,
                {"金额": "元"},
                户号="A-001",
                付款方="公司",
                项目="土地租金",
                金额="210",
                应付应收="应付",
            ),
        ),
        "预付": (
            _row(
                "预付",
                2,
                {"金额": "元"},
                户号="A-001",
                付款方="公司",
                项目="种苗预付款",
                金额="300",
                日期="2025-03-02",
                凭证="Y-01",
            ),
            _row(
                "预付",
                3,
                {"金额": "元"},
                户号="B-002",
                付款方="公司",
                项目="种苗预付款",
                金额="900",
                日期="2025-03-02",
                凭证="Y-02",
            ),
        ),
        "已付": (
            _row(
                "已付",
                2,
                {"金额": "元"},
                户号="A-001",
                付款方="公司",
                项目="土地租金",
                金额="1000",
                日期="2025-06-30",
                凭证="F-07",
            ),
        ),
        "抵扣同意": (
            _row(
                "抵扣同意",
                2,
                {"上限": "元"},
                户号="A-001",
                项目="种苗预付款",
                债权人="公司",
                上限="",
                日期="2025-03-02",
            ),
            _row(
                "抵扣同意",
                3,
                {"上限": "元"},
                户号="B-002",
                项目="种苗预付款",
                债权人="公司",
                上限="",
                日期="2025-03-02",
            ),
        ),
    }
    households: dict[str, Household] = {}
    for row in roster:
        member = Member(row.household, row.member, row.text("姓名"), row.text("与户主关系"), row)
        known = households.get(row.household)
        households[row.household] = Household(row.household, (*(known.members if known else ()), member))
    return Books(tables, households)


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
        (_clause(start, start, "元", "起点", 60), _clause(f"{rate}%", f"{rate}/100", "", "费率", 60))
        for start, rate in (("0", "3"), ("10000", "5"), ("50000", "8"))
    )
    period = (_clause_day("2023-01-01", "起", 22), _clause_day("2032-12-31", "止", 22))
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
                    "采摘": _clause("130 元/工日", "130", "元/工日", "采摘", 41),
                    "套袋": _clause("0.08 元/件", "0.08", "元/件", "套袋", 41),
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
            Step(1, "去向", "公司", _where(90), rate=percent("60", 90)),
            Step(2, "去向", "村集体收益", _where(91), rate=percent("20", 91)),
            Step(3, "去向", "农户", _where(92), rate=percent("20", 92), weight=by_share, income="股金"),
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
            Step(1, "提取", "公积公益金", _where(100), rate=percent("30", 100), earmarks=(earmark,)),
            Step(
                2,
                "去向",
                "成员",
                _where(102),
                rate=percent("80", 102),
                of_rest=True,
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
        first_day=_clause_day("2025-01-01", "期间起", 4),
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


@cache
def season(state: str = "正式", more: int = 0) -> Settlement:
    """The sample, settled, in a state; ``more`` adds so many plain households."""
    settled = settle([arrangement()], _books(more))
    with_state = evolve(settled, extras={"state": state})
    return evolve(with_state, extras={"state": state, "result": result_document(with_state, [])})
