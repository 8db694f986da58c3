"""A percentage shared in whole yuan: the table it was rounded in stands at what the step was asked for."""

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


def table(document: dict[str, Any]) -> Any:  # noqa: ANN401 - a node of a trace
    """The table of the step that is shared in whole yuan."""
    (pool,) = [pool for pool in document["pools"] if pool["pool"] == "公司利润分配"]
    node = pool["steps"][2]["asked"]["trace"]
    assert node["op"] == "apportion"
    return node


def swap_two_parts(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    parts = table["params"]["parts"]
    parts[0]["exact"], parts[1]["exact"] = parts[1]["exact"], parts[0]["exact"]


def move_a_yuan(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    for part, more in zip(table["params"]["parts"], (1, -1), strict=False):
        part["exact"] = str(Fraction(part["exact"]) + more)


def name_another_step(table: Any) -> None:  # noqa: ANN401 - a node of a trace
    table["params"]["key"] = table["params"]["key"].replace("|3", "|2")


@pytest.mark.parametrize("alter", [swap_two_parts, move_a_yuan, name_another_step])
def test_another_table_is_found(alter: Callable[[Any], None]) -> None:
    document = json.loads(json.dumps(season(ROUNDINGS[0])))
    alter(table(document))
    assert check_result(sealed(document))


def test_a_table_in_a_share_is_refused() -> None:
    document = json.loads(json.dumps(season(ROUNDINGS[0])))
    line = next(line for line in document["lines"] if line["clause"] == "公司利润分配/3")
    line["trace"]["args"][0]["args"][0] = table(document)
    found = [one.message for one in check_result(sealed(document))]
    assert "按比例一起取整只能用在分配的步骤上。" in found
