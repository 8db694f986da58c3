"""More sold for less pay is found at the border of the tiers, on both its sides."""

from __future__ import annotations

from fractions import Fraction

import pytest

from linkage.lints import falling_reward
from linkage.model.arrangement import Term
from lints.tripped import Change, asked

TIERS = "费率: {方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}"
WHOLE = "费率: {方式: 全额, 档: [[0, 5%], [10000, 3%]]}"
TRIP = Change(text=[(TIERS, WHOLE)])


def test_the_whole_amount_at_a_lower_rate() -> None:
    (finding,) = asked("falling_reward", TRIP)
    assert finding.severity == "警告"
    assert "9,999.99 元得 500.00 元，10,000.00 元只得 300.00 元，少 200.00 元" in finding.message


@pytest.mark.parametrize(
    "rate",
    [
        "费率: {方式: 超额累进, 档: [[0, 5%], [10000, 3%]]}",
        "费率: {方式: 全额, 档: [[0, 3%], [10000, 5%]]}",
        "费率: {方式: 全额, 档: [[0, 3%], [10000, 3%]]}",
    ],
)
def test_a_little_more_never_gives_less(rate: str) -> None:
    assert asked("falling_reward", Change(text=[(TIERS, rate)])) == []


def test_nobody_has_sold_anything() -> None:
    nothing = {"台账/代销.csv": "日期,户号,单据号,销售额（元）,回款日\n"}
    assert asked("falling_reward", Change(text=[(TIERS, WHOLE)], files=nothing)) == []


def test_a_register_of_different_words_is_not_tried_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the price does not ask about makes no new sample; what it asks about makes some, not all."""
    tried: list[Term] = []

    def probes(term: Term, _: object) -> list[Fraction]:
        tried.append(term)
        return []

    monkeypatch.setattr(falling_reward, "_probes", probes)
    rows = "".join(f"2025-08-01,H01,1,岗{at},品{at},1,工日\n" for at in range(200))
    work = {"台账/用工.csv": f"日期,户号,成员号,岗位,品名,数量,单位\n{rows}"}
    priced = ", ".join(f"岗{at}: 100 元/工日" for at in range(200))
    assert asked("falling_reward", Change(files=work, text=[("采摘: 130 元/工日", priced)])) == []
    assert len([term for term in tried if term.name == "用工报酬"]) <= 24


@pytest.mark.parametrize(("least", "count"), [("    保底: 100 元/户\n", 1), ("", 0)])
def test_no_work_gives_nothing(least: str, count: int) -> None:
    sold = {"台账/代销.csv": "日期,户号,单据号,销售额（元）,回款日\n2025-07-10,H01,D1,1000,2025-08-02\n"}
    floor = ("    封顶: 8000 元/户\n", f"    封顶: 8000 元/户\n{least}")
    findings = asked("falling_reward", Change(text=[floor], files=sold))
    assert len(findings) == count
    assert all("不干也有：销售额 0 元仍得 100.00 元" in finding.message for finding in findings)
