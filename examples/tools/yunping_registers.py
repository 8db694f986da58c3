"""The registers of 云坪村 for the season of 2025: what stands in each sheet of the workbook.

Everything is invented. What an ordinary household has is drawn; what belongs to a story of the
README is written out beside the draw it replaces.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from invented import REGION, draw, pick
from yunping_people import ARRIVAL_DAY, DEATH_DAY, SPLIT_DAY, Household, Person

Cell: TypeAlias = str | int | Decimal | datetime.date | None
Rows: TypeAlias = Sequence[Sequence[Cell]]

PEACH, PEONY = "YP-HT-2025", "YP-BS-2025"
LATE_LAND, LATE_CAPITAL = datetime.date(2025, 3, 1), datetime.date(2025, 5, 20)
TRANSFER_DAY = datetime.date(2025, 7, 1)
ONE_DAY = datetime.timedelta(days=1)
CONTRACT_END = datetime.date(2057, 12, 31)
NOTHING = {"YP0625"}

# What one unit of each kind of work pays, in fen, as 合作-1-黄桃.yaml and 合作-2-白芍.yaml agree it.
WAGES = {
    "修剪": 15000,
    "疏果": 13000,
    "除草": 12000,
    "采摘": 14000,
    "套袋": 8,
    "分拣": 60,
    "白芍除草": 11500,
    "白芍采收": 13000,
}


def day(month: int, number: int, year: int = 2025) -> datetime.date:
    """Write a day of the season shortly."""
    return datetime.date(year, month, number)


def yuan(fen: int) -> Decimal:
    """Yuan for a cell."""
    return Decimal(fen) / 100


class Village:
    """The registers, drawn once; ``sheets`` gives them all."""

    def __init__(self, households: Sequence[Household]) -> None:
        self.households = households
        self.by_number = {h.number: h for h in households}
        self.plots = list(self._plots())
        self.shares = list(self._shares())
        self.work = list(self._work())
        self.orders = list(self._orders())
        self.sales = list(self._sales())

    def sheets(self) -> Mapping[str, Rows]:
        """All registers: sheet name to rows, in the order of the columns of each sheet."""
        return {
            "名册": list(self._roster()),
            "事件": self._events(),
            "地块": self.plots,
            "股份": self.shares,
            "用工": self.work,
            "交售": self.orders,
            "代销": self.sales,
            "居间": self._brokerage(),
            "价格": PRICES,
            "事实": FACTS,
            "预付": list(self._advances()),
            "抵扣同意": list(self._consents()),
            "已付": list(self._paid()),
            "期初": OPENING,
            "会议": MEETINGS,
            "到会": list(self._attendance()),
        }

    # 名册: 户号 成员号 姓名 与户主关系 证件号 出生日期 组 户类别 成员自 成员至 电话 户名 卡号 开户行 版式

    def _roster(self) -> Iterator[Sequence[Cell]]:
        workers = {(row[1], row[2]) for row in self.work}
        for household in self.households:
            for person in household.people:
                is_head = person is household.head
                paid = is_head or (person.household, str(person.number)) in workers
                yield (
                    person.household,
                    str(person.number),
                    person.name,
                    person.relation,
                    person.identity,
                    person.birth,
                    f"{household.group}组",
                    household.category,
                    person.since,
                    person.until,
                    person.phone if paid else None,
                    person.name if paid else None,
                    person.card if paid else None,
                    "青岭农商银行云坪支行" if paid else None,
                    ("大字" if household.large else "普通") if is_head else None,
                )

    # 事件: 日期 户号 成员号 事件 对方户号 对方成员号 份额 依据

    def _events(self) -> Rows:
        return [
            (LATE_LAND, "YP0618", None, "新增", None, None, None, "加入确认书2025-03号，土地入园"),
            *(
                (SPLIT_DAY, "YP0305", str(old), "分户", "YP0305-1", str(new), None, "分户登记2025-02号")
                for old, new in ((3, 1), (4, 2), (5, 3))
            ),
            (LATE_CAPITAL, "YP0618", "1", "新增", None, None, 15, "出资收据2025-017号"),
            (TRANSFER_DAY, "YP0206", "1", "转让", "YP0315", "2", 10, "股份转让登记2025-03号"),
            (DEATH_DAY, "YP0411", "2", "死亡", None, None, None, "死亡证明（已交村会计核对）"),
            (ARRIVAL_DAY, "YP0625", "1", "迁入", None, None, None, "户籍迁入，未取得成员身份"),
        ]

    # 地块: 户号 地块代码 面积（亩） 起 止 承包期止 条款

    def _plots(self) -> Iterator[Sequence[Cell]]:
        serial = 0
        for household in self.households:
            for clause, area, first, last in self._plots_of(household):
                serial += 1
                code = f"{REGION}102010{household.group:02d}{serial:05d}"
                yield (household.number, code, area, first, last, CONTRACT_END, clause)

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
        for number, _, area, first, last, _, clause in self.plots:
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
            "YP0315": ((1, 8, first_round, None), (2, 10, TRANSFER_DAY, None)),
            "YP0411": ((1, 5, first_round, None), (2, 12, first_round, None)),
            "YP0521": ((1, 3, second_round, None),),
            "YP0618": ((1, 15, LATE_CAPITAL, None),),
        }
        if number in told:
            for member, units, first, last in told[number]:
                ground = "股份转让登记2025-03号" if TRANSFER_DAY in {first} else "出资证明"
                if first == LATE_CAPITAL:
                    ground = "出资收据2025-017号"
                yield self._stake(number, member, units, first, last, ground, peach)
        elif number not in NOTHING and draw(100, "capital", number) < 57:
            units = pick((3, 5, 5, 8, 10, 10, 15, 20, 30), "stake", number)
            first = second_round if draw(4, "round", number) == 0 else first_round
            yield self._stake(number, 1, units, first, None, "出资证明", peach)
        if household.group in {5, 6} and number not in NOTHING and draw(100, "herb", number) < 48:
            units = pick((2, 3, 5, 5, 10), "herb stake", number)
            yield self._stake(number, 1, units, first_round, None, "白芍基地出资证明", PEONY)

    @staticmethod
    def _stake(number: str, member: Cell, units: Cell, *rest: Cell) -> Sequence[Cell]:
        first, last, ground, clause = rest
        if not isinstance(units, int):
            raise TypeError(units)
        return (number, str(member), "资金股", units, units * 1000, first, last, ground, clause)

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
                fit = 22 <= person.age() <= 69 and household.number not in NOTHING
                gone = person.until is not None
                if fit and not gone and draw(100, "worker", person.payee) < 27:
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
            if number in NOTHING or draw(100, "orchard", number) >= 22:
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

    # 居间: 日期 付款方 收款方 事项 数量 单位 条款

    def _brokerage(self) -> Rows:
        area = sum((row[2] for row in self._area_of_the_garden()), Decimal(0))
        people = len({(row[1], row[2]) for row in self.work if row[6] == "黄桃用工"})
        return [
            (day(1, 10), "公司", "村集体", "土地流转", area, "亩", None),
            (day(9, 30), "公司", "村集体", "组织务工", people, "人", None),
        ]

    def _area_of_the_garden(self) -> Iterator[tuple[Cell, Cell, Decimal]]:
        for number, code, area, first, _, _, clause in self.plots:
            there = first is None
            if clause != "白芍地租金" and there and isinstance(area, Decimal):
                yield number, code, area

    # 预付 and 已付: 户号 成员号 付款方 项目 金额（元） 日期 凭证

    def _advances(self) -> Iterator[Sequence[Cell]]:
        growers = sorted({str(row[1]) for row in self.orders})
        told = {"YP0112": 600, "YP0521": 2400}
        serial = 0
        for number in growers:
            if number in told:
                amounts = [("种苗预付款", told[number])]
            else:
                amounts = []
                if draw(100, "seedlings", number) < 58:
                    amounts.append(("种苗预付款", 300 + 60 * draw(16, "seedling", number)))
                if draw(100, "bags", number) < 36:
                    amounts.append(("果袋农资预付款", 120 + 20 * draw(14, "bag", number)))
            for item, amount in amounts:
                serial += 1
                when = day(3, 5) if item == "种苗预付款" else day(5, 28)
                yield (number, None, "公司", item, amount, when, f"YF{serial:04d}")

    def _consents(self) -> Iterator[Sequence[Cell]]:
        """抵扣同意: 户号 项目 债权人 上限（元） 日期 凭证. YP0112 has signed none."""
        seen = sorted({(str(row[0]), str(row[3])) for row in self._advances()} | {("YP0316", "种苗预付款")})
        for index, (number, item) in enumerate(seen, start=1):
            if number != "YP0112":
                yield (number, item, "公司", None, day(3, 5), f"DKTY{index:04d}")

    def _paid(self) -> Iterator[Sequence[Cell]]:
        yield from self._rent_paid()
        yield from self._wages_paid()
        # His guarantee was paid for the whole year in June; the shares left him on 1 July.
        yield ("YP0206", None, "公司", "黄桃入股保底", 900, day(6, 20), "FK0605")
        yield ("YP0315", None, "公司", "黄桃入股保底", 240, day(6, 20), "FK0606")
        for number in sorted({str(row[1]) for row in self.orders}):
            if number not in {"YP0112", "YP0521"} and draw(3, "at the gate", number) == 0:
                yield (number, None, "公司", "黄桃订单货款", 500, day(8, 5), f"HK{number[2:]}")

    def _rent_paid(self) -> Iterator[Sequence[Cell]]:
        area: dict[str, Decimal] = defaultdict(Decimal)
        for number, _, size, first, last, _, clause in self.plots:
            whole = first is None and last is None
            if clause == "黄桃园旱地租金" and whole and isinstance(size, Decimal):
                area[str(number)] += size
        for number, size in area.items():
            if self.by_number[number].group in {1, 2}:
                half = (size * 330).quantize(Decimal("0.01"))
                yield (number, None, "公司", "黄桃园旱地租金", half, day(1, 24), f"ZJ{number[2:]}")

    def _wages_paid(self) -> Iterator[Sequence[Cell]]:
        """Wages are paid month by month; what was worked from December on is still open."""
        earned: dict[tuple[str, str, str], int] = defaultdict(int)
        for when, number, member, kind, amount, _, clause in self.work:
            if isinstance(when, datetime.date) and when < day(12, 1) and isinstance(amount, int | Decimal):
                rate = WAGES[f"白芍{kind}" if clause == "白芍用工" else str(kind)]
                earned[(str(number), str(member), str(clause))] += int(amount * rate)
        for index, ((number, member, clause), fen) in enumerate(sorted(earned.items()), start=1):
            payer = "药材公司" if clause == "白芍用工" else "公司"
            yield (number, member, payer, clause, yuan(fen), day(11, 28), f"GZ{index:04d}")

    # 到会: 会议号 户号 成员号 状态 票数 受托人

    def _attendance(self) -> Iterator[Sequence[Cell]]:
        heads = [h for h in self.households if h.number not in NOTHING and 35 <= h.head.age() <= 78]
        chosen = sorted(heads, key=lambda h: draw(10**9, "representative", h.number))[:36]
        absent = {h.number for h in chosen[:3]}
        for household in sorted(chosen, key=lambda h: h.number):
            state = "缺席" if household.number in absent else "到会"
            yield ("2026-01", household.number, "1", state, 0 if state == "缺席" else 1, None)


def _date(cell: Cell) -> datetime.date | None:
    return cell if isinstance(cell, datetime.date) else None


_SERIES, _QUOTE = "中晚籼稻收购价", "虚拟数据（示例用，非公布价格）"
PRICES: Rows = [
    (_SERIES, day(12, 1, 2022), Decimal("126.00"), "50公斤", _QUOTE),
    (_SERIES, day(11, 30, 2023), Decimal("128.50"), "50公斤", _QUOTE),
    (_SERIES, day(11, 29, 2024), Decimal("132.00"), "50公斤", _QUOTE),
    (_SERIES, day(12, 1, 2025), Decimal("130.50"), "50公斤", _QUOTE),
]

_ACCOUNTS = "公司2025年度报表（虚拟数据）"
_BOOKS = "村集体2025年度账（虚拟数据）"
FACTS: Rows = [
    ("黄桃净利润", Decimal("386352.37"), "元", day(1, 1), day(12, 31), _ACCOUNTS),
    ("白芍净利润", Decimal("-68420.15"), "元", day(1, 1), day(12, 31), f"药材{_ACCOUNTS}"),
    ("店铺出租收入", Decimal("48000.00"), "元", day(1, 1), day(12, 31), _BOOKS),
    ("光伏发电净收入", Decimal("23418.36"), "元", day(1, 1), day(12, 31), _BOOKS),
    ("管理费用", Decimal("41250.00"), "元", day(1, 1), day(12, 31), _BOOKS),
    ("上年未弥补亏损", Decimal("12600.00"), "元", day(12, 31, 2024), None, _BOOKS),
    ("出表日", day(1, 30, 2026), "日期", None, None, "村会计"),
]

# 户号 成员号 付款方 项目 金额（元） 应付|应收
OPENING: Rows = [
    ("YP0211", None, "公司", "鲜果代销佣金", Decimal("126.40"), "应付"),
    ("YP0316", None, "公司", "种苗预付款", Decimal("350.00"), "应收"),
    ("YP0408", None, "公司", "黄桃入股保底", Decimal("300.00"), "应付"),
    ("YP0603", None, "村集体", "村集体收益", Decimal("88.60"), "应付"),
    ("YP0604", None, "药材公司", "白芍地租金", Decimal("412.80"), "应付"),
]

_PLAN = "2025年度集体收益分配方案和黄桃合作利润分配结果"
# 会议号 步骤 日期 事项 应到 实到 赞成 反对 弃权 公示起 公示止 文号
MEETINGS: Rows = [
    ("2026-01", "提议", day(12, 22), _PLAN, 5, 5, 5, 0, 0, None, None, "云支〔2025〕12号"),
    ("2026-01", "商议", day(12, 26), _PLAN, 7, 7, 7, 0, 0, None, None, "云委〔2025〕9号"),
    ("2026-01", "审议", day(1, 5, 2026), _PLAN, 28, 26, 25, 0, 1, None, None, None),
    (
        "2026-01",
        "决议",
        day(1, 18, 2026),
        _PLAN,
        36,
        33,
        31,
        1,
        1,
        day(1, 6, 2026),
        day(1, 17, 2026),
        "云合社决〔2026〕1号",
    ),
    (
        "2026-01",
        "决议公开",
        day(1, 19, 2026),
        _PLAN,
        None,
        None,
        None,
        None,
        None,
        day(1, 19, 2026),
        day(2, 3, 2026),
        None,
    ),
    (
        "2026-01",
        "结果公开",
        day(2, 4, 2026),
        "2025年度分配结果",
        None,
        None,
        None,
        None,
        None,
        day(2, 4, 2026),
        day(2, 19, 2026),
        None,
    ),
]
