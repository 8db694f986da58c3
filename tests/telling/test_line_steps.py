"""Whoever signs for a sum that tiers or limits made can reckon it again from the paper."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path

import pytest

from documents.slips import lines_of_terms
from linkage.closing import close
from linkage.telling.line_steps import reckoning, steps_told
from villages import village

RATE = "    费率: {方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}\n"
CAP = "    封顶: 8000 元/户\n"


def told(price: str, limits: str, *sales: str) -> list[str]:
    """What is said of the commission of a household with these sales and no others."""
    rows = [(f"2025-06-{at:02d}", "H02", f"DX-9{at}", sold, "2025-06-20") for at, sold in enumerate(sales, 1)]
    known = village()
    made = known.with_text(RATE, price).with_text(CAP, limits)
    made = made.with_sheet("代销", known.registers["代销"][0], *rows)
    with tempfile.TemporaryDirectory() as folder:
        settlement = close(made.write(Path(folder) / "season")).settlement
    terms = {(a.code, term.name): term for a, term in settlement.terms()}
    [line] = [one for one in settlement.lines if one.clause == "代销佣金"]
    steps = reckoning(settlement, line, terms[line.arrangement, line.clause]).steps
    return steps_told(steps).split("；") if steps else []


@pytest.mark.parametrize(
    ("price", "limits", "sales", "said"),
    [
        (
            RATE,
            CAP,
            ("12000", "12716.81"),
            [
                "各笔相加：24,716.81 元",
                "10,000 元以内的部分：10,000.00 元 × 3% = 300.00 元",
                "10,000 元到 50,000 元的部分：14,716.81 元 × 5% = 735.8405 元",
                "各档相加 = 1,035.8405 元",
                "没有超过封顶 8,000.00 元",
                "四舍五入到分 = 1,035.84 元",
            ],
        ),
        (
            RATE,
            "    封顶: 3000 元\n",
            ("70000",),
            [
                "10,000 元以内的部分：10,000.00 元 × 3% = 300.00 元",
                "10,000 元到 50,000 元的部分：40,000.00 元 × 5% = 2,000.00 元",
                "超过 50,000 元的部分：20,000.00 元 × 8% = 1,600.00 元",
                "各档相加 = 3,900.00 元",
                "超过封顶 3,000.00 元，按封顶算 = 3,000.00 元",
            ],
        ),
        (
            "    费率: {方式: 全额, 档: [[0, 3%], [10000, 5%]]}\n",
            "",
            ("20000",),
            ["全部照所到的一档算：20,000.00 元 × 5% = 1,000.00 元"],
        ),
        (
            "    费率: 3%\n",
            "    保底: 100 元/人\n",
            ("1000", "2000"),
            ["各笔相加 = 90.00 元", "不到保底 100.00 元（100元/人 × 1人），按保底算 = 100.00 元"],
        ),
        ("    费率: 3%\n", "", ("1000", "2000"), []),
    ],
    ids=["tiers below a cap", "above it", "the whole base", "a floor", "rows that add up"],
)
def test_each_step_can_be_reckoned_by_hand(
    price: str, limits: str, sales: tuple[str, ...], said: list[str]
) -> None:
    assert told(price, limits, *sales) == said


def test_every_line_ends_in_its_amount() -> None:
    seen = 0
    for settlement, line, term in lines_of_terms():
        done = reckoning(settlement, line, term)
        amounts = [step.amount for step in done.steps if step.amount is not None]
        rows = [row.amount for row in done.rows if row.amount is not None]
        last = amounts[-1] if amounts else sum(rows, start=Fraction())
        assert abs(last - line.amount.yuan) <= Fraction(1, 200)
        seen += bool(amounts)
    assert seen
