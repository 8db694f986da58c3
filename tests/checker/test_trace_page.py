"""The page on traces says all there is: whoever writes a third checker has nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from checker.samples import SEASON, number, ref, shares
from linkage.checker import Context, evaluate
from linkage.checker.leaves import _CONSTANTS
from linkage.checker.tree import _OPERATIONS
from linkage.checker.units import parse
from linkage.ground.units import UNIT_NAMES
from linkage.telling.twin import statement_number

PAGE = (Path(__file__).parents[2] / "docs" / "trace.md").read_text("utf-8")


@pytest.mark.parametrize("op", _OPERATIONS)
def test_every_operation_is_described_with_its_parameters(op: str) -> None:
    section = next((line for line in PAGE.splitlines() if re.match(rf"\|.*`{op}`.*\|", line)), "")
    if not section:
        section = PAGE[re.search(rf"(\*\*)?`{op}`", PAGE).start() :]  # type: ignore[union-attr]
    for key in _OPERATIONS[op].params | _OPERATIONS[op].optional:
        assert key in section


def test_every_unit_and_constant_is_listed() -> None:
    rows = [line.strip("|").split("|")[1] for line in PAGE.splitlines() if line.startswith("| ")]
    listed = {word for row in rows for word in re.split(r"[，\s]+", row)}
    assert set(UNIT_NAMES) <= listed
    assert all(parse(name) for name in UNIT_NAMES)
    assert [name for name in (*_CONSTANTS, "零") if f"`{name}`" not in PAGE] == []


def test_the_worked_example_holds() -> None:
    digests = re.findall(r"printf '%s' '(.+)' \| sha256sum\n([0-9a-f]{64})", PAGE)
    assert len(digests) == 3
    for key, digest in digests:
        assert hashlib.sha256(key.encode()).hexdigest() == digest
    trace = json.loads(re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)[1])  # type: ignore[index]
    context = Context(lookup=lambda _, __: Fraction(200))
    evaluate(trace, context)
    assert context.found == []
    weights = {f"H00{n}": number("1", "股", f"D{n + 1}", "股份") for n in (1, 2, 3)}
    drawn, _ = shares(ref(200, pool="公司净利润", step=3), weights, "公司净利润/3")
    assert drawn["H002"] == trace
    assert SEASON in trace["params"]["key"]


def test_the_number_of_the_example_holds() -> None:
    assert statement_number("YP-HT-2025", 2025, "H001") in PAGE
