"""People who died or left and stand on a list all the same, and what is told of households without money."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from linkage.verify.payout_list import Role
from linkage.verify.verdict import Verdict
from linkage.verify.verification import verify_season
from verify.lists import SUMS, payout_list, right_list, right_rows
from villages import village

EVENTS = (
    ("日期", "户号", "成员号", "事件", "对方户号", "对方成员号", "份额", "依据"),
    ("2025-03-02", "H03", "1", "死亡", "", "", "", "户籍"),
    ("2024-11-01", "H12", "", "迁出", "", "", "", "户籍"),
)


@cache
def settled() -> Settlement:
    """A village where one head died and one household moved away."""
    made = village()
    made = made.without("用工", "H03")
    made = evolve(made, registers={**made.registers, "事件": EVENTS})
    with TemporaryDirectory() as folder:
        season = read_season(made.write(Path(folder) / "季"))
        assert not season.problems
        return settle(season.arrangements, season.books)


def test_a_head_who_died_is_told_and_accuses_nobody() -> None:
    verification = verify_season(right_list(settled()), settled())
    gone = [remark for remark in verification.remarks if remark.code == "W547"]
    assert [one.where.cell for one in gone if "死亡（2025-03-02）" in one.message] == ["A4"]
    assert "继承" in gone[0].remedy
    assert verification.is_equal


def test_who_died_and_is_named_for_the_household_is_told() -> None:
    rows = right_rows(settled())
    rows[2][4] = "1.00"
    verification = verify_season(payout_list(SUMS, rows), settled())
    assert "W541" in {remark.code for remark in verification.remarks}
    assert verification.count(Verdict.DIFFERENT) == 1


def test_a_household_that_moved_away_is_extra() -> None:
    rows = right_rows(settled())
    assert not any(row[0] == "H12" for row in rows)
    household = settled().books.households["H12"]
    rows.append(["H12", household.name, household.group, "", "500.00"])
    verification = verify_season(payout_list(SUMS, rows), settled())
    (difference,) = verification.differences
    assert (difference.payee, difference.verdict) == ("H12", Verdict.EXTRA)
    assert "2024-11-01 已迁出" in difference.told
    assert "W541" in {remark.code for remark in verification.remarks}


def test_a_list_without_fen_is_told_as_a_whole() -> None:
    rows = right_rows(settled())
    for row in rows:
        row[4] = row[4].partition(".")[0]
    verification = verify_season(payout_list(SUMS, rows), settled())
    codes = [remark.code for remark in verification.remarks]
    assert "W549" in codes
    assert "W534" not in codes
    assert not verification.is_equal


def test_persons_in_ten_thousands_cut_to_four_places_are_told_as_a_whole() -> None:
    people = [
        debt
        for debt in settled().debts
        if debt.payer == "gs" and debt.payee.partition(".")[0] in settled().books.households and debt.payable
    ]
    rows = [
        [one.payee, settled().books.payee_name(one.payee), f"{Decimal(one.payable.fen).scaleb(-6):.4f}"]
        for one in people
    ]
    assert any("." in row[0] for row in rows)
    columns = [("户号", Role.HOUSEHOLD, ""), ("姓名", Role.NAME, ""), ("实发", Role.NET, "")]
    verification = verify_season(payout_list(columns, rows), settled())
    assert "W533" in {remark.code for remark in verification.remarks}
