"""Whoever is named is answered, and what is said twice is said alike."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from checker.samples import sealed, village
from linkage.checker import check_result

VILLAGE = village()
RENT = next(i for i, row in enumerate(VILLAGE["lines"]) if row["clause"] == "土地租金")
LAST_SHARE = max(i for i, row in enumerate(VILLAGE["lines"]) if "/" in row["clause"])


def messages(document: Any) -> set[str]:  # noqa: ANN401 - a document
    return {one.message for one in check_result(sealed(document))}


def altered(*path: Any, to: object) -> dict[str, Any]:  # noqa: ANN401 - keys and places
    document = copy.deepcopy(dict(VILLAGE))
    holder: Any = document
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = to
    return document


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("payees", 1, "name"), "李四", "收款人的名称前后不一。"),
        (("lines", RENT, "name"), "李四", "收款人的名称前后不一。"),
        (("lines", LAST_SHARE, "kind"), "返还", "同一条款的付款人、收益或类别前后不一。"),
        (("reasons", 0, "clause"), "坡地租金", "既没有明细，也没有写明为什么是零。"),
        (("reasons", 0, "clause"), "公司当年净利润/1", "没有这个分到户的步骤。"),
        (("reasons", 0, "clause"), "公司当年净利润/9", "没有这个分到户的步骤。"),
        (("reasons", 0, "payee"), "H009", "既没有明细，也没有写明为什么是零。"),
        (("reasons",), VILLAGE["reasons"][1:], "既没有明细，也没有写明为什么是零。"),
        (("season", "from"), "2025-01-01x", "结算期的日期不对。"),
        (("season", "to"), "2024-12-31", "结算期的日期不对。"),
        (("season", "to"), "20251231", "结算期的日期不对。"),
        (("season", "id"), "YP-HT-2025/2026-01-01", "结算期的日期不对。"),
        (("inputs", 0, "sha256"), "0" * 63, "输入文件的摘要不是 64 位十六进制数。"),
    ],
)
def test_what_is_told(path: tuple[Any, ...], value: object, message: str) -> None:
    assert message in messages(altered(*path, to=value))


@pytest.mark.parametrize(
    "where",
    [
        {"cell": "2D"}, {"cell": "D0"}, {"cell": "d2"}, {"cell": ""}, {"cell": "ABCD2"}, {"sheet": " "},
        {"file": "台账/股份.csv", "sheet": "地块"},
    ],
)  # fmt: skip
def test_a_place_that_no_table_has_is_told(where: dict[str, str]) -> None:
    document = copy.deepcopy(dict(VILLAGE))
    first_cell(document["lines"][RENT]["trace"])["origin"].update(where)
    assert "没有这样的单元格。" in messages(document)


def test_lines_and_columns_begin_at_one() -> None:
    document = copy.deepcopy(dict(VILLAGE))
    first_cell(document["lines"][RENT]["trace"], "clause")["origin"]["line"] = 0
    assert "出处的行和列从 1 起。" in messages(document)


def first_cell(node: Any, op: str = "cell") -> Any:  # noqa: ANN401 - a node of a trace
    return node if node["op"] == op else next(found for arg in node["args"] if (found := _or(arg, op)))


def _or(node: Any, op: str) -> Any:  # noqa: ANN401 - a node of a trace
    return (
        node if node["op"] == op else next((f for arg in node.get("args", ()) if (f := _or(arg, op))), None)
    )
