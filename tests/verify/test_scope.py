"""Which sum of the season a column holds: by its words, else by the amounts that fit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from linkage.ground.money import Money
from linkage.model.entitlement import Line, Settlement
from linkage.verify.amounts import Measure
from linkage.verify.payout_list import PayoutList, Role
from linkage.verify.verdict import Verdict
from linkage.verify.verification import Verification, verify_season
from verify.lists import Told, payout_list, right_rows, yuan
from villages import village_settlement

PERSON: Sequence[Told] = (("户号", Role.HOUSEHOLD, ""), ("姓名", Role.NAME, ""))


@pytest.fixture(scope="module")
def settled() -> Settlement:
    """A village of twelve households."""
    return village_settlement()


def lines(settled: Settlement, clause: str) -> list[Line]:
    """Lines of households and persons under a clause."""
    return [line for line in settled.lines if line.clause == clause]


def rent_rows(settled: Settlement) -> list[list[str]]:
    """户号, name and rent of everybody who has rent."""
    return [[line.payee, line.name, line.amount.plain] for line in lines(settled, "土地租金")]


def verdicts(verification: Verification) -> dict[str, Verdict]:
    """Verdicts by payee."""
    return {one.payee or one.name: one.verdict for one in verification.differing}


def test_a_column_that_names_its_clause_is_compared_with_it(settled: Settlement) -> None:
    paid = payout_list([*PERSON, ("土地租金", Role.AMOUNT, "土地租金")], rent_rows(settled))
    verification = verify_season(paid, settled)
    assert verification.is_equal
    assert verification.comparisons[0].scope.clauses == ("土地租金",)
    assert not verification.comparisons[0].found


@pytest.mark.parametrize("word", ["租金", "土地租金"])
def test_an_income_names_its_clauses(settled: Settlement, word: str) -> None:
    paid = payout_list([*PERSON, (word, Role.AMOUNT, word)], rent_rows(settled))
    assert verify_season(paid, settled).is_equal


def test_a_bare_amount_is_the_sum_that_fits(settled: Settlement) -> None:
    paid = payout_list([*PERSON, ("金额", Role.AMOUNT, "")], rent_rows(settled))
    verification = verify_season(paid, settled)
    assert verification.is_equal
    assert verification.comparisons[0].scope.clauses == ("土地租金",)
    assert "W537" in {remark.code for remark in verification.remarks}


def test_a_list_of_strangers_is_held_against_what_is_payable(settled: Settlement) -> None:
    rows = [[f"Z{number}", f"路人{number}", "100.00"] for number in range(8)]
    verification = verify_season(payout_list([*PERSON, ("实发", Role.NET, "")], rows), settled)
    (compared,) = verification.comparisons
    assert (compared.scope.measure, compared.scope.payer) == (Measure.PAYABLE, "")


def test_a_word_nobody_knows_is_the_clause_whose_amounts_it_has(settled: Settlement) -> None:
    rows = [[*row, row[2]] for row in rent_rows(settled)]
    columns = [*PERSON, ("流转费", Role.AMOUNT, "流转费"), ("实发", Role.NET, "")]
    verification = verify_season(payout_list(columns, rows), settled)
    assert [one.scope.clauses for one in verification.comparisons] == [("土地租金",), ("土地租金",)]


def test_a_word_nobody_knows_with_other_amounts_is_told(settled: Settlement) -> None:
    rows = [[*row, str(7 + at)] for at, row in enumerate(rent_rows(settled))]
    columns = [*PERSON, ("土地租金", Role.AMOUNT, "土地租金"), ("过节费", Role.AMOUNT, "过节费")]
    verification = verify_season(payout_list(columns, rows), settled)
    assert verdicts(verification) == {}
    assert "W538" in {remark.code for remark in verification.remarks}
    assert not verification.is_equal


def wide(settled: Settlement, change: str = "") -> PayoutList:
    """Rent, guarantee and gross of every household, with one rent changed and carried into the sum."""
    rows = []
    gross = {debt.payee: 0 for debt in settled.debts}
    for line in settled.lines:
        home = line.payee.partition(".")[0]
        if home in settled.books.households:
            gross[home] = gross.get(home, 0) + line.amount.fen
    rent = {line.payee: line.amount.fen for line in lines(settled, "土地租金")}
    share = {line.payee: line.amount.fen for line in lines(settled, "入股保底")}
    for home, household in settled.books.households.items():
        off = 5000 if home == change else 0
        sums = (rent.get(home, 0) + off, share.get(home, 0), gross.get(home, 0) + off)
        rows.append([home, household.name, *(yuan(fen) if fen else "" for fen in sums)])
    columns = [
        *PERSON,
        ("租金", Role.AMOUNT, "土地租金"),
        ("保底", Role.AMOUNT, "入股保底"),
        ("应发", Role.GROSS, ""),
    ]
    return payout_list(columns, rows)


def test_a_wide_list_is_compared_column_by_column(settled: Settlement) -> None:
    verification = verify_season(wide(settled), settled)
    assert verification.is_equal
    assert [(one.scope.measure, one.whole) for one in verification.comparisons] == [
        (Measure.LINES, False),
        (Measure.LINES, False),
        (Measure.GROSS, True),
    ]


def test_a_wrong_part_stands_with_its_clause_and_the_sum_follows(settled: Settlement) -> None:
    verification = verify_season(wide(settled, "H03"), settled)
    assert verdicts(verification) == {"H03": Verdict.DIFFERENT}
    by_clause = {one.clause: one for one in verification.differences}
    assert by_clause["土地租金"].due is not None
    assert "上面各项" in by_clause[""].told
    assert verification.overpaid.plain == "50.00"


LONG = [*PERSON, ("项目", Role.CLAUSE, ""), ("金额", Role.AMOUNT, "")]


def long_rows(settled: Settlement) -> list[list[str]]:
    """One row for each household and clause."""
    return [
        [line.payee, line.name, line.clause, line.amount.plain]
        for clause in ("土地租金", "入股保底")
        for line in lines(settled, clause)
    ]


def test_rows_of_several_clauses_are_no_double_payment(settled: Settlement) -> None:
    assert verify_season(payout_list(LONG, long_rows(settled)), settled).is_equal


def test_one_clause_twice_and_one_left_out(settled: Settlement) -> None:
    rows = long_rows(settled)
    last = rows.pop()
    rows.append(list(rows[0]))
    verification = verify_season(payout_list(LONG, rows), settled)
    assert verdicts(verification) == {rows[0][0]: Verdict.TWICE, last[0]: Verdict.MISSING}
    assert {one.clause for one in verification.differences} == {"土地租金", "入股保底"}


def test_a_clause_nobody_knows_is_told(settled: Settlement) -> None:
    rows = [*long_rows(settled), ["H01", right_rows(settled)[0][1], "过节费", "100"]]
    verification = verify_season(payout_list(LONG, rows), settled)
    assert "W539" in {remark.code for remark in verification.remarks}
    assert verdicts(verification) == {}


def test_rows_of_several_payers_add_up(settled: Settlement) -> None:
    rows = [
        [home, settled.books.households[home].name, settled.party_name(payer), yuan(fen)]
        for payer in ("gs", "cjt")
        for home, fen in _payable(settled, payer).items()
    ]
    columns = [*PERSON, ("付款单位", Role.PAYER, ""), ("实发", Role.NET, "")]
    verification = verify_season(payout_list(columns, rows), settled)
    assert verification.is_equal
    assert verification.count(Verdict.EQUAL) == 12


def _payable(settled: Settlement, payer: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for debt in settled.debts:
        home = debt.payee.partition(".")[0]
        if debt.payer == payer and home in settled.books.households and debt.payable:
            found[home] = found.get(home, 0) + debt.payable.fen
    return found


def test_a_list_of_another_payer_is_told(settled: Settlement) -> None:
    rows = [
        [home, settled.books.households[home].name, yuan(fen)]
        for home, fen in _payable(settled, "gs").items()
    ]
    columns = [*PERSON, ("村集体付", Role.NET, "村集体")]
    verification = verify_season(payout_list(columns, rows), settled)
    assert "W536" in {remark.code for remark in verification.remarks}


def test_our_own_roll_with_a_row_for_each_person_is_equal(settled: Settlement) -> None:
    rows = [
        [debt.payee, settled.books.payee_name(debt.payee), debt.payable.plain]
        for debt in settled.debts
        if debt.payer == "gs" and debt.payee.partition(".")[0] in settled.books.households and debt.payable
    ]
    assert any("." in row[0] for row in rows)
    verification = verify_season(payout_list([*PERSON, ("实发", Role.NET, "")], rows), settled)
    assert verification.is_equal
    number = next(at for at, row in enumerate(rows) if "." in row[0])
    rows[number][2] = "1.23"
    verification = verify_season(payout_list([*PERSON, ("实发", Role.NET, "")], rows), settled)
    (difference,) = verification.differences
    assert difference.payee == rows[number][0]


def roll_rows(settled: Settlement, *, everybody: bool) -> list[list[str]]:
    """户号, name, gross and payable of one payer's roll, of everybody or of those alone who are paid now."""
    return [
        [debt.payee, settled.books.payee_name(debt.payee), debt.gross.plain, debt.payable.plain]
        for debt in settled.debts
        if debt.payer == "gs"
        and debt.payee.partition(".")[0] in settled.books.households
        and (debt.payable or (everybody and debt.gross))
    ]


