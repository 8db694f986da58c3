"""A factor that every row reckons for itself: the same as a table where a table can say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.errors import InputRefusedError
from villages import Village, village

TABLE = "系数: {按: 股别, 人口股: 1, 资金股: 2}"
FORMULA = '系数: =如果(股别 = "资金股", 2, 1)'


def amounts(folder: Path, made: Village) -> dict[tuple[str, str], str]:
    settlement = close(made.write(folder)).settlement
    return {(line.payee, line.clause): line.amount.plain for line in settlement.lines}


def refused(folder: Path, factor: str) -> list[str]:
    with pytest.raises(InputRefusedError) as caught:
        close(village().with_text(TABLE, factor).write(folder))
    return [str(problem) for problem in caught.value.problems]


def test_what_a_table_says_a_formula_says_too(tmp_path: Path) -> None:
    by_table = amounts(tmp_path / "表", village())
    by_formula = amounts(tmp_path / "式", village().with_text(TABLE, FORMULA))
    assert by_formula == by_table


def test_the_person_of_the_row_is_asked(tmp_path: Path) -> None:
    elders_twice = village().with_text(TABLE, "系数: =如果(年龄(基准日) ≥ 200, 5, 1)")
    plain = village().with_text(f"        {TABLE}\n", "")
    assert amounts(tmp_path / "龄", elders_twice) == amounts(tmp_path / "平", plain)


def test_a_negative_factor_is_told_with_its_row_and_formula(tmp_path: Path) -> None:
    told = refused(tmp_path / "负", '系数: =如果(股别 = "资金股", 1 − 3, 1)')
    assert any("E464" in one and "〔股份〕A" in one and "合作.yaml 第" in one for one in told)


def test_an_unknown_column_is_told_at_load(tmp_path: Path) -> None:
    assert any("股种" in one and "合作.yaml 第" in one for one in refused(tmp_path / "无", "系数: =股种 × 2"))
