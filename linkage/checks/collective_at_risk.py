"""What puts a collective at risk: a guarantee for others' debts, capital that takes more than was agreed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Check, Spot
from linkage.ground.figure import Figure
from linkage.ground.money import ZERO, Money
from linkage.ground.units import PLAIN
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.legal_type import collective_roles
from linkage.words.wording import decimal

_LAW = "集体财产不为他人担保"
_CEILING = re.compile(r"(资本|资方|公司|社会资本)(方)?(收益|利润)?(分配|分红|所得)(比例)?上限")
_NEGATED = re.compile(r"不(得|能|予|准|承担|提供|为|作)|禁止|不担保|无需|没有")
_SENTENCE = re.compile(r"[^，。；,;]+")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        yield from _guarantees(settlement, arrangement)
        ceiling = _agreed(settlement)
        for outcome in settlement.pools:
            if ceiling is not None and outcome.pool in arrangement.pools:
                yield from _capital(arrangement, outcome, *ceiling)


def _guarantees(settlement: Settlement, arrangement: Arrangement) -> Iterator[Spot]:
    roles = collective_roles(arrangement)
    named = "|".join(
        map(re.escape, sorted({*roles, *(arrangement.parties[r].name for r in roles), "村集体"}))
    )
    pledges = re.compile(rf"(?<!为)({named}).*(担保|连带责任|保证责任|兜底偿还|代为偿还)")
    said = [*arrangement.papers.values(), *_prose(arrangement)]
    for text in said:
        for part in _SENTENCE.findall(text):
            if roles and pledges.search(part) and not _NEGATED.search(part):
                law = settlement.law(_LAW, arrangement, arrangement.file)
                yield Spot(
                    arrangement.file,
                    f"协议写着“{part.strip()}”："
                    f"公司欠 1,000,000.00 元还不上，就由村集体拿全体成员的财产去还。"
                    f"集体财产不为他人的债务担保，请删去这一句",
                    law=law,
                )


def _prose(arrangement: Arrangement) -> Iterator[str]:
    for term in arrangement.terms:
        yield from (term.payment, *term.prose.values())
    for pool in arrangement.pools:
        yield from pool.prose.values()


def _agreed(settlement: Settlement) -> tuple[str, Figure] | None:
    """The ceiling on what capital may take, as the parameters or the charter say it."""
    for row in settlement.books.rows("约定"):
        figure = row.figure("数值")
        if _CEILING.search(row.text("参数")) and figure is not None and figure.unit == PLAIN:
            return row.text("参数"), figure
    values = settlement.charter.values if settlement.charter is not None else {}
    return next(((name, figure) for name, figure in values.items() if _CEILING.search(name)), None)


def _capital(arrangement: Arrangement, outcome: PoolOutcome, name: str, ceiling: Figure) -> Iterator[Spot]:
    inside = {HOUSEHOLDS, MEMBERS, *collective_roles(arrangement)}
    taken = [s.amount for s in outcome.steps if s.step.to in arrangement.parties and s.step.to not in inside]
    total = sum(taken, start=ZERO)
    most = ceiling.value * outcome.taken_in.fen
    if outcome.taken_in > ZERO and total.fen > most:
        allowed = Money(most.numerator // most.denominator)
        yield Spot(
            f"分配“{outcome.pool.name}”",
            f"可分 {outcome.taken_in} 元，公司一方拿 {total} 元；"
            f"按“{name}”{decimal(ceiling.value * 100, 0)}%，"
            f"最多 {allowed} 元，多拿 {total - allowed} 元。请调低公司一方的比例，或改正上限",
        )


CHECK = Check(
    name="collective_at_risk",
    code="C674",
    severity=WARNING,
    asks="集体有没有替人担保，资本分得有没有超过约定的上限",
    ground="《农村集体经济组织法》第三十五条；合作协议约定的上限",
    find=_find,
    mechanisms=(47,),
)
