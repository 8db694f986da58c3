"""What invented villages have agreed (约定与模式): patterns that stand together, and numbers for them.

Every pattern of the shelf comes up in one of the mixtures. What a mixture does not draw is what the worked
village of the pattern says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from linkage.files.pattern_reader import Pattern, patterns
from linkage.invented.numbers import Draws, pick


@frozen
class Mixture:
    """Patterns that one village has agreed; ``shares`` says which shares its households hold."""

    names: tuple[str, ...]
    shares: str = ""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns themselves."""
        return tuple(patterns()[name] for name in self.names)


@frozen
class Pay:
    """Who pays for work, for which clause, and how much by post."""

    payer: str
    item: str
    prices: Mapping[str, Decimal]


MIXTURES: tuple[Mixture, ...] = (
    Mixture(("公司+村集体+农户", "订单收购"), "资金股"),
    Mixture(("一领办三参与", "订单收购"), "资金股"),
    Mixture(("土地流转（现金）", "劳务用工", "代销")),
    Mixture(("土地流转（实物）", "订单收购")),
    Mixture(("保底分红+二次分红", "土地流转（现金）", "劳务用工"), "资金股"),
    Mixture(("股份合作", "劳务用工"), "资金股"),
    Mixture(("先租后股", "劳务用工", "以奖代补"), "土地股"),
    Mixture(("村集体收益分配", "代销", "以奖代补"), "人口股"),
    Mixture(("物业出租和资源发包", "积分分红"), "人口股"),
    Mixture(("财政资金折股量化", "代销")),
    Mixture(("委托代养", "土地流转（现金）")),
    Mixture(("居间服务", "劳务用工", "土地流转（现金）")),
    Mixture(("认养", "代销")),
)

# Numbers that go together, and what they may be instead of what the worked villages say.
_CHOICES: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("土地租金单价",), (("480",), ("600",), ("650",), ("720",), ("850",))),
    (("投产前租金单价",), (("450",), ("600",), ("700",))),
    (("土地参与单价",), (("400",), ("500",), ("560",))),
    (("采摘单价",), (("110",), ("130",), ("150",))),
    (("采摘工价", "除草工价", "套袋工价"), (("110", "100", "0.06"), ("130", "120", "0.08"))),
    (("入股保底年利率",), (("5%",), ("6%",), ("4.35%",))),
    (
        ("公司留存比例", "村集体比例", "农户比例"),
        (("60%", "20%", "20%"), ("50%", "25%", "25%"), ("40%", "30%", "30%")),
    ),
    (("领办方留存比例", "村集体分成比例", "农户分成比例"), (("50%", "20%", "30%"), ("45%", "15%", "40%"))),
    (("二次分红公司留存比例", "二次分红比例"), (("70%", "30%"), ("60%", "40%"))),
    (("投产后公司比例", "土地股比例"), (("60%", "40%"), ("55%", "45%"))),
    (("一级保护价", "二级保护价"), (("6", "4.5"), ("5.6", "4.2"), ("3.8", "2.6"))),
    (("按交易返还比例",), (("65%",), ("70%",))),
    (("代销封顶",), (("3000",), ("5000",))),
)

# What the books state, in yuan for each household: least and most.
PER_HOUSEHOLD: Mapping[str, tuple[int, int]] = {
    "净利润": (400, 1500),
    "其他集体收入": (20, 80),
    "上年未弥补亏损": (0, 10),
    "领办方净利润": (300, 1200),
    "返利总额": (20, 60),
    "本年收益": (200, 600),
    "投产净利润": (300, 900),
    "物业出租收入": (100, 300),
    "资源发包收入": (50, 200),
    "出租发包支出": (20, 60),
    "本年盈余": (400, 1000),
    "合作社上年亏损": (0, 40),
    "积分奖金": (20, 50),
    "认养收入": (400, 900),
    "认养成本": (100, 250),
    "退还认养款": (0, 30),
}


def mixture_of(number: int, seed: int) -> Mixture:
    """What the number-th village has agreed: neighbours differ, and each mixture comes up in its turn."""
    order = sorted(range(len(MIXTURES)), key=lambda at: Draws(f"{seed}|mixture|{at}").below(1 << 30))
    return MIXTURES[order[number % len(MIXTURES)]]


def settings(mixture: Mixture, key: str) -> dict[str, str]:
    """The numbers a village with this key has agreed, by name."""
    agreed: dict[str, str] = {}
    for name in reversed(mixture.names):
        agreed |= {row["参数"]: row["数值"] for row in patterns()[name].worked("约定")}
    for names, sets in _CHOICES:
        if all(name in agreed for name in names):
            agreed |= zip(names, pick(sets, key, names[0]), strict=True)
    return agreed


def pay_for_work(mixture: Mixture, key: str) -> Pay | None:
    """What is paid for work that the books of 用工 hold, where it is paid and not only counted."""
    agreed = settings(mixture, key)
    for pattern in mixture.patterns:
        posts = pattern.choices.get(("用工", "岗位"), ())
        prices = {post: agreed.get(f"{post}工价") or agreed.get(f"{post}单价") for post in posts}
        if posts and all(prices.values()):
            payer = "领办方" if any(one.name == "领办方名称" for one in pattern.settings) else "公司"
            [item] = pattern.reads["用工"]
            return Pay(payer, item, {post: Decimal(price) for post, price in prices.items() if price})
    return None


def offered(mixture: Mixture, sheet: str, heading: str) -> Sequence[str]:
    """The words the arrangements of a mixture know in a column."""
    return [word for one in mixture.patterns for word in one.choices.get((sheet, heading), ())]
