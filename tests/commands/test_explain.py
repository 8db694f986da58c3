"""``linkage explain``: every line down to its cell, every zero with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkage.closing import close
from linkage.commands.explain import command
from linkage.ground.errors import UsageError
from villages import build_village, village


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_village(tmp_path_factory.mktemp("village") / "季")


def explain(*words: object) -> str:
    result = CliRunner().invoke(
        command, [str(word) for word in words], catch_exceptions=False, standalone_mode=False
    )
    return result.output


def test_every_line_of_the_household_is_told_with_amount_clause_and_cell(season: Path) -> None:
    settlement = close(season).settlement
    told = explain(season, "H01")
    for line in settlement.lines_of("H01"):
        assert f"{line.amount} 元" in told
        assert line.clause.partition("/")[0] in told
        assert str(line.cite) in told
    assert "《农村土地承包法》第三十九条" in told
    assert "台账/地块.csv〔地块〕" in told


def test_a_household_with_nothing_hears_why(season: Path) -> None:
    told = explain(season, "H12")
    assert "土地租金：台账〔地块〕中没有本户可计的记录" in told


def test_the_closing_sum_is_the_debt(season: Path) -> None:
    [debt] = [d for d in close(season).settlement.debts_of("H01") if d.payer == "gs" and d.payee == "H01"]
    assert f"付 {debt.payable}；还欠付款方 {-debt.carried}，" in explain(season, "H01")


def test_a_member_is_asked_for_by_her_household(season: Path) -> None:
    assert explain(season, "H01.1") == explain(season, "H01")


def test_json_carries_the_same_amounts(season: Path) -> None:
    document = json.loads(explain(season, "H01", "--json"))
    lines = close(season).settlement.lines_of("H01")
    assert [entry["amount"] for entry in document["lines"]] == [line.amount.plain for line in lines]
    assert all(entry["trace"]["op"] and entry["formula"] for entry in document["lines"])


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("h01", "是不是 H01？"),
        ("赵玉英", "请写户号，不写姓名：“赵玉英”在 H01。"),
        ("ZZZZZZ", "名册里的户号从 H01 到 H12"),
    ],
)
def test_an_unknown_household_is_named_with_a_hint(season: Path, asked: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        explain(season, asked)


def test_what_changed_is_told_with_causes(season: Path, tmp_path: Path) -> None:
    last = village().with_text("采摘: 130 元/工日", "采摘: 120 元/工日").write(tmp_path / "上季")
    told = explain(season, "H01", "--changed", "--last", last)
    assert "价格：单价 120元/工日 → 130元/工日" in told
    document = json.loads(explain(season, "H01", "--changed", "--last", last, "--json"))
    [labour] = [change for change in document["changes"] if change["before"] != change["after"]]
    assert labour["clause"] == "用工报酬"
    assert [cause["kind"] for cause in labour["causes"]] == ["价格"]


@pytest.mark.parametrize("words", [("--changed",), ("--last", "上季")])
def test_changed_and_last_go_together(season: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="要一起给"):
        explain(season, "H01", *words)
