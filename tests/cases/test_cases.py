"""Published cases as whole seasons: each folder settles to the published figures, to the fen.

A folder holds the season and ``期望.yaml``: what was published, what is invented, and the expected
amounts as text. No code knows any of these cases; a new one is a new folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias, Union

import pytest

from linkage.closing import close
from linkage.ground.money import Money
from linkage.ground.source import MappingNode, Node, Scalar, read_yaml
from pages_of_seasons import shown_to_everybody
from statement_sentences import too_long

HERE = Path(__file__).parent
EXPECTED = "期望.yaml"
FOLDERS = sorted(path.parent for path in HERE.rglob(EXPECTED))
Expected: TypeAlias = Mapping[str, Union[str, "Expected"]]


def plain(node: Node | None) -> Expected:
    """Turn a mapping of the expectation file into words."""
    assert isinstance(node, MappingNode)
    return {
        key.text: value.text if isinstance(value, Scalar) else plain(value) for key, value in node.entries
    }


def expectation(folder: Path) -> Expected:
    """Read what a case expects."""
    node, problems = read_yaml(EXPECTED, (folder / EXPECTED).read_bytes())
    assert problems == []
    return plain(node)


def part(expected: Expected, key: str) -> Expected:
    """A section of the expectation; a case that says nothing of it expects nothing of it."""
    section = expected.get(key, {})
    assert isinstance(section, Mapping)
    return section


def name(folder: Path) -> str:
    """Name a test after its folder."""
    return folder.relative_to(HERE).as_posix()


def test_the_cases_are_there() -> None:
    found = {name(folder).partition("/")[0] for folder in FOLDERS}
    assert {
        "ACC-01",
        "ACC-04",
        "ALG-02",
        "CAP-01",
        "COM-08",
        "DIV-02",
        "RNT-01",
        "RNT-12",
        "SPL-01",
        "SPL-11",
        "SPL-18",
    } <= found


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_the_season_comes_out_to_the_fen_and_its_public_page_shows_nobody(folder: Path) -> None:
    expected = expectation(folder)
    closing = close(folder)
    result: Any = closing.result

    lines: dict[str, dict[str, str]] = {}
    for line in result["lines"]:
        lines.setdefault(line["clause"], {})[line["payee"]] = line["amount"]
    assert lines == part(expected, "应得")

    pools = {
        pool["pool"]: {
            "进": pool["in"],
            "余": pool["kept"],
            "步骤": {step["step"]: step["amount"] for step in pool["steps"]},
        }
        for pool in result["pools"]
    }
    assert pools == part(expected, "分配")

    # 户号 are written in capitals, the codes of parties in small letters.
    debts = [debt for debt in result["debts"] if not debt["payee"].islower()]
    between_parties = {
        f"{debt['payer']}→{debt['payee']}": debt["gross"] for debt in result["debts"] if debt not in debts
    }
    assert between_parties == part(expected, "往来")
    deducted = {debt["payee"]: debt["deducted"] for debt in debts if debt["deducted"] != "0.00"}
    assert deducted == part(expected, "应扣")
    carried = {debt["payee"]: debt["carried"] for debt in debts if debt["carried"] != "0.00"}
    assert carried == part(expected, "结转")

    payable = sum(Fraction(debt["payable"]) for debt in debts)
    assert {"应得": result["totals"]["gross"], "农户应付": Money(int(payable * 100)).plain} == part(
        expected, "合计"
    )
    assert shown_to_everybody(closing) == []
    assert too_long(closing) == []
