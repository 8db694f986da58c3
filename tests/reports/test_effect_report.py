"""The effect report counts households once and agrees with the debts."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import season
from documents.trade import settled as settled_village
from linkage.engine.money_trace import COSTS
from linkage.ground.money import Money
from linkage.reports.effect_report import REPORT
from linkage.telling.effect_tables import flows
from linkage.telling.summary import add
from reports.played import played
from test_example_cooperative import closed
from villages import village


def test_its_totals_are_those_of_the_debts() -> None:
    payers, *_ = REPORT.tell(season())
    debts = [debt for debt in season().debts if debt.payee.partition(".")[0] in season().books.households]
    assert payers.total[4] == str(add(debt.gross for debt in debts))
    assert payers.total[6:9] == tuple(
        str(add(getattr(debt, name) for debt in debts)) for name in ("paid", "payable", "carried")
    )


def test_ways_and_sorts_add_up_to_all_lines() -> None:
    _, ways, *_ = REPORT.tell(season())
    cents = [int(row[3].replace(",", "").replace(".", "")) for row in ways.rows]
    assert sum(cents) == int(ways.total[3].replace(",", "").replace(".", ""))
    assert sum(int(row[2]) for row in ways.rows) >= int(ways.total[2])


def test_only_households_with_a_line_are_linked() -> None:
    payers, *_ = REPORT.tell(season())
    with_lines = {line.payee.partition(".")[0] for line in season().lines} & set(season().books.households)
    assert payers.total[1] == str(len(with_lines)) != str(len(season().books.households))


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_promises_kept_add_up_over_payers() -> None:
    _, _, kept, *_ = REPORT.tell(season())
    assert sum(fen(row[1]) for row in kept.rows) == fen(kept.total[1])
    debts = [debt for debt in season().debts if debt.payee.partition(".")[0] in season().books.households]
    assert kept.total[1] == str(add(debt.paid + debt.payable + debt.carried for debt in debts))
    assert kept.total[2] == str(add(debt.paid for debt in debts))


def test_a_household_is_compared_with_its_own_last_season() -> None:
    found = {table.heading: table for table in REPORT.tell(played("150"))}
    table = found["四、同一户和上一期比"]
    assert [(row[0], row[1]) for row in table.rows] == [("增加", "1"), ("减少", "3")]
    assert all(fen(row[3]) - fen(row[2]) == fen(row[4]) for row in (*table.rows, table.total))
    others = [one.heading for one in REPORT.tell(played("03"))]
    assert not any("同一户和上一期比" in one for one in others)
    assert [one[:2] for one in others] == [f"{at}、" for at in "一二三四五六"[: len(others)]]


def test_uses_add_up_to_what_came_into_the_pools_and_problems_say_whether_they_were_answered() -> None:
    found = {table.heading: table for table in REPORT.tell(played("150"))}
    uses = found["五、收益用到哪里"]
    assert sum(fen(row[3]) for row in uses.rows) == fen(uses.total[3])
    assert {row[4] for row in found["六、问题清单"].rows} == {"没有答复"}
    assert [row[0] for row in found["六、问题清单"].rows] == sorted(
        row[0] for row in found["六、问题清单"].rows
    )


@pytest.mark.parametrize("case", ["102", "154", "31"])
def test_what_a_place_got_is_what_its_pool_says_to_the_fen(case: str) -> None:
    settled = played(case)
    table = next(one for one in REPORT.tell(settled) if "收益用到哪里" in one.heading)
    for outcome in settled.pools:
        said = {row[1]: row[3] for row in table.rows if row[0] == outcome.pool.name}
        steps = {step.name: str(step.amount) for step in outcome.steps if step.name in said}
        assert steps == {name: said[name] for name in steps}


def test_capital_given_back_is_no_effect_and_stands_beside() -> None:
    """Who leaves a co-operative gets back her own: that is neither income nor what the linkage brought."""
    settled = closed().settlement
    earned = add(line.amount for line in settled.lines if line.income != "退社退还")
    payers, ways, *_ = REPORT.tell(settled)
    assert not any("退社退还" in row[0] for row in ways.rows)
    assert ways.total[3] == str(earned)
    assert ways.notes == ("另有退社退还 3 户 22,773.79 元，是还本，不算收入，没有计入。",)
    assert "户均应付不含" in payers.notes[1]
    assert payers.total[-1] == ways.total[4]


def test_costs_are_the_rest_of_the_exact_sum() -> None:
    costly = settled_village(
        village()
        .with_text("    来源: 事实.净利润\n", "    来源: [事实.净利润, 事实.补助, {减: 事实.管理费}]\n")
        .with_rows(
            "事实",
            ("补助", "0.005", "元", "2025-01-01", "2025-12-31", "账簿"),
            ("管理费", "10.00", "元", "2025-01-01", "2025-12-31", "账簿"),
        )
        .with_text("事实.净利润, 事实.补助", "事实.净利润, 事实.补助, 事实.零星收入")
        .with_rows("事实", ("零星收入", "0.005", "元", "2025-01-01", "2025-12-31", "账簿"))
    )
    (table,) = flows(costly)
    costs = {row[0]: row[3] for row in table.rows if row[2] == COSTS}
    # Rounded one by one, 0.005 and 0.005 would be two fen, and the costs a fen too many.
    assert costs == {"公司利润分配": "10.00"}


def test_what_became_contribution_is_no_deduction() -> None:
    payers, *_ = REPORT.tell(played("111"))
    told = dict(zip((heading.text for heading in payers.columns), payers.total, strict=True))
    assert (told["应抵扣"], told["转为出资"]) == ("0.00", "1,560.00")
    assert "转为出资" in payers.notes[0]


def test_more_paid_than_due_is_explained() -> None:
    people = [debt for debt in season().debts if debt.payee in season().books.households]
    first, *others = (evolve(debt, carried=Money(0)) for debt in people)
    owing = evolve(first, carried=Money(-12345))
    told = {table.heading: table for table in REPORT.tell(evolve(season(), debts=(owing, *others)))}
    (note,) = told["三、兑现和帮扶对象"].notes[1:]
    assert "共 123.45 元，留到下期再扣" in note
