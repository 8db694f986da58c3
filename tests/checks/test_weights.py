"""Gross less tare less dirt is the quantity that is paid; a jin that is missing is told."""

from __future__ import annotations

import pytest

from checks.settled import found
from lints.tripped import Change


def sold(*weights: str) -> Change:
    lines = "".join(f"2025-09-01,H0{at},黄桃,一级,1000,{one}\n" for at, one in enumerate(weights, start=1))
    heads = "日期,户号,品名,等级,数量（斤）,毛重（公斤）,皮重（公斤）,扣杂（斤）\n"
    return Change(files={"台账/交售.csv": heads + lines})


@pytest.mark.parametrize(
    ("weights", "count"),
    [
        ("520,15,10", 0),  # 1040 - 30 - 10
        ("520,15,9.5", 1),
        ("520,20,", 0),
        ("520,15,", 1),
        ("520,,", 0),  # nobody can say without the tare
        ("499.9,,", 1),  # but not more than was on the scales
        (",15,10", 0),
        (",,", 0),
    ],
)
def test_what_the_weights_make(weights: str, count: int) -> None:
    assert len(found("weights", sold(weights))) == count


def test_it_shows_the_sum_and_how_many_more() -> None:
    [finding] = found("weights", sold("520,15,9.5", "520,15,10", "600,0,0"))
    assert (
        "户 H01 这一行数量写 1,000 斤，按毛重、皮重、扣杂算是 1,040－30－9.5 ＝ 1,000.5 斤" in finding.message
    )
    assert "还有 1 行也对不上" in finding.message
