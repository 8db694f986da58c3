"""What a refusal of a date says, word by word: what is wrong, why where there is a why, how to mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linkage.ground.season import DayError, Season, parse_day, read_relative, split_period


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (
            parse_day,
            "13/14/2026",
            ("“13/14/2026”的写法不认识", "", "请把年份写在最前面，例如 2025-09-01 或 2025年9月1日"),
        ),
        (
            read_relative,
            "年底",
            ("“年底”不是可以推算的日期", "", "请写成 上年12月1日、当年6月1日、次年1月31日 或 12月1日"),
        ),
        (
            split_period,
            "2025年",
            ("“2025年”不是一段期间", "", "请写起止两个日期，例如 2025-01-01 至 2025-12-31"),
        ),
        (
            Season.parse,
            "2025-12-31 至 2025-01-01",
            ("期间的止日2025年1月1日早于起日2025年12月31日", "", "请核对起止两个日期"),
        ),
    ],
)
def test_a_refusal_word_by_word(read: Callable[[str], object], text: str, said: tuple[str, str, str]) -> None:
    with pytest.raises(DayError) as caught:
        read(text)
    assert (caught.value.what, caught.value.why, caught.value.remedy) == said
