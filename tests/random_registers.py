"""The registers of a random village: people who come and go, what they hold, deliver, work and were paid."""

from __future__ import annotations

import datetime
import random

from attrs import define, field

from random_arrangements import CLASSES, GRADES, JOBS, SERIES, Plan

Rows = tuple[tuple[str, ...], ...]
Days = tuple[str, str]

# Rare characters beside plain ones: outside the first plane, with a middle dot, of two and of many signs.
NAMES = ("王小田", "𠮷野", "䶮明", "㛃玉", "买买提·艾力", "欧阳𬭎", "龘", "阿不都热西提·吾买尔", "㼆秀英")
HEADINGS: dict[str, tuple[str, ...]] = {
    "名册": ("户号", "成员号", "姓名", "与户主关系", "组", "户类别", "成员自", "成员至"),
    "类别": ("户号", "成员号", "类别", "起", "止"),
    "事件": ("日期", "户号", "成员号", "事件", "对方户号", "份额", "依据"),
    "股份": ("户号", "成员号", "股别", "份额", "出资额（元）", "起", "止", "条款"),
    "用工": ("日期", "户号", "成员号", "岗位", "数量", "单位"),
    "代销": ("日期", "户号", "单据号", "销售额（元）", "回款日"),
    "居间": ("日期", "付款方", "收款方", "事项", "数量", "单位"),
    "积分": ("日期", "户号", "成员号", "事项", "分值"),
    "价格": ("系列", "日期", "价（元）", "每", "来源"),
    "事实": ("名称", "数值", "单位", "起", "止", "来源"),
    "预付": ("户号", "成员号", "付款方", "项目", "金额（元）", "日期", "凭证"),
    "已付": ("户号", "成员号", "付款方", "项目", "金额（元）", "日期", "凭证", "收款方"),
    "抵扣同意": ("户号", "项目", "债权人", "上限（元）", "日期", "凭证"),
    "期初": ("户号", "成员号", "付款方", "项目", "金额（元）", "应付|应收", "收款方"),
}


def draw_registers(draw: random.Random, plan: Plan) -> dict[str, Rows]:
    """Draw every register; a village has three households or more."""
    return _Registers(draw, plan).drawn()


