"""Sums that must be one, each with its name and its figure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from linkage.verify.agreements import Agreement
from linkage.verify.payout_list import Role
from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_list, right_rows
from villages import Village, village, village_settlement


def sums(settled: Settlement, totals: Sequence[Sequence[str]] = ()) -> tuple[Agreement, ...]:
    """The agreements of a right list."""
    return verify_season(payout_list(SUMS, right_rows(settled), totals), settled).agreements


def test_list_roll_and_bank_are_one() -> None:
    (agreement,) = sums(village_settlement())
    assert agreement.holds
    assert [name for name, _ in agreement.sides] == ["表上各行相加", "发放签领表", "银行代发"]


def test_a_wrong_total_of_the_list_stands_with_its_figure() -> None:
    (agreement,) = sums(village_settlement(), [["合计", "", "", "", "12.30"]])
    assert not agreement.holds
    assert "表上的合计 12.30" in agreement.told


def test_a_subtotal_is_not_the_total() -> None:
    (agreement,) = sums(village_settlement(), [["本页小计", "", "", "", "12.30"]])
    assert agreement.holds


def test_who_has_no_account_is_paid_apart_from_the_bank() -> None:
    settled = village_settlement()
    households = dict(settled.books.households)
    head = households["H02"].head
    bare = evolve(
        head, row=evolve(head.row, values={k: v for k, v in head.row.values.items() if k != "卡号"})
    )
    households["H02"] = evolve(households["H02"], members=(bare, *households["H02"].members[1:]))
    without = evolve(settled, books=evolve(settled.books, households=households))
    verification = verify_season(right_list(settled), without)
    assert "另付的" in verification.agreements[0].told
    assert "W542" in {remark.code for remark in verification.remarks}


def stated(made: Village, matter: str) -> Village:
    """The village with a sum in the words of its resolution."""
    rows = [
        tuple(f"{cell}{matter}" if cell.startswith("成员大会") else cell for cell in row)
        for row in made.registers["会议"]
    ]
    return evolve(made, registers={**made.registers, "会议": tuple(rows)})


@pytest.mark.parametrize(("off", "holds"), [(0, True), (1, False)])
def test_what_a_meeting_states_is_compared(
    tmp_path_factory: pytest.TempPathFactory, off: int, *, holds: bool
) -> None:
    pool = village_settlement().pools[0]
    amount = f"{pool.taken_in.fen // 100 + off}.{pool.taken_in.fen % 100:02d}"
    folder = stated(village(), f"，可分配 {amount} 元").write(tmp_path_factory.mktemp("季") / "季")
    season = read_season(folder)
    settled = settle(season.arrangements, season.books)
    verification = verify_season(right_list(settled), settled)
    (_, meeting) = verification.agreements
    assert meeting.holds is holds
    assert "2025-09" in meeting.text
    assert verification.is_equal is holds


def test_shares_of_a_pool_stand_beside_notice_and_resolution() -> None:
    settled = village_settlement()
    rows = [
        [line.payee, line.name, line.amount.plain]
        for line in settled.lines
        if line.clause == "公司利润分配/3"
    ]
    columns = [("户号", Role.HOUSEHOLD, ""), ("姓名", Role.NAME, ""), ("分红", Role.AMOUNT, "公司利润分配")]
    (agreement,) = verify_season(payout_list(columns, rows), settled).agreements
    assert agreement.holds
    assert "公示、决议上的这一步" in [name for name, _ in agreement.sides]
