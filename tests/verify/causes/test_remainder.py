"""Leftover fen by another rule: what a list says that was reckoned so."""

from __future__ import annotations

from verify.cause_cases import SHARE, case, words


def test_each_share_rounded_by_itself() -> None:
    assert words("remainder", case("H01", SHARE, "3626.73")) == [
        "各户自己去尾到分：3,626.735232… 元成了 3,626.73 元；约定按最大余额，应是 3,626.74 元"
    ]


def test_the_last_took_the_rest() -> None:
    (said,) = words("remainder", case("H02", SHARE, "1554.35"))
    assert said.startswith("最后一户拿了余下的：29,922.34 − 别户的 28,367.99 = 1,554.35 元")


def test_another_fen_is_no_remainder() -> None:
    assert words("remainder", case("H02", SHARE, "1554.20")) == []