def paid_before(settled: Settlement) -> Settlement:
    """The season with what one payer owes single persons paid before."""
    debts = [
        evolve(debt, paid=debt.paid + debt.payable, payable=Money(0))
        if debt.payer == "gs" and "." in debt.payee
        else debt
        for debt in settled.debts
    ]
    return evolve(settled, debts=tuple(debts))


@pytest.mark.parametrize("everybody", [False, True])
def test_gross_beside_net_is_that_of_those_who_stand_on_the_roll(
    settled: Settlement, *, everybody: bool
) -> None:
    before = paid_before(settled)
    now, whole = roll_rows(before, everybody=False), roll_rows(before, everybody=True)
    assert len(now) < len(whole)
    rows = whole if everybody else now
    columns = [*PERSON, ("应得", Role.GROSS, ""), ("实发", Role.NET, "")]
    verification = verify_season(payout_list(columns, rows), before)
    assert verification.is_equal
    assert verification.comparisons[1].scope.measure is (Measure.GROSS if everybody else Measure.GROSS_NOW)
    lost = rows.pop()
    verification = verify_season(payout_list(columns, rows), before)
    assert set(verdicts(verification)) == {lost[0].partition(".")[0]}


def test_a_second_sum_is_told_with_its_column(settled: Settlement) -> None:
    rows = roll_rows(settled, everybody=False)
    rows[0][2] = "1.00"
    columns = [*PERSON, ("应得", Role.GROSS, ""), ("实发", Role.NET, "")]
    (difference,) = verify_season(payout_list(columns, rows), settled).differences
    assert difference.told == "“应得”一列"


def test_a_list_without_amounts_is_equal_to_nothing(settled: Settlement) -> None:
    rows = [[row[0], row[1], "7"] for row in rent_rows(settled)]
    verification = verify_season(payout_list([*PERSON, ("备注", Role.IGNORED, "")], rows), settled)
    assert verification.count(Verdict.EQUAL) == 0
    assert "W548" in {remark.code for remark in verification.remarks}
    assert not verification.is_equal


def test_a_list_with_a_row_for_each_plot_adds_up(settled: Settlement) -> None:
    rows = []
    for number, name, amount in rent_rows(settled):
        fen = int(amount.replace(".", ""))
        rows += [[number, name, yuan(fen // 3)], [number, name, yuan(fen - fen // 3)]]
    columns = [*PERSON, ("租金", Role.AMOUNT, "土地租金")]
    assert verify_season(payout_list(columns, rows), settled).differing == ()
    rows[4][2] = "1.00"
    (difference,) = verify_season(payout_list(columns, rows), settled).differences
    assert (difference.payee, difference.verdict) == (rows[4][0], Verdict.DIFFERENT)
