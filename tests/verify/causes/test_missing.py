"""Something left out: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import LABOUR, RENT, case, due, words


def test_a_row_of_the_register_left_out() -> None:
    (said,) = words("missing", case("H01.1", LABOUR, "1235.00"))
    assert said.startswith("漏了一笔（台账/用工.csv〔用工〕E3 数量 的 1,122只）")


def test_a_whole_clause_left_out() -> None:
    assert words("missing", case("H01", RENT, "0.00")) == ["整条没有算：0.00 元，应是 3,169.53 元"]


def test_a_clause_left_out_of_the_sum_is_named() -> None:
    rest = due("H01", "") - due("H01", RENT)
    said = words("missing", case("H01", "", rest.plain))
    assert "“土地租金”整条没有算：0.00 元，应是 3,169.53 元" in said


def test_another_amount_misses_nothing() -> None:
    assert words("missing", case("H01.1", LABOUR, "1235.01")) == []
