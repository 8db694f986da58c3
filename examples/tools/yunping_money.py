"""What was paid, advanced, left open and decided in 云坪村, and the facts of the year."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yunping_cells import NOTHING, Cell, Rows, day, yuan
from yunping_people import Household

from linkage.invented.numbers import draw

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


class Payments:
    """Advances, consents and payments of all households."""

    def __init__(self, households: Sequence[Household], plots: Rows, work: Rows, orders: Rows) -> None:
        self.group_of = {h.number: h.group for h in households}
        self.plots = plots
        self.work = work
        self.orders = orders
        self.advances: Rows = list(self._advances())
        self.consents: Rows = list(self._consents())
        self.paid: Rows = list(self._paid())

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
        """抵扣同意: 户号 项目 债权人 上限（元） 日期 凭证. YP0112 has signed none, YP0101 up to a ceiling."""
        seen = sorted({(str(row[0]), str(row[3])) for row in self.advances})
        for index, (number, item) in enumerate(seen, start=1):
            if number != "YP0112":
                ceiling = 500 if (number, item) == ("YP0101", "种苗预付款") else None
                yield (number, item, "公司", ceiling, day(3, 5), f"DKTY{index:04d}")

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
        for number, _, size, first, last, _, clause, *_ in self.plots:
            whole = first is None and last is None
            if clause == "黄桃园旱地租金" and whole and isinstance(size, Decimal):
                area[str(number)] += size
        for number, size in area.items():
            if self.group_of[number] in {1, 2}:
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


def attendance(households: Sequence[Household]) -> Iterator[Sequence[Cell]]:
    """到会: 会议号 户号 成员号 状态 票数 受托人."""
    heads = [h for h in households if h.number not in NOTHING and 35 <= h.head.age() <= 78]
    chosen = sorted(heads, key=lambda h: draw(10**9, "representative", h.number))[:32]
    absent = {h.number for h in chosen[:3]}
    for household in sorted(chosen, key=lambda h: h.number):
        state = "缺席" if household.number in absent else "到会"
        yield ("2026-01", household.number, "1", state, 0 if state == "缺席" else 1, None)


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
    *(
        (name, Decimal(amount), "元", day(1, 1), day(12, 31), _BOOKS)
        for name, amount in (
            ("经营收入", "84876.56"),
            ("投资收益", "77270.47"),
            ("经营支出", "0.00"),
            ("税金及附加", "0.00"),
            ("财务费用", "0.00"),
            ("补助收入", "0.00"),
            ("其他收入", "0.00"),
            ("公益支出", "0.00"),
            ("其他支出", "0.00"),
            ("所得税费用", "0.00"),
        )
    ),
    ("上年未弥补亏损", Decimal("12600.00"), "元", day(12, 31, 2024), None, _BOOKS),
    ("出表日", "2026-01-30", "日期", None, None, "村会计"),
]

# 户号 成员号 付款方 项目 金额（元） 应付|应收
OPENING: Rows = [
    ("YP0211", None, "公司", "鲜果代销佣金", Decimal("126.40"), "应付"),
    ("YP0325", None, "公司", "种苗预付款", Decimal("350.00"), "应收"),
    ("YP0408", None, "公司", "黄桃入股保底", Decimal("300.00"), "应付"),
    ("YP0603", None, "村集体", "村集体收益", Decimal("88.60"), "应付"),
    ("YP0604", None, "药材公司", "白芍地租金", Decimal("412.80"), "应付"),
]

_PLAN = "2025年度集体收益分配方案和黄桃合作利润分配结果"
# 会议号 步骤 日期 事项 应到 实到 赞成 反对 弃权 公示起 公示止 文号
MEETINGS: Rows = [
    ("2026-01", "提议", day(12, 15), f"党支部：{_PLAN}", 5, 5, 5, 0, 0, None, None, "云支〔2025〕12号"),
    ("2026-01", "商议", day(12, 19), f"两委：{_PLAN}", 7, 7, 7, 0, 0, None, None, "云委〔2025〕9号"),
    ("2026-01", "审议", day(12, 26), f"党员大会：{_PLAN}", 28, 26, 25, 0, 1, None, None, None),
    (
        "2026-01",
        "决议",
        day(1, 11, 2026),
        f"成员代表大会：{_PLAN}",
        32,
        29,
        27,
        1,
        1,
        day(12, 31),
        day(1, 10, 2026),
        "云合社决〔2026〕1号",
    ),
    (
        "2026-01",
        "决议公开",
        day(1, 12, 2026),
        _PLAN,
        None,
        None,
        None,
        None,
        None,
        day(1, 12, 2026),
        day(1, 28, 2026),
        None,
    ),
    (
        "2026-01",
        "结果公开",
        day(2, 9, 2026),
        "2025年度收益分配结果",
        None,
        None,
        None,
        None,
        None,
        day(2, 9, 2026),
        day(2, 25, 2026),
        None,
    ),
    (
        "GS-2026-01",
        "决议",
        day(1, 9, 2026),
        "股东会：云溪县青岭黄桃产业有限公司2025年度利润分配方案",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        "青桃股决〔2026〕1号",
    ),
]

# 编号 日期 种类 对象 内容 决定人 理由 会议号
DECISIONS: Rows = [
    (
        "JD1",
        day(1, 10, 2026),
        "答复",
        "C797",
        "利息、股息红利和佣金的个人所得税由付款的公司用自有资金代缴，不从各户的钱里扣",
        "万里程、田广元",
        "税由公司代缴",
        None,
    ),
]
