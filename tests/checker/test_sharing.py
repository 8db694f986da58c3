"""A percentage shared in whole yuan: the table it was rounded in stands in every payee's share."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from checker.samples import sealed
from linkage.checker import check_result, check_twin
from linkage.closing import close
from linkage.telling.twin import build_twin
from villages import village

FEN = "取整: {单位: 分, 方式: 最大余额}\n        尾差: 结转下年\n  - 分配: 村集体收益"


@cache
def season(rounding: str) -> dict[str, Any]:
    """A village whose company shares its profit in another unit."""
    other = village().with_text(FEN, FEN.replace("{单位: 分, 方式: 最大余额}", rounding))
    with TemporaryDirectory() as folder:
        return dict(close(other.write(Path(folder) / "季")).result)


ROUNDINGS = ("{单位: 元, 方式: 最大余额}", "{单位: 角, 方式: 去尾}")


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_a_percentage_may_be_shared_in_whole_yuan(rounding: str) -> None:
    document = season(rounding)
    (pool,) = [pool for pool in document["pools"] if pool["pool"] == "公司利润分配"]
    assert pool["steps"][2]["trace"]["op"] == "ref"
    assert check_result(document) == []


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_every_household_of_such_a_season_has_a_twin_that_proves_itself(rounding: str) -> None:
    document = season(rounding)
    for household in sorted({line["payee"].partition(".")[0] for line in document["lines"]} - {"cjt"}):
        assert check_twin(build_twin(document, household)) == []
    assert check_twin(build_twin(document, "H12")) == []


def tables(document: dict[str, Any]) -> list[Any]:
    """The tables inside the shares of the households."""
    lines = [line for line in document["lines"] if line["clause"] == "公司利润分配/3"]
    return [_table(line["trace"]["args"][0]) for line in lines]


def _table(node: Any) -> Any:  # noqa: ANN401 - a node of a trace
    return node if node["op"] == "apportion" else _table(node["args"][0])


def swap_two_parts(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    parts = table["params"]["parts"]
    parts[0]["exact"], parts[1]["exact"] = parts[1]["exact"], parts[0]["exact"]


def move_a_yuan(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    for part, more in zip(table["params"]["parts"], (1, -1), strict=False):
        part["exact"] = str(Fraction(part["exact"]) + more)


def name_another_step(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    table["params"]["key"] = table["params"]["key"].replace("|3", "|2")


@pytest.mark.parametrize("alter", [swap_two_parts, move_a_yuan, name_another_step])
@pytest.mark.parametrize("everywhere", [True, False])
def test_another_table_is_found(alter: Callable[[Any], None], everywhere: bool) -> None:  # noqa: FBT001
    document = json.loads(json.dumps(season(ROUNDINGS[0])))
    for table in tables(document) if everywhere else tables(document)[1:2]:
        alter(table)
    assert check_result(sealed(document))


def test_one_household_with_a_table_of_its_own_is_told() -> None:
    document = json.loads(json.dumps(season(ROUNDINGS[0])))
    move_a_yuan(tables(document)[1])
    assert "同一步一起取整的表前后不一。" in [one.message for one in check_result(sealed(document))]
