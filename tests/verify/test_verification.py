"""A payout list beside a season: every household told, and none that is right accused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.model.entitlement import Settlement
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.verification import Verification, verify_season
from linkage.verify.verify_document import verify_document
from verify.lists import SUMS, payout_list, right_list, right_rows, yuan
from villages import village_settlement


@pytest.fixture(scope="module")
def settled() -> Settlement:
    """A village of twelve households."""
    return village_settlement()


def found(verification: Verification) -> dict[str, Verdict]:
    """Verdicts by payee, or by name where nobody is known."""
    return {one.payee or one.name: one.verdict for one in verification.differing}


def codes(verification: Verification) -> set[str]:
    """Codes of what is said of the list as a whole."""
    return {remark.code for remark in verification.remarks}


def only(verification: Verification) -> Difference:
    """The only difference."""
    (difference,) = verification.differences
    return difference


def test_a_right_list_is_equal(settled: Settlement) -> None:
    verification = verify_season(right_list(settled), settled)
    assert verification.is_equal
    assert verification.count(Verdict.EQUAL) == 12
    assert all(agreement.holds for agreement in verification.agreements)


def test_the_list_of_one_payer_is_compared_with_that_payer(settled: Settlement) -> None:
    verification = verify_season(right_list(settled, "gs"), settled)
    assert verification.is_equal
    assert verification.comparisons[0].scope.payer == "gs"


def test_another_order_changes_nothing(settled: Settlement) -> None:
    rows = right_rows(settled)
    assert verify_season(payout_list(SUMS, rows[::-1]), settled).is_equal


def test_each_verdict_once(settled: Settlement) -> None:
    rows = right_rows(settled)
    due = rows[0][4]
    rows[0][4] = "1.00"
    rows[3][3] = rows[4][3]
    rows.append(list(rows[1]))
    rows.append(["H99", "张三丰", "1组", "", "55.00"])
    del rows[6]
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {
        "H01": Verdict.DIFFERENT,
        "H02": Verdict.TWICE,
        "H04": Verdict.WRONG_ACCOUNT,
        "H07": Verdict.MISSING,
        "张三丰": Verdict.EXTRA,
    }
    different = verification.differing[0].differences[0]
    assert different.due is not None
    assert (different.due.plain, different.paid and different.paid.plain) == (due, "1.00")
    assert str(different.places[0]).endswith("E2 实发金额")
    assert not verification.is_equal


def test_a_wrong_account_shows_four_signs_only(settled: Settlement) -> None:
    rows = right_rows(settled)
    rows[3][3] = rows[4][3]
    difference = only(verify_season(payout_list(SUMS, rows), settled))
    assert rows[4][3] not in difference.told
    assert rows[4][3][-4:] in difference.told
    assert "H05" in difference.told


def test_numbers_shown_in_part_are_compared_as_far_as_shown(settled: Settlement) -> None:
    rows = right_rows(settled)
    for row in rows:
        row[3] = f"****{row[3][-4:]}"
    assert verify_season(payout_list(SUMS, rows), settled).is_equal
    rows[5][3] = rows[6][3]
    assert "H07" in only(verify_season(payout_list(SUMS, rows), settled)).told
    rows[5][3] = "****0000"
    assert found(verify_season(payout_list(SUMS, rows), settled)) == {"H06": Verdict.WRONG_ACCOUNT}


def test_numbers_of_households_one_row_off_are_told(settled: Settlement) -> None:
    rows = right_rows(settled)
    numbers = [row[0] for row in rows]
    for row, number in zip(rows, [numbers[-1], *numbers[:-1]], strict=True):
        row[0], row[3] = number, ""
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {}
    assert "W532" in codes(verification)
    assert not verification.is_equal


def test_names_one_row_off_are_told(settled: Settlement) -> None:
    rows = right_rows(settled)
    names = [row[1] for row in rows]
    for row, name in zip(rows, [*names[1:], names[0]], strict=True):
        row[1], row[3] = name, ""
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {}
    assert "W531" in codes(verification)


def test_one_name_that_is_another_households_is_left_to_a_person(settled: Settlement) -> None:
    rows = right_rows(settled)
    rows[2][1], rows[2][3] = rows[4][1], ""
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {rows[4][1]: Verdict.AMBIGUOUS}
    assert "H03" in only(verification).told
    assert "与表上相同" in only(verification).told


def test_a_number_of_the_row_decides_between_household_and_name(settled: Settlement) -> None:
    rows = right_rows(settled)
    rows[2][0] = "H05"
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {}
    assert "W546" in codes(verification)


def test_amounts_in_ten_thousands_are_told(settled: Settlement) -> None:
    rows = right_rows(settled)
    for row in rows:
        row[4] = str(float(Fraction(row[4]) / 10000))
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert "W533" in codes(verification)
    assert verification.count(Verdict.DIFFERENT) == 12


def test_the_list_of_another_village_is_told(settled: Settlement) -> None:
    rows = [["", f"钱甲{number}", "1组", "", "5.00"] for number in "一二三四五六"]
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert "W530" in codes(verification)
    assert verification.count(Verdict.EXTRA) == 6


def test_the_wrong_season_is_told(settled: Settlement) -> None:
    other = village_settlement(seed=5)
    rows = right_rows(settled)
    for row, before in zip(rows, right_rows(other), strict=False):
        row[4] = before[4]
    assert "W534" in codes(verify_season(payout_list(SUMS, rows), settled))
    assert "W535" in codes(verify_season(payout_list(SUMS, rows), settled, other))


def test_one_household_in_two_persons_adds_up(settled: Settlement) -> None:
    rows = right_rows(settled)
    household = settled.books.households["H03"]
    fen = int(Fraction(rows[2][4]) * 100)
    rows[2][4] = yuan(fen - 12345)
    rows.append(["H03", household.members[-1].name, household.group, "", yuan(12345)])
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {}
    assert any("合起来" in note for one in verification.outcomes for note in one.told)


def test_an_empty_amount_is_told(settled: Settlement) -> None:
    rows = right_rows(settled)
    rows[7][4] = ""
    assert "空" in only(verify_season(payout_list(SUMS, rows), settled)).told


def test_what_a_sheet_holds_behind_the_fen_accuses_nobody(settled: Settlement) -> None:
    rows = right_rows(settled)
    rows[1][4] += "3"
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert found(verification) == {}
    assert "W543" in codes(verification)


def test_a_number_in_a_wrong_column_is_never_shown_whole(settled: Settlement) -> None:
    number = "369901197001010015"
    rows = [*right_rows(settled), ["", number, number, "", "5.00"]]
    verification = verify_season(payout_list(SUMS, rows), settled)
    (outcome,) = verification.differing
    told = verify_document(verification, "")
    assert number not in f"{outcome.name} {outcome.group} {told}"
    assert outcome.name.endswith("0015")


def test_causes_are_looked_for_in_so_many_rows_only(
    settled: Settlement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkage.verify.verification.MOST_SEARCHED", 2)
    rows = right_rows(settled)
    for row in rows[:4]:
        row[4] = row[4].replace(".", "")
    verification = verify_season(payout_list(SUMS, rows), settled)
    assert [bool(one.causes) for one in verification.differences] == [True, True, False, False]
    assert "W545" in codes(verification)
