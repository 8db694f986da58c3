"""Invented books of a village as a whole: 约定, 事实, 价格, 会议, 资产, 居间."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from linkage.files.pattern_reader import Setting
from linkage.files.workbook_writer import Cell, RowIn
from linkage.invented.mixtures import PER_HOUSEHOLD, Mixture, offered, settings
from linkage.invented.names import COUNTY, SURNAMES, given_name
from linkage.invented.numbers import Draws, credit_code, draw, mobile
from linkage.invented.people import FIRST_DAY, LAST_DAY, YEAR

PRINTED = datetime.date(YEAR + 1, 1, 20)
_QUOTES = 10
_WHEN = "付款时间"
_COOPERATIVE = "合作社名称"
_LOSS = 6
_ASSETS = (("烘干房", 500000), ("冷藏库", 820000), ("分拣线", 260000))


@frozen
class VillageBooks:
    """What the books of one village say; the same for the same key."""

    key: str
    village: str
    crop: str
    mixture: Mixture
    households: int

    @property
    def collective(self) -> str:
        """The full name of the collective."""
        return f"{self.village}股份经济合作社"

    def draws(self, what: str) -> Draws:
        """The draws that belong to one of the books."""
        return Draws(f"{self.key}|{what}")

    def settings(self) -> Iterator[RowIn]:
        """The rows of 约定; words that may stay empty are filled where they name or reach somebody."""
        agreed = settings(self.mixture, self.key) | self._names()
        asked: dict[str, Setting] = {
            one.name: one for pattern in self.mixture.patterns for one in pattern.settings
        }
        for name, setting in asked.items():
            value = agreed.get(name) or (_when(name) if name.endswith(_WHEN) else None)
            yield {"参数": name, "数值": value, "单位": setting.unit, "说明": setting.says}

    def _names(self) -> dict[str, str]:
        place = f"{COUNTY}{self.village}"
        county, crop = COUNTY.removesuffix("县"), self.crop
        names = {
            "公司名称": f"{county}{crop}农业有限公司",
            "领办方名称": f"{county}{crop}种植有限公司",
            "村集体名称": self.collective,
            _COOPERATIVE: f"{self.village.removesuffix('村')}{crop}种植专业合作社",
            "公司信用代码": credit_code("91", COUNTY, crop),
            "合作社信用代码": credit_code("93", self.village),
            "合作期限": "2020-01-01 至 2027-12-31",
            "签订日期": "2019年12月20日",
            "地点": place,
            "联系人": f"会计{self._person('会计')}",
            "联系电话": mobile(self.key, "会计"),
        }
        for party in ("公司", "领办方", "村集体", "合作社"):
            names[f"{party}负责人"] = self._person(party)
            names[f"{party}地址"] = f"{COUNTY}城关路1号" if party in {"公司", "领办方"} else place
            names[f"{party}电话"] = mobile(self.key, party)
        return names

    def _person(self, role: str) -> str:
        draws = Draws(f"{self.key}|{role}")
        return draws.pick(SURNAMES) + given_name(draws, 1970, male=draws.often(60))

    def facts(self) -> Iterator[RowIn]:
        """The rows of 事实; in a few villages the company had a year of loss."""
        days: dict[str, Cell] = {"起": FIRST_DAY, "止": LAST_DAY, "来源": "年报（虚构）"}
        named = dict.fromkeys(fact.name for pattern in self.mixture.patterns for fact in pattern.facts)
        for name in named:
            if name == "出表日":
                yield {"名称": name, "数值": PRINTED.isoformat(), "单位": "日期", "来源": "虚构"}
                continue
            draws, (low, high) = self.draws(name), PER_HOUSEHOLD[name]
            amount = draws.hundredths(low * self.households * 100, high * self.households * 100)
            if name.endswith("净利润") and draws.often(_LOSS):
                amount = -amount
            yield {"名称": name, "数值": str(amount), "单位": "元", **days}

    def quotes(self) -> Iterator[RowIn]:
        """The rows of 价格: a quote every ten days through the harvest, and one for rents in grain."""
        for series in offered(self.mixture, "价格", "系列"):
            draws = self.draws(series)
            grain = series.startswith("稻谷")
            day = datetime.date(YEAR - 1, 11, 20) if grain else datetime.date(YEAR, 8, 10)
            for _ in range(1 if grain else _QUOTES):
                low, high = (12600, 13400) if grain else (430, 680)
                yield {
                    "系列": series,
                    "日期": day,
                    "价": draws.hundredths(low, high),
                    "每": "50公斤" if grain else "公斤",
                    "来源": "虚构",
                }
                day += datetime.timedelta(10)

    def assets(self) -> Iterator[RowIn]:
        """The rows of 资产."""
        accepted = datetime.date(YEAR - 1, 11, 30)
        for number, (name, cost) in enumerate(_ASSETS, start=1):
            yield {
                "资产号": f"ZC{number}",
                "名称": name,
                "类别": "经营性",
                "原值": Decimal(cost),
                "资金来源": "财政衔接资金",
                "验收日": accepted,
                "所有者": "村集体",
                "起": accepted + datetime.timedelta(1),
            }

    def brokerage(self) -> Iterator[RowIn]:
        """The rows of 居间."""
        draws = self.draws("居间")
        for matter, unit in (("土地流转", "亩"), ("劳务介绍", "人")):
            for _ in range(draws.between(1, 4)):
                yield {
                    "日期": draws.day(FIRST_DAY, LAST_DAY),
                    "付款方": "公司",
                    "收款方": "村集体",
                    "事项": matter,
                    "数量": Decimal(draws.between(5, 160)),
                    "单位": unit,
                }

    def meetings(self, votes: int) -> Iterator[RowIn]:
        """The rows of 会议, decided by nearly all who may vote.

        A village has four meetings and two postings; a cooperative that of its members, and posts the result.
        """
        plan, number = f"{YEAR}年度收益分配方案", f"{YEAR}-01"
        came = votes - draw(votes // 6 + 1, self.key, "到会")
        against = draw(came // 12 + 1, self.key, "反对")
        whole: dict[str, Cell] = {
            "应到": votes,
            "实到": came,
            "赞成": came - against,
            "反对": against,
            "弃权": 0,
        }
        party: dict[str, Cell] = {"应到": 9, "实到": 8, "赞成": 8, "反对": 0, "弃权": 0}
        steps: Sequence[tuple[str, tuple[int, int, int], str, dict[str, Cell]]] = (
            ("提议", (YEAR, 12, 1), f"党支部：{plan}", {}),
            ("商议", (YEAR, 12, 5), f"两委：{plan}", {}),
            ("审议", (YEAR, 12, 10), f"党员大会：{plan}", party),
            ("决议", (YEAR, 12, 28), f"成员大会：{plan}", whole | _posted((YEAR, 12, 12), (YEAR, 12, 27))),
            ("决议公开", (YEAR, 12, 29), plan, _posted((YEAR, 12, 29), (YEAR + 1, 1, 14))),
            ("结果公开", (YEAR + 1, 2, 2), plan, _posted((YEAR + 1, 2, 2), (YEAR + 1, 2, 18))),
        )
        if any(one.name == _COOPERATIVE for pattern in self.mixture.patterns for one in pattern.settings):
            (_, decided, posted, _) = steps[2:]
            steps = (decided, ("结果公开", *posted[1:]))
        for step, day, matter, more in steps:
            yield {
                "会议号": number,
                "步骤": step,
                "日期": datetime.date(*day),
                "事项": matter,
                **{key: Decimal(one) if isinstance(one, int) else one for key, one in more.items()},
            }


def _posted(first: tuple[int, int, int], last: tuple[int, int, int]) -> dict[str, Cell]:
    return {"公示起": datetime.date(*first), "公示止": datetime.date(*last)}


def _when(name: str) -> str:
    """When something is paid: wages the month after the work, the rest with the papers of the season."""
    return "次月底前付给本人" if "工" in name or "劳务" in name else "次年 1 月 31 日前"
