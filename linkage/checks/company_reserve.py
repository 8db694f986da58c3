"""A company's dividend before losses are covered and the statutory reserve is drawn (公司法 第二百一十条)."""

from collections.abc import Iterable

from attrs import frozen

from linkage.check import REFUSAL, Check, Spot
from linkage.engine.fact import fact_if_stated
from linkage.engine.surplus import Surplus, at_least, surpluses
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.model.law import Parameter
from linkage.model.payer import Statute

_RATE, _FULL = "公司法定公积金提取比例", "公司法定公积金累计上限占注册资本"
_LOSSES, _REDUCED = "公司分配前弥补亏损", "公司减资补亏后再分配的公积金下限占注册资本"
CAPITAL, HELD, OTHER_HELD = "注册资本", "法定公积金余额", "任意公积金余额"
UNCOVERED, REDUCTION = "未弥补亏损", "减资弥补的亏损"


@frozen
class _Books:
    """What the company's books state beside the pool."""

    capital: Money
    held: Money
    other: Money
    uncovered: Money
    reduction: Money


def _find(settlement: Settlement) -> Iterable[Spot]:
    for surplus in surpluses(settlement, Statute.COMPANY):
        if not surplus.shared and not surplus.refund and surplus.elsewhere <= ZERO:
            continue
        stated = _Books(
            *(
                fact_if_stated(name, surplus.arrangement, settlement.books)
                for name in (CAPITAL, HELD, OTHER_HELD, UNCOVERED, REDUCTION)
            )
        )

        def law(name: str, of: Surplus = surplus) -> Parameter:
            return settlement.law(name, of.arrangement, f"分配“{of.name}”")

        yield from _reserve(surplus, stated, law(_RATE), law(_FULL))
        if stated.reduction > ZERO:
            yield from _after_reduction(surplus, stated, law(_REDUCED))
        if _open_loss(surplus, stated) > ZERO:
            yield _losses(surplus, stated, law(_LOSSES))


def _open_loss(surplus: Surplus, stated: _Books) -> Money:
    """What neither the statutory reserve nor this pool covers of earlier losses."""
    return stated.uncovered - stated.held - surplus.losses + min(surplus.opening, ZERO)


def _losses(surplus: Surplus, stated: _Books, law: Parameter) -> Spot:
    covered = surplus.losses - min(surplus.opening, ZERO)
    return Spot(
        f"分配“{surplus.name}”",
        f"以前年度未弥补的亏损 {stated.uncovered} 元，法定公积金余额 {stated.held} 元，"
        f"本次弥补 {covered} 元，还差 {_open_loss(surplus, stated)} 元就分给了股东。"
        f"请在前面加一步 弥补亏损: 事实.{UNCOVERED}",
        law=law,
    )


def _reserve(surplus: Surplus, stated: _Books, rate: Parameter, full: Parameter) -> Iterable[Spot]:
    if rate.figure is None or full.figure is None:
        return
    profit = max(surplus.current + min(surplus.opening, ZERO) - surplus.losses, ZERO)
    least = at_least(rate.figure.value, profit)
    top = at_least(full.figure.value, stated.capital)
    if stated.capital:
        least = min(least, max(top - stated.held, ZERO))
    drawn = _drawn(surplus)
    if drawn >= least:
        return
    limit = (
        f"；公积金余额 {stated.held} 元，到注册资本的 {full.said}（{top} 元）为止"
        if stated.capital
        else f"；已经提到注册资本 {full.said} 的，请在〔事实〕写 {CAPITAL}、{HELD}"
    )
    yield Spot(
        f"分配“{surplus.name}”",
        f"税后利润补亏后是 {profit} 元，应提法定公积金 {least} 元（{rate.said}），只提了 {drawn} 元，"
        f"差 {least - drawn} 元{limit}。请加一步 提取: 法定公积金，比例: {rate.said}",
        law=rate,
    )


def _drawn(surplus: Surplus) -> Money:
    """The statutory reserve drawn; an optional one (任意公积金) is none."""
    steps = [step for outcome in surplus.pools for step in outcome.steps if step.step.kind == "提取"]
    named = [step for step in steps if "公积" in step.name and "任意" not in step.name]
    return sum((step.amount for step in named), start=ZERO)


def _after_reduction(surplus: Surplus, stated: _Books, law: Parameter) -> Iterable[Spot]:
    if law.figure is None:
        return
    drawn = sum(
        (step.amount for outcome in surplus.pools for step in outcome.steps if "公积" in step.name),
        start=ZERO,
    )
    held, least = stated.held + stated.other + drawn, at_least(law.figure.value, stated.capital)
    if not stated.capital or held < least:
        yield Spot(
            f"分配“{surplus.name}”",
            f"公司减少注册资本弥补过亏损 {stated.reduction} 元，法定和任意公积金累计 {held} 元，"
            f"不到注册资本 {stated.capital} 元的 {law.said}（{least} 元），不得分配利润。"
            f"请把利润转入公积金，或改正〔事实〕的 {CAPITAL}、{HELD}、{OTHER_HELD}",
            law=law,
        )


CHECK = Check(
    name="company_reserve",
    code="C642",
    severity=REFUSAL,
    asks="公司分利润以前，亏损补足没有、法定公积金提够没有",
    ground="《公司法》第二百一十条、第二百二十五条",
    find=_find,
    points=(10,),
)
