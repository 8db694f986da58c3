# ruff: noqa: E501 - one row of a register on a line
"""The registers of the milk co-operative 青岚 for 2025: members, accounts, milk, events, meetings.

Forty-eight members, one of them a feed mill; two farms only deliver. One joins in March, two leave at the
end of the year, one dies in October without anybody left in the household.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from yunping_cells import Cell, day, yuan

from linkage.invented.numbers import bank_card, draw, mobile, pick, resident_id

Row = Mapping[str, Cell]

COUNT = 48
OUTSIDERS = ("QL901", "QL902")
JOINED, LEAVES, LEAVES_IN_TIME, DIED, MILL, TOWNSMAN = "QL047", "QL012", "QL026", "QL033", "QL030", "QL044"
WITH_ASSETS = ("QL003", "QL008", "QL012", "QL018", "QL023", "QL029", "QL036", "QL041")
LAST_YEAR = datetime.date(2024, 12, 31)
_SURNAMES = "贺柳秦马白康石苗江罗温常阎葛邵段"
_GIVEN = ("永和", "秀芝", "长明", "桂香", "建军", "春梅", "志刚", "玉兰", "海林", "凤英", "福生", "小莉")


def sheets() -> Mapping[str, Sequence[Row]]:
    """All registers: sheet name to rows."""
    return {
        "名册": list(_roster()),
        "事件": _EVENTS,
        "成员账户": list(_accounts()),
        "交售": list(_milk()),
        "事实": _FACTS,
        "会议": _MEETINGS,
        "到会": list(_attendance()),
    }


def _numbers() -> list[str]:
    return [f"QL{at:03d}" for at in range(1, COUNT + 1)]


def _roster() -> Iterator[Row]:
    for at, number in enumerate([*_numbers(), *OUTSIDERS]):
        male = draw(2, "sex", number) == 0
        birth = datetime.date(
            1955 + draw(40, "year", number), 1 + draw(12, "month", number), 1 + draw(28, number)
        )
        kind = {MILL: "企业", TOWNSMAN: "非农民"}.get(number, "非成员" if number in OUTSIDERS else "农民")
        name = f"{_SURNAMES[at % len(_SURNAMES)]}{pick(_GIVEN, 'name', number)}"
        yield {
            "户号": number,
            "成员号": "1",
            "姓名": "青岚饲料加工厂" if number == MILL else name,
            "与户主关系": "户主",
            "证件号": None if number == MILL else resident_id(birth, male=male, serial=100 + at),
            "出生日期": None if number == MILL else birth,
            "组": f"{1 + at % 4}组",
            "户类别": kind,
            "成员自": day(3, 1) if number == JOINED else None,
            "成员至": day(12, 31) if number in {LEAVES, LEAVES_IN_TIME} else None,
            "电话": mobile(number),
            "卡号": bank_card(number),
        }


_EVENTS: Sequence[Row] = [
    {"日期": day(3, 1), "户号": JOINED, "成员号": "1", "事件": "新增", "申请日": None, "依据": "成员大会通过的入社申请"},
    {"日期": day(12, 31), "户号": LEAVES, "成员号": "1", "事件": "退出", "申请日": day(8, 15), "依据": "书面退社申请"},
    {"日期": day(12, 31), "户号": LEAVES_IN_TIME, "成员号": "1", "事件": "退出", "申请日": day(9, 30), "依据": "书面退社申请"},
    {"日期": day(10, 5), "户号": DIED, "成员号": "1", "事件": "死亡", "申请日": None, "依据": "死亡证明"},
]  # fmt: skip


def _accounts() -> Iterator[Row]:
    for number in _numbers():
        if number == JOINED:
            yield _entry(number, "出资", Decimal(2000), day(3, 1))
            continue
        shares = {MILL: 20000, "QL001": 5000, LEAVES: 3000}.get(number, 1000 + 500 * draw(10, "出资", number))
        yield _entry(number, "出资", Decimal(shares), day(5, 20, 2019))
        if number in WITH_ASSETS:
            yield _entry(number, "到户资产", Decimal(4000), day(6, 1, 2021))
        yield _entry(number, "公积金", yuan(30000 + draw(180000, "公积金", number)), LAST_YEAR)
        yield _entry(number, "补助", Decimal(5000), LAST_YEAR)
        yield _entry(number, "捐赠", Decimal(100), LAST_YEAR)


def _entry(number: str, item: str, amount: Decimal, on: datetime.date) -> Row:
    return {"户号": number, "成员号": None, "项目": item, "金额": amount, "日期": on}


# What the co-operative credits a member for a 斤 of milk, in yuan.
_MILK_PRICE = Decimal("0.80")


def _milk() -> Iterator[Row]:
    """Each month's milk of every farm; the mill has no cows, and nobody delivers after death."""
    slip = 0
    for month in range(1, 13):
        for number in [*_numbers(), *OUTSIDERS]:
            if number == MILL or (number == JOINED and month < 4) or (number == DIED and month > 9):
                continue
            cows = 3 + draw(18, "cows", number)
            jin = cows * (1040 + draw(320, "milk", number, month))
            slip += 1
            yield {
                "日期": day(month, 28),
                "户号": number,
                "单据号": f"N{slip:04d}",
                "品名": "鲜奶",
                "数量": Decimal(jin),
                "交易额": Decimal(jin) * _MILK_PRICE,
            }


