"""A condition by a formula, alone and inside a list with other conditions: all have to be met."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close
from pages import ROOT, write_season

FORMULA = "=数量 ≥ 300 公斤"
PAGE = ROOT / "docs" / "cases" / "22-condition-formula.md"


@pytest.mark.parametrize(
    ("said", "paid", "why"),
    [
        (f'"{FORMULA}"', {"A1": "50.00", "A2": "125.00", "A3": "35.00"}, {}),
        (f'["{FORMULA}"]', {"A1": "50.00", "A2": "125.00", "A3": "35.00"}, {}),
        (f'[{{等级: 优}}, "{FORMULA}"]', {"A1": "50.00", "A2": "35.00", "A3": "35.00"}, {}),
        (
            f'["=年龄(基准日) ≥ 40", {{等级: 优}}, "{FORMULA}"]',
            {"A1": "50.00", "A2": "35.00"},
            {"A3": "“年龄 ≥ 40”：35 ≥ 40，不成立"},
        ),
        (
            '["=数量 ≥ 400 公斤", "=年龄(基准日) ≥ 40"]',
            {"A1": "50.00", "A2": "90.00"},
            {"A3": "“数量 ≥ 400 公斤”：350公斤 ≥ 400公斤，不成立"},
        ),
    ],
)
def test_a_formula_stands_in_a_list_of_conditions(
    tmp_path: Path, said: str, paid: dict[str, str], why: dict[str, str]
) -> None:
    folder = write_season(PAGE, tmp_path / "季")
    plan = folder / "合作.yaml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    changed = [f"    资格: {said}\n" if line.startswith("    资格:") else line for line in lines]
    plan.write_text("".join(changed), encoding="utf-8")
    settlement = close(folder).settlement
    assert {line.payee: line.amount.plain for line in settlement.lines} == paid
    assert {reason.payee: reason.why for reason in settlement.reasons} == why
