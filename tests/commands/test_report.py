"""``linkage report``: one file, where it was asked for, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkage.commands import main
from villages import build_village, village


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_village(tmp_path_factory.mktemp("village") / "季")


def report(*words: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, words)])


def test_both_editions_are_written_and_replaced_by_their_own_kind_only(season: Path, tmp_path: Path) -> None:
    inside, outside = tmp_path / "内部.html", tmp_path / "公开.html"
    done = report(season, "--out", inside)
    assert (done.exit_code, "已写入" in done.stdout) == (0, True)
    assert report(season, "--out", outside, "--edition", "public").exit_code == 0
    first = inside.read_bytes()
    assert report(season, "--out", inside, "--last", season).exit_code == 0
    assert inside.read_bytes() != first
    public = outside.read_bytes()
    refused = report(season, "--out", outside)
    assert refused.exit_code == 3
    assert "没有覆盖" in refused.stderr
    assert outside.read_bytes() == public
    assert sorted(tmp_path.iterdir()) == sorted([inside, outside])


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        ("季.pdf", 2, "以 .html 结尾"),
        ("没有/季.html", 2, "没有"),
        ("别人的.html", 3, "不是本程序写的内部版网页"),
    ],
)
def test_a_wrong_place_is_refused(season: Path, tmp_path: Path, place: str, code: int, said: str) -> None:
    (tmp_path / "别人的.html").write_text("<p>别人的</p>", "utf-8")
    done = report(season, "--out", tmp_path / place)
    assert (done.exit_code, said in done.stderr) == (code, True)
    assert [path.name for path in tmp_path.iterdir()] == ["别人的.html"]
    assert (tmp_path / "别人的.html").read_text("utf-8") == "<p>别人的</p>"


def test_nothing_is_written_into_the_season(season: Path) -> None:
    done = report(season, "--out", season / "页.html")
    assert done.exit_code == 2
    assert not (season / "页.html").exists()


def test_findings_set_the_exit_code_and_a_refusal_withholds_the_public_page(tmp_path: Path) -> None:
    refused = village().with_text("从: [佣金, 股金]", "从: [佣金, 股金, 租金]").write(tmp_path / "季")
    assert report(refused, "--out", tmp_path / "内.html").exit_code == 1
    done = report(refused, "--out", tmp_path / "公.html", "--edition", "public")
    assert done.exit_code == 3
    assert not (tmp_path / "公.html").exists()
