"""Labour remuneration (劳务报酬): kept in advance by times, less an allowance, at three rising rates."""

from __future__ import annotations

from linkage.ground.choices import by_tiers
from linkage.ground.figure import Figure
from linkage.ground.units import YUAN
from linkage.model.tax import DISPUTED
from linkage.tax import Ask, Case, Head


def _reckon(income: Figure, ask: Ask) -> Figure:
    """The larger of the two allowances is taken off: a fifth is 800 just where the border of 4,000 lies.

    The quick deductions of the table are what the lower tiers spare, so that taking each tier for its own
    part comes to the same; tests hold the two against each other.
    """
    deduction = ask("劳务报酬减除定额").larger_of(income * ask("劳务报酬减除比例")).named("减除费用")
    taxed = (income - deduction).at_least_zero().named("应纳税所得额")
    tiers = (
        (Figure.zero(YUAN), ask("劳务报酬第一级预扣率")),
        (ask("劳务报酬第一级上限"), ask("劳务报酬第二级预扣率")),
        (ask("劳务报酬第二级上限"), ask("劳务报酬第三级预扣率")),
    )
    return by_tiers(taxed, tiers, marginal=True)


HEAD = Head(
    name="labour",
    label="劳务报酬",
    tax="个人所得税",
    cases=(
        Case(
            income="佣金",
            kinds=("代销", "居间"),
            source="个人所得税法实施条例第六条：介绍、经纪、代办服务所得",
        ),
        Case(
            income="佣金",
            kinds=("用工",),
            standing=DISPUTED,
            words="按雇用关系发的是工资，算法不同",
            source="推断",
            confirmed=False,
        ),
        Case(
            income="佣金",
            standing=DISPUTED,
            words="有的按养殖业所得不征",
            source="未见明文",
            confirmed=False,
        ),
    ),
    reckon=_reckon,
    monthly=True,
    in_advance=True,
    alone=True,
)
