"""``linkage compare``: who gains and who loses, and what is wrong in a plan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkage.commands import main
from villages import ARRANGEMENT, build_village


@pytest.fixture
def season(tmp_path: Path) -> Path:
    return build_village(tmp_path / "季")


def compare(season: Path, first: str, second: str) -> Result:
    plans = [season.parent / "甲案.yaml", season.parent / "乙案.yaml"]
    for plan, text in zip(plans, (first, second), strict=True):
        plan.write_text(text, encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in season.parent.rglob("*")}
    done = CliRunner().invoke(main, ["compare", str(season), *map(str, plans)])
    assert {path: path.stat().st_mtime_ns for path in season.parent.rglob("*")} == before
    return done


def test_a_better_price_is_told_by_group_item_payer_and_household(season: Path) -> None:
    done = compare(season, ARRANGEMENT, ARRANGEMENT.replace("采摘: 130 元", "采摘: 150 元"))
    assert done.exit_code == 1
    for words in ("谁多谁少", "全村", "用工报酬", "各付款方付给农户", "变化最大的户", "甲案.yaml"):
        assert words in done.stdout
    assert "方案二 － 方案一" in done.stdout


def test_equal_plans_are_done(season: Path) -> None:
    done = compare(season, ARRANGEMENT, ARRANGEMENT)
    assert done.exit_code == 0
    assert "每一户都一样。" in done.stdout


def test_a_finding_of_the_second_plan_alone_is_told(season: Path) -> None:
    disliked = ARRANGEMENT.replace("从: [佣金, 股金]", "从: [佣金, 股金, 租金]")
    done = compare(season, ARRANGEMENT, disliked)
    assert done.exit_code == 1
    assert "只有方案二：拒绝 C601" in done.stdout
    assert "只有方案二" not in compare(season, disliked, ARRANGEMENT).stdout


def test_what_is_wrong_in_a_plan_is_told_under_its_name(season: Path) -> None:
    done = compare(season, ARRANGEMENT, ARRANGEMENT.replace("比例: 60%", "比例: 90%"))
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "乙案.yaml 第" in done.stderr
    assert "超过" in done.stderr


def test_a_plan_that_is_not_there(season: Path) -> None:
    done = CliRunner().invoke(
        main, ["compare", str(season), str(season / "没有.yaml"), str(season / "没有.yaml")]
    )
    assert done.exit_code == 3
    assert "没有.yaml" in done.stderr


def test_a_plan_that_is_no_file_is_told_and_not_waited_for(season: Path) -> None:
    pipe = season / "方案.yaml"
    os.mkfifo(pipe)
    for plan in (pipe, season):
        done = CliRunner().invoke(main, ["compare", str(season), str(plan), str(plan)])
        assert done.exit_code == 3
        assert "不是普通文件" in done.stderr
