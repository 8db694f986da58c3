"""The public edition: masked, small groups hidden, never by amount, and no text that somebody typed freely."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from attrs import evolve

from linkage.ground.errors import WithheldError
from linkage.model.entitlement import Line
from linkage.page.page import page
from linkage.page.public import view
from linkage.telling.counting import FEWEST
from pages_of_seasons import closed, found_in, last_season, persons, secrets, this_season, words
from villages import village

ROWS = re.compile(r'class="home"([^>]*)>')


def test_names_are_masked_and_numbers_are_absent() -> None:
    written = page(this_season(), "public", last_season())
    assert found_in(written, secrets(this_season())) == []
    assert found_in(written, persons(this_season())) == []
    assert "钱**" in words(written) or "赵**" in words(written)


def test_households_stand_by_group_and_number_and_cannot_be_sorted_by_amount() -> None:
    for edition, sortable in (("public", False), ("internal", True)):
        code = page(this_season(), edition).decode()  # type: ignore[arg-type]
        assert ("data-amount" in code) is sortable
        assert ('data-sort="amount"' in code) is sortable
    rows = ROWS.findall(page(this_season(), "public").decode())
    found = [re.search(r'data-find="(\S+) \S+ ?(\S*)" data-group="(\d+)"', row) for row in rows]
    assert [int(match[3]) for match in found if match] == list(range(len(rows)))
    order = [(match[2], match[1]) for match in found if match]
    groups = list(dict.fromkeys(group for group, _ in order))
    assert order == sorted(order, key=lambda one: (groups.index(one[0]), one[1]))


def test_only_what_an_assembly_decided_is_told_of_a_household() -> None:
    settlement = this_season().settlement
    told = words(page(this_season(), "public"))
    public = {outcome.pool.name for outcome in settlement.pools if outcome.pool.public}
    for line in settlement.lines:
        if line.clause.partition("/")[0] not in public:
            assert str(line.amount) not in told.split()


def test_an_income_of_few_households_is_not_even_a_total() -> None:
    some = village()
    for number in this_season().settlement.books.households:
        some = some.without("用工", number)
    closing = closed(some)
    told = words(page(closing, "public"))
    lines = [line for line in closing.settlement.lines if line.income == "佣金"]
    assert 0 < len({line.payee.partition(".")[0] for line in lines}) < FEWEST
    assert f"不足 {FEWEST} 户" in told
    assert "不单列" in told
    assert "本期应得合计" not in told
    assert "%" not in told.partition("应得由什么组成")[2].partition("各户应得的分布")[0]
    assert [str(line.amount) for line in lines if str(line.amount) in told] == []


def test_households_of_nought_hide_nobody_in_a_total() -> None:
    settlement = this_season().settlement
    whose = next(line.payee for line in settlement.lines if line.income == "租金" and line.amount)

    def poor(line: Line) -> Line:
        return (
            evolve(line, figure=evolve(line.figure, value=Fraction(0)))
            if line.income == "租金" and line.payee != whose
            else line
        )

    lines = tuple(map(poor, settlement.lines))
    only = next(line for line in lines if line.income == "租金" and line.amount)
    assert len({line.payee for line in lines if line.income == "租金"}) >= FEWEST
    assert str(only.amount) not in str(view(evolve(settlement, lines=lines), None)["incomes"])


def test_small_groups_are_run_together() -> None:
    told = words(page(this_season(), "public"))
    assert not {"1组", "2组", "3组"} & set(told.split())
    assert "各组" in told.split()


def test_a_step_that_few_share_is_not_told_household_by_household() -> None:
    some = village()
    for number in ("H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08"):
        some = some.without("股份", number)
    closing = closed(some)
    shares = [line for line in closing.settlement.lines if line.clause == "公司利润分配/3"]
    assert 0 < len(shares) < FEWEST
    told = words(page(closing, "public")).split()
    assert [str(line.amount) for line in shares if str(line.amount) in told] == []


def test_a_finding_is_told_without_the_place_and_the_person() -> None:
    closing = closed(village().without("会议", "决议"))
    told = words(page(closing, "public"))
    assert closing.findings
    for finding in closing.findings:
        assert finding.code in told
        assert finding.message not in told


def test_what_somebody_typed_freely_stays_out() -> None:
    closing = closed(
        village().with_rows("已付", ("H02", "公司", "土地租金", "1", "2025-02-01", "王会计手里的条子"))
    )
    assert "条子" in words(page(closing, "internal"))
    assert "条子" not in words(page(closing, "public"))


@pytest.mark.parametrize("column", [4, 8, 10])
def test_a_number_in_the_name_of_a_pool_withholds_the_page(column: int) -> None:
    number = village().registers["名册"][1][column]
    closing = closed(
        village()
        .with_text("分配: 村集体收益\n", f"分配: 村集体收益{number}\n")
        .with_text("去向: 村集体收益,", f"去向: 村集体收益{number},")
        .with_text("公司利润分配.村集体收益", f"公司利润分配.村集体收益{number}")
    )
    with pytest.raises(WithheldError, match=rf"公开版的网页里有.*{number[-4:]}") as told:
        page(closing, "public")
    assert number not in str(told.value)
    assert found_in(page(closing, "internal"), [number]) == []


def test_a_refusal_withholds_the_public_page_only() -> None:
    closing = closed(village().with_text("从: [佣金, 股金]", "从: [佣金, 股金, 租金]"))
    assert closing.withheld
    with pytest.raises(WithheldError, match="不出公开版"):
        page(closing, "public")
    assert "拒绝" in words(page(closing, "internal"))


def test_the_last_season_is_compared_by_pools() -> None:
    told = words(page(this_season(), "public", last_season()))
    assert "与上期相比" in told
    assert "公司利润分配，可分" in told