_FACTS: Sequence[Row] = [
    {"名称": "本年盈余", "数值": Decimal("1286400.00"), "单位": "元", "来源": "2025年会农社02表（虚拟数据）"},
    *(
        {"名称": name, "数值": Decimal(amount), "单位": "元", "来源": "2025年会农社02表（虚拟数据）"}
        for name, amount in (
            ("经营收入", "9860000.00"), ("投资收益", "12600.00"), ("经营支出", "8214300.00"),
            ("税金及附加", "3150.00"), ("管理费用", "318750.00"), ("财务费用", "42000.00"),
            ("其他收入", "0.00"), ("其他支出", "8000.00"), ("所得税费用", "0.00"),
        )
    ),
    {"名称": "上年未弥补亏损", "数值": Decimal("36400.00"), "单位": "元", "来源": "2024年会农社02表（虚拟数据）"},
    {"名称": "退社前未了结的债务", "数值": Decimal("24000.00"), "单位": "元", "来源": "2025年末账面（虚拟数据）"},
    {"名称": "出表日", "数值": datetime.date(2026, 2, 6), "单位": "日期", "来源": "理事会"},
]  # fmt: skip

_MATTER = "成员大会：2025年度盈余分配方案、成员账户和转为出资"
_MEETINGS: Sequence[Row] = [
    {
        "会议号": "QL-2026-1", "步骤": "决议", "日期": datetime.date(2026, 1, 20), "事项": _MATTER, "应到": 45,
        "实到": 42, "赞成": 41, "反对": 0, "弃权": 1, "公示起": datetime.date(2026, 1, 4),
        "公示止": datetime.date(2026, 1, 20), "文号": "青岚社〔2026〕1号",
    },
    {
        "会议号": "QL-2026-1", "步骤": "结果公开", "日期": datetime.date(2026, 1, 21), "事项": _MATTER, "应到": None,
        "实到": None, "赞成": None, "反对": None, "弃权": None, "公示起": datetime.date(2026, 1, 21),
        "公示止": datetime.date(2026, 2, 5), "文号": "青岚社〔2026〕1号",
    },
]  # fmt: skip


def _attendance() -> Iterator[Row]:
    absent = {"QL009", "QL021", "QL038"}
    for number in _numbers():
        if number in {DIED, LEAVES, LEAVES_IN_TIME}:
            continue
        came = number not in absent
        extra = 3 if number == "QL001" else 1
        yield {
            "会议号": "QL-2026-1",
            "户号": number,
            "成员号": "1",
            "状态": "到会" if came else "缺席",
            "票数": extra if came else 0,
            "受托人": None,
        }
