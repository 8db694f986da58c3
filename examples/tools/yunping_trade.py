"""What the people of 云坪村 did: 用工 (work), 交售 (deliveries), 代销 (sales), 居间 (brokerage)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yunping_cells import NOTHING, Cell, Rows, day, yuan
from yunping_people import Household, Person

from linkage.invented.numbers import draw


class Trade:
    """Work and sales of all households; the garden's plots are asked for the brokerage."""

    def __init__(self, households: Sequence[Household], plots: Rows) -> None:
        self.households = households
        self.by_number = {h.number: h for h in households}
        self.plots = plots
        self.work: Rows = list(self._work())
        self.orders: Rows = list(self._orders())
        self.sales: Rows = list(self._sales())

    # 用工: 日期 户号 成员号 岗位 数量 单位 条款

    def _work(self) -> Iterator[Sequence[Cell]]:
        seasons = (
            ("修剪", (day(1, 20), day(2, 24)), "工日"),
            ("疏果", (day(4, 28), day(5, 20)), "工日"),
            ("套袋", (day(6, 10),), "只"),
            ("除草", (day(6, 25), day(9, 25)), "工日"),
            ("采摘", (day(7, 31), day(8, 25)), "工日"),
            ("分拣", (day(8, 31),), "箱"),
            ("修剪", (day(12, 20),), "工日"),
        )
        rows: list[Sequence[Cell]] = []
        for person in self._workers():
            for kind, days, unit in seasons:
                if draw(100, "work", kind, person.payee, days) >= 46:
                    continue
                for when in days:
                    if not _there(person, when):
                        continue
                    amount = self._amount(kind, person, when)
                    rows.append((when, person.household, str(person.number), kind, amount, unit, "黄桃用工"))
            if self.by_number[person.household].group in {5, 6}:
                for kind, when in (("白芍除草", day(5, 12)), ("白芍采收", day(9, 30))):
                    if draw(100, "peony work", kind, person.payee) < 55:
                        amount = self._amount(kind, person, when)
                        short = kind.removeprefix("白芍")
                        rows.append(
                            (when, person.household, str(person.number), short, amount, "工日", "白芍用工")
                        )
        yield from sorted(rows, key=lambda row: (str(row[0]), str(row[1]), str(row[2]), str(row[3])))

    def _workers(self) -> Iterator[Person]:
        for household in self.households:
            for person in household.people:
                fit = 22 <= person.age() <= 66 and household.number not in NOTHING
                if fit and draw(100, "worker", person.payee) < 27:
                    yield person

    @staticmethod
    def _amount(kind: str, person: Person, when: datetime.date) -> Cell:
        key = (kind, person.payee, when)
        if kind == "套袋":
            return 2200 + 50 * draw(140, *key)
        if kind == "分拣":
            return 120 + draw(420, *key)
        halves = 6 + draw(26, *key)
        return Decimal(halves) / 2 if halves % 2 else halves // 2

    # 交售: 日期 户号 单据号 品名 等级 数量（斤） 条款

    def _orders(self) -> Iterator[Sequence[Cell]]:
        rows: list[Sequence[Cell]] = []
        for household in self.households:
            number = household.number
            if number == "YP0521":
                rows += [
                    (day(7, 26), number, None, "黄桃", "二级", Decimal("186.5"), None),
                    (day(8, 9), number, None, "黄桃", "三级", Decimal("241.0"), None),
                ]
                continue
            if number == "YP0112":
                rows.append((day(7, 19), number, None, "黄桃", "一级", Decimal("318.0"), None))
                continue
            if number in NOTHING or "-" in number or draw(100, "orchard", number) >= 22:
                continue
            for trip in range(1 + draw(3, "trips", number)):
                when = day(7, 12) + datetime.timedelta(days=13 * trip + draw(12, "when", number, trip))
                for grade, least, spread in (("一级", 160, 900), ("二级", 90, 600), ("三级", 0, 420)):
                    weight = Decimal(2 * least + draw(spread, "peaches", number, trip, grade)) / 2
                    if weight:
                        rows.append((when, number, None, "黄桃", grade, weight, None))
        rows.sort(key=lambda row: (str(row[0]), str(row[1]), str(row[4])))
        slips: dict[tuple[Cell, Cell], int] = {}
        for when, number, _, name, grade, weight, clause in rows:
            slip = slips.setdefault((when, number), len(slips) + 1)
            yield (when, number, f"JS{slip:04d}", name, grade, weight, clause)

    # 代销: 日期 户号 单据号 销售额（元） 回款日 条款

    def _sales(self) -> Iterator[Sequence[Cell]]:
        rows: list[Sequence[Cell]] = [
            # One household whose sales stop exactly on the border of a tier, one far beyond the cap.
            (day(7, 22), "YP0203", 6200, day(7, 28)),
            (day(8, 6), "YP0203", 3800, day(8, 15)),
            (day(7, 15), "YP0114", Decimal("58620.50"), day(7, 30)),
            (day(8, 1), "YP0114", Decimal("71344.00"), day(8, 14)),
            (day(8, 18), "YP0114", Decimal("26158.80"), day(9, 2)),
            # Sold before the season and paid in it; sold in it and not yet paid when it ended.
            (day(12, 26, 2024), "YP0405", Decimal("4380.00"), day(1, 9)),
            (day(12, 19), "YP0405", Decimal("5126.00"), day(1, 8, 2026)),
            (day(8, 3), "YP0521", Decimal("1860.00"), day(8, 20)),
        ]
        told = {row[1] for row in rows}
        for household in self.households:
            number = household.number
            young = any(24 <= p.age() <= 48 for p in household.people)
            if number in NOTHING | told or not young or draw(100, "seller", number) >= 17:
                continue
            for parcel in range(1 + draw(3, "parcels", number)):
                when = day(7, 10) + datetime.timedelta(days=draw(45, "sold", number, parcel))
                paid = when + datetime.timedelta(days=5 + draw(14, "settled", number, parcel))
                amount = yuan(80000 + 10 * draw(210000, "sale", number, parcel))
                rows.append((when, number, amount, paid))
        rows.sort(key=lambda row: (str(row[0]), str(row[1]), str(row[2])))
        for index, (when, number, amount, paid) in enumerate(rows, start=1):
            yield (when, number, f"DX{index:04d}", amount, paid, None)

    @property
    def brokerage(self) -> Rows:
        """居间: 日期 付款方 收款方 事项 数量 单位 条款."""
        area = sum((row[2] for row in self._area_of_the_garden()), Decimal(0))
        people = len({(row[1], row[2]) for row in self.work if row[6] == "黄桃用工"})
        return [
            (day(1, 10), "公司", "村集体", "土地流转", area, "亩", None),
            (day(9, 30), "公司", "村集体", "组织务工", people, "人", None),
        ]

    def _area_of_the_garden(self) -> Iterator[tuple[Cell, Cell, Decimal]]:
        for number, code, area, first, _, _, clause, *_ in self.plots:
            there = first is None
            if clause != "白芍地租金" and there and isinstance(area, Decimal):
                yield number, code, area


def _there(person: Person, when: datetime.date) -> bool:
    """Whether the person belongs to this household on the day."""
    return (person.since is None or person.since <= when) and (person.until is None or when <= person.until)
