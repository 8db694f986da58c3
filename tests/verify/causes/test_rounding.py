"""Rounded otherwise: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import LABOUR, SALES, case, due, words


def test_rounded_up() -> None:
    (said,) = words("rounding", case("H01", SALES, "95.93"))
    assert said.startswith("不足1分的进为1分算的：")
    assert said.endswith("约定是每户合计四舍五入到分，应是 95.92 元")


def test_rounded_to_jiao_and_to_yuan() -> None:
    assert words("rounding", case("H01", SALES, "95.90"))[0].startswith("四舍五入到角算的：")
    assert words("rounding", case("H01", SALES, "96.00"))[0].startswith("不足1角的进为1角算的：")


def test_each_piece_rounded_before_adding() -> None:
    (said,) = words("rounding", case("H01.1", LABOUR, "1324.80"))
    assert said.startswith("合计四舍五入到角算的：")


def test_no_rounding_makes_it() -> None:
    assert words("rounding", case("H01", SALES, "95.80")) == []


def test_the_sum_without_its_fen() -> None:
    whole = due("H01", "")
    fen = whole.fen // 100 * 100
    assert fen != whole.fen
    said = words("rounding", case("H01", "", f"{fen // 100}.00"))
    assert said[0].startswith("合计取整到元（")
    assert str(whole) in said[0]
