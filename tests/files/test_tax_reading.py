"""Tests of what an arrangement or a charter says of taxes: each head kept, told or left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linkage.files.tax_reading import read_taxes
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.source import MappingNode, Scalar, read_yaml
from linkage.model.tax import TaxChoice

MANUAL = (Path(__file__).parents[2] / "docs" / "manual-books.md").read_text("utf-8")


def cite(said: Scalar | None, what: str) -> Citation:
    return Citation("合同", "LW-1", said.text if said is not None else what)


def read(text: str, *, signed: bool = True) -> tuple[dict[str, TaxChoice], list[str]]:
    node, problems = read_yaml("合作.yaml", f"税务:\n{text}".encode())
    assert isinstance(node, MappingNode)
    taxes = node.get("税务")
    assert isinstance(taxes, MappingNode)
    found: list[Problem] = list(problems)
    party = (lambda said, _: said.text if said is not None else "") if signed else None
    return dict(read_taxes(taxes, found, cite, party)), [problem.code for problem in found]


def test_the_block_of_the_manual_is_read() -> None:
    (block,) = re.findall(r"^```yaml\n税务:\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    choices, problems = read(block)
    assert problems == []
    assert {head: (one.manner, one.to, one.times) for head, one in choices.items()} == {
        "劳务报酬": ("代扣", "税务机关", "按月"),
        "财产租赁": ("告知", "", ""),
        "印花税": ("不算", "", ""),
    }


def test_nothing_said_is_nothing_chosen() -> None:
    assert read_taxes(None, [], cite) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  劳务报筹: 告知\n", "E201"),
        ("  劳务报酬: 代缴\n", "E204"),
        ("  劳务报酬: {办法: 代扣, 计次: 按周}\n", "E204"),
        ("  劳务报酬: {缴: 税务机关}\n", "E203"),
    ],
)
def test_what_is_not_understood_is_told(text: str, code: str) -> None:
    assert read(text)[1] == [code]


def test_a_charter_names_no_tax_office() -> None:
    assert read("  股息红利: {办法: 告知, 缴: 税务机关}\n", signed=False)[1] == ["E201"]
    assert read("  股息红利: {办法: 告知, 依据: 第三条}\n", signed=False)[1] == []
