"""What the households of 云坪村 hold: plots (地块) and shares (股份), and what happened to them (事件).

What an ordinary household has is drawn; what belongs to a story of the README is written out beside
the draw it replaces.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from yunping_cells import (
    ARRIVAL_DAY,
    DEATH_DAY,
    LATE_CAPITAL,
    LATE_LAND,
    NOTHING,
    ONE_DAY,
    SPLIT_DAY,
    TRANSFER_DAY,
    Cell,
    Rows,
    day,
)
from yunping_people import Household

from linkage.invented.numbers import REGION, draw, pick

CONTRACT_END = datetime.date(2057, 12, 31)


class Holdings:
    """Plots and shares of all households."""

    def __init__(self, households: Sequence[Household]) -> None:
        self.households = households
        self.plots: Rows = list(self._plots())
        self.shares: Rows = list(self._shares())

    @property
    def events(self) -> Rows:
        """事件: 日期 户号 成员号 事件 对方户号 对方成员号 份额 依据."""
        return [
            *(
                (SPLIT_DAY, "YP0305", str(old), "分户", "YP0305-1", str(new), None, "分户登记2025-02号")
                for old, new in ((3, 1), (4, 2), (5, 3))
            ),
            (LATE_CAPITAL, "YP0618", "1", "新增", None, None, 15, "出资收据2025-017号"),
            (TRANSFER_DAY, "YP0206", "1", "转让", "YP0315", "2", 10, "股份转让登记2025-03号"),
            (DEATH_DAY, "YP0411", "2", "死亡", None, None, None, "死亡证明（已交村会计核对）"),
            (ARRIVAL_DAY, "YP0625", "1", "迁入", None, None, None, "户籍迁入，未取得成员身份"),
        ]

    # 地块: 户号 地块代码 面积（亩） 起 止 承包期止 条款 地块名称 四至 质量等级 土地类型

    def _plots(self) -> Iterator[Sequence[Cell]]:
        serial = 0
        for household in self.households:
            for clause, area, first, last in self._plots_of(household):
                serial += 1
                code = f"{REGION}102010{household.group:02d}{serial:05d}"
                lies = _lie_of_land(serial, slope=clause == "黄桃园坡地租金")
                yield (household.number, code, area, first, last, CONTRACT_END, clause, *lies)

    def _plots_of(
        self, household: Household
    ) -> Iterator[tuple[str, Decimal, datetime.date | None, datetime.date | None]]:
        number = household.number
        dry, slope, peony = "黄桃园旱地租金", "黄桃园坡地租金", "白芍地租金"
        told: Mapping[str, Sequence[tuple[str, str, datetime.date | None, datetime.date | None]]] = {
            "YP0305": (
                (dry, "2.46", None, None),
                (dry, "1.38", None, SPLIT_DAY - ONE_DAY),
                (slope, "0.95", None, None),
            ),
            "YP0305-1": ((dry, "1.38", SPLIT_DAY, None),),
            "YP0411": ((dry, "1.92", None, None), (slope, "1.10", None, None)),
            "YP0521": ((dry, "2.15", None, None), (peony, "1.24", None, None)),
            "YP0618": ((dry, "3.20", LATE_LAND, None),),
        }
        if number in told:
            for clause, area, first, last in told[number]:
                yield clause, Decimal(area), first, last
            return
        if number in NOTHING:
            return
        if draw(100, "dry", number) < 78:
            for plot in range(1 + (draw(3, "plots", number) == 0)):
                yield dry, self._area(55, 230, number, plot), None, None
        if draw(100, "slope", number) < 46:
            yield slope, self._area(40, 190, number, "slope"), None, None
        if household.group in {5, 6} and draw(100, "peony", number) < 72:
            yield peony, self._area(60, 260, number, "peony"), None, None

    @staticmethod
    def _area(least: int, spread: int, *key: object) -> Decimal:
        return Decimal(least + draw(spread, "area", *key)) / 100

    # 股份: 户号 成员号 股别 份额 出资额（元） 起 止 依据 条款

    def _shares(self) -> Iterator[Sequence[Cell]]:
        land: dict[tuple[str, datetime.date | None, datetime.date | None], Decimal] = defaultdict(Decimal)
        for number, _, area, first, last, _, clause, *_ in self.plots:
            if clause != "白芍地租金" and isinstance(area, Decimal):
                land[(str(number), _date(first), _date(last))] += area
        for household in self.households:
            number = household.number
            yield from self._population(household)
            for (owner, first, last), area in land.items():
                if owner == number:
                    yield (number, None, "土地股", area, None, first, last, "土地入园登记表", "黄桃利润分配")
            yield from self._capital(household)

    def _population(self, household: Household) -> Iterator[Sequence[Cell]]:
        number, ground = household.number, "2023年12月份额量化名册（静态管理）"
        told: Mapping[str, Sequence[tuple[int, datetime.date | None, datetime.date | None]]] = {
            "YP0305": ((2, None, None), (3, None, SPLIT_DAY - ONE_DAY)),
            "YP0305-1": ((3, SPLIT_DAY, None),),
        }
        if number in told:
            for count, first, last in told[number]:
                yield (number, None, "人口股", count, None, first, last, ground, "村集体收益")
        elif number not in NOTHING:
            born_before = [p for p in household.people if p.birth.year <= 2023]
            yield (number, None, "人口股", len(born_before), None, None, None, ground, "村集体收益")

    def _capital(self, household: Household) -> Iterator[Sequence[Cell]]:
        number = household.number
        peach = "黄桃入股保底、黄桃利润分配"
        first_round, second_round = day(1, 1, 2023), day(3, 16, 2024)
        told: Mapping[str, Sequence[Sequence[Cell]]] = {
            "YP0206": ((1, 10, first_round, TRANSFER_DAY - ONE_DAY), (1, 5, first_round, None)),
            "YP0305": ((1, 10, first_round, None), (3, 6, first_round, SPLIT_DAY - ONE_DAY)),
            "YP0305-1": ((1, 6, SPLIT_DAY, None),),
            "YP0315": ((1, 8, first_round, None), (2, 10, TRANSFER_DAY, None)),
            "YP0411": ((1, 5, first_round, None), (2, 12, first_round, None)),
            "YP0521": ((1, 3, second_round, None),),
            "YP0618": ((1, 15, LATE_CAPITAL, None),),
        }
        if number in told:
            for member, units, first, last in told[number]:
                ground = "股份转让登记2025-03号" if first == TRANSFER_DAY else "出资证明"
                if first == LATE_CAPITAL:
                    ground = "出资收据2025-017号"
                if first == SPLIT_DAY:
                    ground = "分户登记2025-02号"
                yield self._stake(number, member, units, first, last, ground, peach)
        elif number not in NOTHING and draw(100, "capital", number) < 57:
            units = pick((3, 5, 5, 8, 10, 10, 15, 20, 30), "stake", number)
            first = second_round if draw(4, "round", number) == 0 else first_round
            yield self._stake(number, 1, units, first, None, "出资证明", peach)
        if household.group in {5, 6} and number not in NOTHING and draw(100, "herb", number) < 48:
            units = pick((2, 3, 5, 5, 10), "herb stake", number)
            yield self._stake(number, 1, units, first_round, None, "白芍基地出资证明", "YP-BS-2025")

    @staticmethod
    def _stake(number: str, member: Cell, units: Cell, *rest: Cell) -> Sequence[Cell]:
        first, last, ground, clause = rest
        if not isinstance(units, int):
            raise TypeError(units)
        return (number, str(member), "资金股", units, units * 1000, first, last, ground, clause)


_FIELDS = ("大坪", "沟边", "庙后", "长垅", "石桥头", "竹山脚", "井边", "松树坳", "塘下", "岭背")
_BOUNDS = ("路", "沟", "渠", "田坎", "山脚", "水塘", "机耕道", "邻地")


def _lie_of_land(serial: int, *, slope: bool) -> Sequence[Cell]:
    """Name, bounds, grade and kind of a plot."""
    bounds = "，".join(f"{side}至{pick(_BOUNDS, 'bound', serial, side)}" for side in "东南西北")
    name = f"{pick(_FIELDS, 'field', serial)}{serial}号{'坡' if slope else '地'}"
    return (name, bounds, pick(("三等", "四等", "五等"), "grade", serial), "坡地" if slope else "旱地")


def _date(cell: Cell) -> datetime.date | None:
    return cell if isinstance(cell, datetime.date) else None
