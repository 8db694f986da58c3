"""A right row whose list has no column for what is carried is not asked to add up."""

from __future__ import annotations

from attrs import evolve

from linkage.verify.payout_list import Part, PayoutList, Relation, Role
from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_rows, yuan
from villages import village_settlement

GROSS, NET = 5, 6
COLUMNS = (*SUMS[:4], ("应发", Role.GROSS, ""), ("实发金额", Role.NET, ""))


def opening() -> int:
    """What H03 brings from the season before, in fen."""
    fen = sum(debt.opening.fen for debt in village_settlement().debts if debt.payee == "H03")
    assert fen
    return fen


def carrying(off: int, paid_off: int = 0) -> PayoutList:
    """A right list in which H03 gets more than its parts, by what it brings and by so many fen."""
    rows = []
    for row in right_rows(village_settlement()):
        fen = int(row[4].replace(".", ""))
        more, changed = (opening() + off, paid_off) if row[0] == "H03" else (0, 0)
        rows.append([*row[:4], yuan(fen - more), yuan(fen + changed)])
    return evolve(payout_list(COLUMNS, rows), relations=(Relation(NET, (Part((GROSS,)),)),))


def asked(paid: PayoutList) -> list[str]:
    proved = verify_season(paid, village_settlement()).proved
    return [remark.where.cell for remark in proved if remark.code == "W501"]


def test_a_row_that_is_off_by_what_is_carried_is_not_asked() -> None:
    assert asked(carrying(0)) == []


def test_one_fen_more_is_asked() -> None:
    assert asked(carrying(1)) == ["F4"]
    assert asked(carrying(-1)) == ["F4"]


def test_a_row_that_pays_something_else_is_asked() -> None:
    assert asked(carrying(5, -5)) == ["F4"]
