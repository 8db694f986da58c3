"""Every carried fraction finds its clause, is less than a step, and stands in the name of who is paid."""

from __future__ import annotations

import pytest

from linkage.files.fraction_checks import check_fractions
from linkage.ground.errors import Problem
from linkage.ground.money import Rounding
from linkage.model.arrangement import Pool, RoundingTerm, Term
from linkage.prices.fixed import FixedPrice
from linkage.sizes.percent import PercentOfBase
from pouring import percent, shared, signed
from rows import CITE, HERE, arrangement, books, day, row

RENT = Term(
    "租金", "租金", "", "公司", "农户", ("地块", "面积"), FixedPrice(signed("20", "元/亩")), HERE, CITE,
    rounding=RoundingTerm(Rounding.DOWN, "元", carried=True),
)  # fmt: skip
STEP = shared(PercentOfBase(percent("100")), share_mode="零头结转", personal=True)
PLAN = arrangement(RENT, pools=(Pool("利润", "公司", (), (STEP,), HERE, day("2025-12-31")),))


def found(item: str, much: tuple[str, str], member: str = "", declared: str = "") -> list[Problem]:
    problems: list[Problem] = []
    own = books(row("零头", 户号="A1", 成员号=member, 项目=item, 零头=much))
    check_fractions([PLAN], {"租金", "利润", declared} - {""}, own, problems)
    return problems


@pytest.mark.parametrize(
    ("item", "much", "member"),
    [
        ("租金", ("99.9", "分"), ""),
        ("租金", ("0.999", "元"), ""),
        ("利润/1", ("1/3", "分"), "1"),
        ("租金", ("0", "分"), ""),
    ],
)
def test_a_fraction_of_a_step_in_the_right_name_is_taken(
    item: str, much: tuple[str, str], member: str
) -> None:
    assert found(item, much, member) == []


@pytest.mark.parametrize(
    ("item", "much", "member", "code", "heading"),
    [
        ("佣金", ("1/3", "分"), "", "E673", "项目"),
        ("利润", ("1/3", "分"), "1", "E673", "项目"),
        ("租金", ("100", "分"), "", "E674", "零头"),
        ("利润/1", ("1", "分"), "1", "E674", "零头"),
        ("租金", ("1/3", "分"), "1", "E675", "成员号"),
        ("利润/1", ("1/3", "分"), "", "E675", "成员号"),
    ],
)
def test_any_other_is_told(item: str, much: tuple[str, str], member: str, code: str, heading: str) -> None:
    [problem] = found(item, much, member)
    assert (problem.code, problem.where.heading) == (code, heading)


def test_a_clause_that_could_not_be_read_is_told_of_elsewhere() -> None:
    assert found("佣金", ("1/3", "分"), declared="佣金") == []


def test_without_a_clause_that_carries_the_row_is_useless() -> None:
    problems: list[Problem] = []
    own = books(row("零头", 户号="A1", 项目="租金", 零头=("1/3", "分")))
    check_fractions([arrangement()], set(), own, problems)
    assert [problem.remedy for problem in problems] == ["请删去这一行，或把取整方式改为零头结转"]
