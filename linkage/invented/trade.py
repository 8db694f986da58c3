"""Invented trade (交售、代销、用工、积分、验收): what a household delivered, sold, worked and earned.

Much differs from household to household, as in a real village: some have no row at all, a few have dozens.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from linkage.files.workbook_writer import RowIn
from linkage.invented.mixtures import Pay
from linkage.invented.people import YEAR, Household

_HARVEST = datetime.date(YEAR, 8, 20), datetime.date(YEAR, 10, 31)
_WORK = datetime.date(YEAR, 3, 1), datetime.date(YEAR, 12, 20)
#: The day of the month on which wages are paid, and so many days after it there is another month.
_PAYDAY, _TO_NEXT_MONTH = 25, 10
_SALES = datetime.date(YEAR, 6, 1), datetime.date(YEAR, 11, 10)
_CLERK = "验收组"
#: Work that is counted in something else than days: the unit, least and most a day.
_PIECES: Mapping[str, tuple[str, int, int]] = {"套袋": ("只", 300, 2600)}
#: What is inspected: the unit, least and most.
_INSPECTED: Mapping[str, tuple[str, int, int]] = {
    "新种": ("亩", 1, 6),
    "养殖": ("只", 10, 260),
    "出栏": ("头", 20, 300),
    "达标": ("头", 20, 280),
    "管护": ("株", 20, 120),
}


def deliveries(household: Household, grades: Sequence[str], crop: str) -> Iterator[RowIn]:
    """The rows of 交售: a slip a day, each grade of it a row."""
    draws = household.draws
    if draws.often(18):
        return
    for slip in range(1 + draws.few(72, 18)):
        day = draws.day(*_HARVEST)
        for grade in grades if draws.often(35) else grades[:1]:
            yield {
                "日期": day,
                "户号": household.number,
                "单据号": f"{household.number}-J{slip + 1}",
                "品名": crop,
                "等级": grade,
                "数量": draws.hundredths(4000, 90000),
            }


def sales(household: Household) -> Iterator[RowIn]:
    """The rows of 代销; some are not paid yet when the season ends."""
    draws = household.draws
    if draws.often(35):
        return
    for order in range(1 + draws.few(50, 8)):
        day = draws.day(*_SALES)
        yield {
            "日期": day,
            "户号": household.number,
            "单据号": f"{household.number}-X{order + 1}",
            "销售额": draws.hundredths(20000, 2600000),
            "回款日": day + datetime.timedelta(draws.between(5, 80)),
        }


@frozen
class Work:
    """What somebody of a household worked on a day; amounts are days or pieces."""

    household: str
    person: str
    day: datetime.date
    post: str
    amount: Decimal
    unit: str

    def row(self) -> RowIn:
        """The row of 用工."""
        return {
            "日期": self.day,
            "户号": self.household,
            "成员号": self.person,
            "岗位": self.post,
            "数量": self.amount,
            "单位": self.unit,
        }


def labour(household: Household, posts: Sequence[str]) -> Iterator[Work]:
    """Who worked on which day at what."""
    draws = household.draws
    if draws.often(30):
        return
    seen = set()
    for _ in range(1 + draws.few(80, 30)):
        person, post, day = draws.pick(household.hands), draws.pick(posts), draws.day(*_WORK)
        unit, low, high = _PIECES.get(post, ("工日", 0, 0))
        if (person.number, day) in seen:
            continue
        seen.add((person.number, day))
        amount = Decimal(draws.between(low, high)) if high else draws.pick((Decimal(1), Decimal("0.5")))
        yield Work(household.number, person.number, day, post, amount, unit)


def paid(household: Household, work: Iterable[Work], pay: Pay) -> Iterator[RowIn]:
    """The rows of 已付: what each earned in a month, paid the month after; December is still to be paid."""
    earned: dict[tuple[str, datetime.date], Decimal] = {}
    for one in work:
        payday = (one.day.replace(day=_PAYDAY) + datetime.timedelta(_TO_NEXT_MONTH)).replace(day=_PAYDAY)
        key = one.person, payday
        earned[key] = earned.get(key, Decimal(0)) + one.amount * pay.prices[one.post]
    for (person, payday), amount in sorted(earned.items()):
        if payday.year == YEAR:
            yield {
                "户号": household.number,
                "成员号": person,
                "付款方": pay.payer,
                "项目": pay.item,
                "金额": amount,
                "日期": payday,
                "凭证": f"GZ{payday:%m}{household.number.replace('-', '')}.{person}",
            }


def points(household: Household) -> Iterator[RowIn]:
    """The rows of 积分: a matter counts once a day."""
    draws = household.draws
    seen = set()
    for _ in range(draws.few(75, 12)):
        day, matter = draws.day(*_WORK), draws.pick(("护林", "义务工", "环境卫生", "邻里互助"))
        worth = Decimal(draws.between(1, 12) * 5)
        if (day, matter) in seen:
            continue
        seen.add((day, matter))
        yield {
            "日期": day,
            "户号": household.number,
            "成员号": household.head.number,
            "事项": matter,
            "分值": worth,
            "认定人": _CLERK,
        }


def inspections(household: Household, matters: Sequence[str]) -> Iterator[RowIn]:
    """The rows of 验收."""
    draws = household.draws
    for matter in matters:
        if draws.often(40):
            unit, low, high = _INSPECTED[matter]
            yield {
                "日期": draws.day(*_HARVEST),
                "户号": household.number,
                "事项": matter,
                "数量": Decimal(draws.between(low, high)),
                "单位": unit,
                "认定人": _CLERK,
            }


def advances(household: Household) -> Iterator[tuple[str, RowIn]]:
    """The rows of 预付, and of 抵扣同意 where the household has signed."""
    draws = household.draws
    if draws.often(72):
        return
    day, item = draws.day(datetime.date(YEAR, 2, 10), datetime.date(YEAR, 4, 20)), "种苗预付款"
    yield (
        "预付",
        {
            "户号": household.number,
            "付款方": "公司",
            "项目": item,
            "金额": Decimal(draws.between(2, 30) * 100),
            "日期": day,
            "凭证": f"YF-{household.number}",
        },
    )
    if draws.often(85):
        yield (
            "抵扣同意",
            {
                "户号": household.number,
                "项目": item,
                "债权人": "公司",
                "日期": day,
                "凭证": f"TY-{household.number}",
            },
        )
