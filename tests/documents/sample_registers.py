"""The registers of the sample season: who lives there, what they hold, sold, worked and were paid."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve

from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.units import PLAIN, Unit
from linkage.model.identity import BankNumber, IdentityNumber, Phone
from linkage.model.registers import Books, Household, Member, Row, Value

FILE = "台账.xlsx"
CARDS = ("6217003810012345678", "6217003810023456789", "6228481234567890123", "6228480987654321098")
IDENTITIES = ("52212119650312432X", "522121195811070015", "522121198209153022", "522121197404200037")
PHONES = ("13885200001", "13885200002", "13885200003", "13885200004")


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


def books(more: int = 0) -> Books:
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
