"""Cases for the causes: a household of the small village, and what a list pays it under a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from linkage.verify.cause import Case, CauseKind
from linkage.verify.payout_list import Role
from verify.lists import Told, payout_list
from villages import village_settlement

RENT, SHARE, EQUAL = "土地租金", "公司利润分配/3", "村集体收益/2"
GUARANTEE, LABOUR, SALES = "入股保底", "用工报酬", "代销佣金"
WHO: Sequence[Told] = (("户号", Role.HOUSEHOLD, ""), ("成员号", Role.MEMBER, ""))


@cache
def season() -> Settlement:
    """The season of the small village."""
    return village_settlement()


def due(payee: str, clause: str, settlement: Settlement | None = None) -> Money:
    """What the season gives a payee under a clause; without a clause, what is paid now."""
    of = settlement or season()
    if not clause:
        return sum((debt.payable for debt in of.debts if debt.payee == payee), ZERO)
    return next((line.amount for line in of.lines if (line.payee, line.clause) == (payee, clause)), ZERO)


def case(
    payee: str,
    clause: str,
    paid: str,
    columns: Sequence[Told] = (),
    cells: Sequence[Sequence[str]] = (("",),),
    *,
    at: int = 0,
    last: Settlement | None = None,
    of: Settlement | None = None,
) -> Case:
    """A payee whose row of the list, the one at ``at``, pays another amount; ``cells`` are rows of cells.

    Other rows are of the households that follow; so many cells as columns.
    """
    household, _, member = payee.partition(".")
    first = int(household[1:]) - at
    rows = [
        (household, member, *row) if index == at else (f"H{first + index:02d}", "", *row)
        for index, row in enumerate(cells if columns else [()])
    ]
    held = payout_list((*WHO, *columns), rows)
    fen = int(paid.replace(".", "").replace(",", ""))
    settlement = of or season()
    return Case(
        settlement, held, held.rows[at], payee, clause, due(payee, clause, settlement), Money(fen), last
    )


def words(kind: str, asked: Case) -> list[str]:
    """What one kind of cause says of a case; each of its causes makes the amount of the list."""
    (found,) = (
        value
        for value in vars(import_module(f"linkage.verify.causes.{kind}")).values()
        if isinstance(value, CauseKind)
    )
    causes = list(found.find(asked))
    assert all(cause.amount == asked.paid and cause.kind == kind for cause in causes)
    return [cause.words for cause in causes]
