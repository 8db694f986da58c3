"""A settled season: everything adds up, everyone is answered, and order never matters."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from linkage.engine import term
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.ground.errors import InputRefusedError
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Settlement
from villages import Village, village, village_settlement

FOLDER = Path(__file__).resolve().parents[1] / "cases"
CASES = sorted(path.relative_to(FOLDER).parent for path in FOLDER.rglob("合作.yaml"))
SEEDS = range(1, 6)


def settled(folder: Path, made: Village) -> Settlement:
    read = read_season(made.write(folder / "季"))
    assert [str(problem) for problem in read.problems] == []
    return settle(read.arrangements, read.books)


def total(amounts: list[Money]) -> Money:
    return sum(amounts, start=ZERO)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_debt_and_every_pool_adds_up(seed: int) -> None:
    season = village_settlement(12, seed)
    for debt in season.debts:
        assert debt.gross - debt.deducted - debt.paid + debt.opening == debt.payable + debt.carried
        assert debt.payable >= ZERO
    for pool in season.pools:
        assert total([step.amount for step in pool.steps]) + pool.kept == pool.taken_in
        for step in pool.steps:
            if step.to in {"农户", "成员"}:
                lines = [
                    line for line in season.lines if line.clause == f"{pool.pool.name}/{step.step.number}"
                ]
                assert total([line.amount for line in lines]) == step.amount


@pytest.mark.parametrize("seed", SEEDS)
def test_what_households_are_owed_is_the_sum_of_their_lines(seed: int) -> None:
    season = village_settlement(12, seed)
    lines: dict[tuple[str, str], Money] = {}
    for line in season.lines:
        key = (line.payer, line.payee)
        lines[key] = lines.get(key, ZERO) + line.amount
    debts = {
        (debt.payer, debt.payee): debt.gross for debt in season.debts if debt.payee in season.books.households
    }
    assert debts == {key: debts_ for key, debts_ in lines.items() if key[1] in season.books.households} | {
        key: ZERO for key in debts if key not in lines
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_every_household_has_a_line_or_a_reason_under_every_clause(seed: int) -> None:
    season = village_settlement(12, seed)
    clauses = {term.name for _, term in season.terms()} | {"公司利润分配/3", "村集体收益/2"}
    for household in season.books.households:
        lines = {line.clause for line in season.lines_of(household)}
        reasons = {reason.clause for reason in season.reasons_of(household)}
        assert lines | reasons == clauses
        assert not lines & reasons


def test_a_pool_feeds_another_and_is_a_debt_between_the_parties() -> None:
    season = village_settlement()
    company, collective = season.pools
    share = company.steps[1].amount
    assert collective.taken_in == share + Money(2400000)
    [debt] = [debt for debt in season.debts if (debt.payer, debt.payee) == ("gs", "cjt")]
    assert debt.payable == share


def test_payment_on_behalf_makes_two_debts(tmp_path: Path) -> None:
    direct = village_settlement()
    through = settled(
        tmp_path,
        village().with_text(
            "        尾差: 结转下年\n  - 分配", "        尾差: 结转下年\n        代发: 村集体\n  - 分配"
        ),
    )
    lines = [line for line in through.lines if line.clause == "公司利润分配/3"]
    assert {line.payer for line in lines} == {"cjt"}
    handed = total([line.amount for line in lines])
    [debt] = [debt for debt in through.debts if (debt.payer, debt.payee) == ("gs", "cjt")]
    [before] = [debt for debt in direct.debts if (debt.payer, debt.payee) == ("gs", "cjt")]
    assert debt.gross == before.gross + handed


def test_a_loss_year_pays_the_guarantee_and_says_why_nothing_else(tmp_path: Path) -> None:
    made = village()
    facts = made.registers["事实"]
    [profit] = [row for row in facts if row[0] == "净利润"]
    season = settled(
        tmp_path, made.without("事实", "净利润").with_rows("事实", ("净利润", "-50000.00", *profit[2:]))
    )
    assert season.pools[0].loss == Money(5000000)
    assert not [line for line in season.lines if line.clause == "公司利润分配/3"]
    reasons = [reason for reason in season.reasons if reason.clause == "公司利润分配/3"]
    assert len(reasons) == 12
    assert sum("亏损 50,000.00 元" in reason.why for reason in reasons) >= 11


def test_a_household_with_nobody_left_is_computed_and_held(tmp_path: Path) -> None:
    made = village()
    people = [row for row in made.registers["名册"] if row[0] == "H05"]
    events = [("2025-12-30", "H05", row[1], "死亡") for row in people]
    registers = {**made.registers, "事件": (("日期", "户号", "成员号", "事件"), *events)}
    season = settled(tmp_path, Village(made.arrangement, made.charter, registers))
    debts = season.debts_of("H05")
    owed = [debt for debt in debts if debt.gross]
    assert owed
    assert all(debt.payable == ZERO and debt.held == "继承待定" and debt.carried > ZERO for debt in owed)


def test_everything_that_stops_the_computation_is_told_at_once(tmp_path: Path) -> None:
    made = village().without("价格", "稻谷收购价").without("事实", "净利润")
    read = read_season(made.write(tmp_path / "季"))
    told = [str(problem) for problem in read.problems]
    assert sum("稻谷收购价" in one for one in told) == 1
    assert sum("净利润" in one for one in told) == 1


def test_two_facts_of_one_name_need_their_dates(tmp_path: Path) -> None:
    made = village().with_rows("事实", ("净利润", "1", "元", "2025-06-01", "2025-12-31", "错"))
    read = read_season(made.write(tmp_path / "季"))
    assert [problem.code for problem in read.problems if "净利润" in problem.what] == ["E424"]
    with pytest.raises(InputRefusedError) as refused:
        settle(read.arrangements, read.books)
    assert "几行" in refused.value.problems[0].what


def test_a_fact_of_another_year_is_not_this_years(tmp_path: Path) -> None:
    made = village().with_rows("事实", ("净利润", "99", "元", "2024-01-01", "2024-12-31", "上年年报"))
    assert settled(tmp_path, made).pools[0].taken_in == village_settlement().pools[0].taken_in


@pytest.mark.parametrize("seed", [3, 4])
def test_the_order_of_rows_changes_no_amount(tmp_path: Path, seed: int) -> None:
    def amounts(season: Settlement) -> list[tuple[str, str, str]]:
        return [(line.payee, line.clause, line.amount.plain) for line in season.lines]

    assert amounts(settled(tmp_path, village().shuffled(seed))) == amounts(village_settlement())


def test_an_amount_no_village_owes_is_a_wrong_unit(tmp_path: Path) -> None:
    made = village().with_text("每亩每年 500 斤稻谷", "每亩每年 999999999999 斤稻谷")
    read = read_season(made.write(tmp_path / "季"))
    assert {problem.code for problem in read.problems} == {"E427"}


@pytest.mark.parametrize("other", [False, True])
def test_an_amount_no_village_owes_is_told_in_the_first_round(tmp_path: Path, *, other: bool) -> None:
    """With everything else that is wrong, or by the settlement where nothing else is."""
    made = village().with_text("费率: 6%/年", "费率: 600000000%/年")
    if other:
        made = made.with_text("采摘: 130 元/工日", "采枣: 130 元/工日")
    read = read_season(made.write(tmp_path / "季"))
    if other:
        assert {problem.code for problem in read.problems} == {"E427", "E420"}
        return
    assert read.problems == ()
    with pytest.raises(InputRefusedError) as refused:
        settle(read.arrangements, read.books)
    assert {problem.code for problem in refused.value.problems} == {"E427"}


def test_derivations_that_were_not_held_come_out_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    held = village_settlement()
    monkeypatch.setattr(term, "REMEMBERED", 1)
    again = village_settlement()
    assert [line.figure.trace() for line in again.lines] == [line.figure.trace() for line in held.lines]
    assert again.lines == held.lines


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_derivations_of_a_case_are_made_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    season = read_season(FOLDER / case)
    held = settle(season.arrangements, season.books)
    monkeypatch.setattr(term, "REMEMBERED", 1)
    again = settle(season.arrangements, season.books)
    for _ in range(2):
        assert [line.figure for line in again.lines] == [line.figure for line in held.lines]


def test_a_derivation_that_comes_to_another_amount_is_an_error_of_ours() -> None:
    line = next(line for line in village_settlement().lines if "/" not in line.clause)
    owed = line._figure
    assert isinstance(owed, term.Owed)
    wrong = evolve(line, figure=evolve(owed, money=line.amount + Money(1)))
    assert wrong.amount != line.amount
    with pytest.raises(ValueError, match="is not"):
        _ = wrong.figure
