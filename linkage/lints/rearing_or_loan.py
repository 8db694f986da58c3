"""Rearing paid by the year whatever is reared (寄养): a loan or a stake by another name."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Spot
from linkage.ground.units import PLAIN, YEAR
from linkage.lint import Lint, Unreckoned, figures_in
from linkage.model.arrangement import Term
from linkage.words.wording import spoken


def _find(season: Unreckoned) -> Iterable[Spot]:
    for _, term in season.terms():
        if (term.income, term.kind) != ("佣金", "代养"):
            continue
        yearly = next((figure for figure in figures_in(term.price) if _by_the_year(figure.unit)), None)
        if yearly is not None:
            yield Spot(str(term.where), f"条款“{term.name}”是代养费，却按{_counted(term)}付{spoken(yearly)}")


def _by_the_year(unit: object) -> bool:
    """Say whether a price runs with the time, or is a part of what was put in."""
    return unit in {PLAIN, PLAIN / YEAR} or str(unit).endswith("/年")


def _counted(term: Term) -> str:
    return term.quantity[1] or "户"


LINT = Lint(
    name="rearing_or_loan",
    code="C781",
    severity=WARNING,
    asks="代养费是不是按年收的固定回报（名为寄养，实为出资或借款）",
    why="代养费是饲养服务的报酬，养多少付多少；按投的钱、按年付固定的数，是出资或者借款，要照那样写明风险",
    mend="请按头、按批、按公斤计代养费；确是出资的，改用股金条款",
    ground="委托代养合同的性质",
    find=_find,
    mechanisms=(47,),
)