@define
class _Registers:
    draw: random.Random
    plan: Plan
    households: dict[str, int] = field(factory=dict)
    rows: dict[str, list[tuple[str, ...]]] = field(factory=dict)
    serial: int = 0
    died: dict[tuple[str, str], datetime.date] = field(factory=dict)

    def drawn(self) -> dict[str, Rows]:
        self.rows = {sheet: [] for sheet in (*HEADINGS, "地块", "交售")}
        for number in range(1, self.draw.randint(3, 9) + 1):
            self._household(f"H{number:02d}")
        for household in self.households:
            self._holdings(household)
            self._trade(household)
            self._money(household)
        self._one_brokerage()
        self._facts()
        headings = HEADINGS | {
            "地块": ("户号", "地块代码", f"面积（{self.plan.area_unit}）", "起", "止", "条款"),
            "交售": ("日期", "户号", "单据号", "品名", "等级", f"数量（{self.plan.weight_unit}）"),
        }
        return {sheet: (headings[sheet], *dict.fromkeys(rows)) for sheet, rows in self.rows.items()}

    def _day(self, *, outside: bool = False) -> datetime.date:
        """A day of the season, or sometimes up to two months before or after it."""
        edge = 60 if outside and self.draw.random() < 0.2 else 0
        length = (self.plan.last - self.plan.first).days
        return self.plan.first + datetime.timedelta(self.draw.randint(-edge, length + edge))

    def _number(self, low: int, high: int, places: int) -> str:
        value = self.draw.randint(low, high)
        return f"{value // 10**places}.{value % 10**places:0{places}d}" if places else str(value)

    def _day_of(self, household: str, member: str) -> str:
        """A day on which somebody may still have worked."""
        day = self._day(outside=True)
        return min(day, self.died.get((household, member), day)).isoformat()

    def _next(self, letters: str) -> str:
        self.serial += 1
        return f"{letters}{self.serial:04d}"

    def _household(self, number: str) -> None:
        self.households[number] = members = self.draw.randint(1, 4)
        extinct = self.draw.random() < 0.06
        category = self.draw.choice(CLASSES)
        for member in range(1, members + 1):
            since = until = ""
            if self.draw.random() < 0.15:
                since = self._day(outside=True).isoformat()
            elif self.draw.random() < 0.12:
                until = self._day(outside=True).isoformat()
            name = self.draw.choice(NAMES)
            relation = "户主" if member == 1 else self.draw.choice(("配偶", "子女", "父母"))
            group = f"{self.draw.randint(1, 3)}组"
            self.rows["名册"].append((number, str(member), name, relation, group, category, since, until))
            if extinct or self.draw.random() < 0.08:
                died = self.died[number, str(member)] = self._day()
                self.rows["事件"].append((died.isoformat(), number, str(member), "死亡", "", "", "注销户口"))
        if self.draw.random() < 0.3:
            middle = self._day()
            before, after = self.draw.sample(CLASSES, 2)
            ended = (middle - datetime.timedelta(1)).isoformat()
            self.rows["类别"].append((number, "", before, "", ended))
            self.rows["类别"].append((number, "", after, middle.isoformat(), ""))

    def _spell(self) -> Days:
        """When a row is in force: always, from a day on, up to a day, or not in this season at all."""
        kind = self.draw.random()
        if kind < 0.45:
            return "", ""
        if kind < 0.65:
            return self._day().isoformat(), ""
        if kind < 0.85:
            return "2020-01-01", self._day(outside=True).isoformat()
        if kind < 0.95:
            one, other = sorted((self._day(), self._day()))
            return one.isoformat(), other.isoformat()
        return "2019-01-01", "2020-12-31"

    def _holdings(self, household: str) -> None:
        rents = [t["条款"] for a in self.plan.arrangements for t in a["条款"] if t["数量"] == "地块.面积"]
        whole = {"亩": (50, 900, 2), "公顷": (3, 60, 2), "平方米": (30000, 600000, 1)}[self.plan.area_unit]
        for _ in range(self.draw.randint(0, 3)):
            code, clause, area = self._next("D"), self.draw.choice(rents), self._number(*whole)
            start, end = self._spell()
            if end or self.draw.random() < 0.7:
                self.rows["地块"].append((household, code, area, start, end, clause))
                continue
            moved = self._day()
            self.rows["地块"].append((household, code, area, "2020-01-01", _before(moved), clause))
            heir = self.draw.choice(list(self.households))
            self.rows["地块"].append((heir, code, area, moved.isoformat(), "", clause))
        for kind in ("人口股", "土地股", "资金股"):
            for _ in range(self.draw.randint(0, 2)):
                self._shares(household, kind)

    def _shares(self, household: str, kind: str) -> None:
        member = str(self.draw.randint(1, self.households[household])) if self.draw.random() < 0.6 else ""
        count = self.draw.choice(("0", "1", "2", "3", "1.5", "0.333", "12"))
        money = self._number(10000, 5000000, 2) if self.draw.random() < 0.7 else self.draw.choice(("", "0"))
        self.rows["股份"].append((household, member, kind, count, money, *self._spell(), self._clauses()))

    def _clauses(self) -> str:
        """Which clauses a share belongs to: all, all of an arrangement, or some by name."""
        arrangement = self.draw.choice(self.plan.arrangements)
        kind = self.draw.random()
        if kind < 0.6 and len(self.plan.arrangements) == 1:
            return ""
        if kind < 0.8:
            return str(arrangement["编号"])
        guarantee = next(t["条款"] for t in arrangement["条款"] if t["数量"] == "股份.出资额")
        pools = [p["分配"] for p in arrangement["分配"] if any(s.get("按") == "股份.份额" for s in p["步骤"])]
        return "、".join((guarantee, f"{arrangement['编号']}/{self.draw.choice(pools)}"))

    def _trade(self, household: str) -> None:
        for _ in range(self.draw.randint(0, 4)):
            member, job = self.draw.randint(1, self.households[household]), self.draw.choice(list(JOBS))
            much = self._number(1, 20, 0) if JOBS[job] == "只" else self._number(5, 200, 1)
            day = self._day_of(household, str(member))
            self.rows["用工"].append((day, household, str(member), job, much, JOBS[job]))
        for _ in range(self.draw.randint(0, 3)):
            sold = self.draw.choice(("10000", "3000.50", self._number(100, 7000000, 2)))
            paid = self._day(outside=True).isoformat() if self.draw.random() < 0.8 else ""
            day = self._day(outside=True).isoformat()
            self.rows["代销"].append((day, household, self._next("X"), sold, paid))
        for _ in range(self.draw.randint(0, 3)):
            much, day = self._number(1, 90000, 2), self._day(outside=True).isoformat()
            self.rows["交售"].append(
                (day, household, self._next("J"), "黄桃", self.draw.choice(GRADES), much)
            )
        if self.draw.random() < 0.6:
            points = self._number(0, 300, 1)
            self.rows["积分"].append((self._day_of(household, "1"), household, "1", "环境整治", points))

    def _money(self, household: str) -> None:
        clauses = [t["条款"] for t in self.plan.arrangements[0]["条款"] if t["收款方"] == "农户"]
        pools = ["黄桃利润", "交售返还"]
        if self.draw.random() < 0.4:
            self._advance(household)
        if self.draw.random() < 0.3:
            item, much = self.draw.choice(clauses + pools), self._number(100, 300000, 2)
            row = (
                household,
                "",
                "公司",
                item,
                much,
                self._day(outside=True).isoformat(),
                self._next("F"),
                "",
            )
            self.rows["已付"].append(row)
        if self.draw.random() < 0.2:
            row = (
                household,
                "1",
                "公司",
                "黄桃用工",
                self._number(100, 90000, 2),
                self._day().isoformat(),
                "",
                "",
            )
            self.rows["已付"].append(row)
        if self.draw.random() < 0.2:
            much = self._number(1, 90000, 2)
            side = self.draw.choice((("种苗预付款", "应收"), (self.draw.choice(clauses), "应付")))
            self.rows["期初"].append((household, "", "公司", side[0], much, side[1], ""))

    def _advance(self, household: str) -> None:
        item = self.draw.choice(("种苗预付款", "种苗预付款", "农资预付款"))
        for _ in range(self.draw.randint(1, 2)):
            much, day = self._number(100, 400000, 2), self._day(outside=True).isoformat()
            self.rows["预付"].append((household, "", "公司", item, much, day, self._next("Y")))
        if self.draw.random() < 0.7:
            limit = self._number(100, 200000, 2) if self.draw.random() < 0.4 else ""
            signed = self._day(outside=True).isoformat()
            self.rows["抵扣同意"].append((household, "种苗预付款", "公司", limit, signed, self._next("T")))

    def _one_brokerage(self) -> None:
        day, much = self._day().isoformat(), self._number(10, 3000, 1)
        self.rows["居间"].append((day, "公司", "村集体", "土地流转", much, "亩"))
        for _ in range(self.draw.randint(0, 2)):
            much, paid_on = self._number(1, 500000, 2), self._day(outside=True).isoformat()
            item = self.draw.choice(("服务费", "黄桃利润"))
            self.rows["已付"].append(("", "", "公司", item, much, paid_on, self._next("F"), "村集体"))
        if self.draw.random() < 0.3:
            much, side = self._number(1, 90000, 2), self.draw.choice(("应付", "应收"))
            self.rows["期初"].append(("", "", "公司", "服务费", much, side, "村集体"))

    def _facts(self) -> None:
        for name, value in self.plan.facts.items():
            days = (self.plan.first.isoformat(), self.plan.last.isoformat())
            self.rows["事实"].append((name, value, "元", *self.draw.choice((days, ("", ""))), "虚构"))
        near = self.plan.observed - datetime.timedelta(self.draw.randint(0, 31))
        far = near - datetime.timedelta(self.draw.randint(1, 300))
        later = self.plan.observed + datetime.timedelta(self.draw.randint(1, 40))
        for day in (near, far, later):
            per = self.draw.choice(("斤", "公斤", "50公斤", "百斤", "吨"))
            price = {"斤": "1.29", "公斤": "2.575", "50公斤": "129.5", "百斤": "130.01", "吨": "2601"}[per]
            self.rows["价格"].append((SERIES, day.isoformat(), price, per, "虚构"))


def _before(day: datetime.date) -> str:
    return (day - datetime.timedelta(1)).isoformat()
