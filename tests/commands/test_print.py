"""``linkage print``: some papers or all, and a list of kinds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counties import small_village
from linkage.commands import main
from printed import command as command_line
from printed import contents, is_whole, printed_village
from villages import village


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_list_gives_one_kind_a_line() -> None:
    done = invoke("print", "--list")
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert "statement" in lines
    assert lines == sorted(lines)
    assert all(line.isascii() and " " not in line for line in lines)


def test_on_a_terminal_the_names_stand_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("linkage.commands.print.terminal.watched", lambda: True)
    monkeypatch.setattr("linkage.commands.print.terminal.say", said.append)
    invoke("print", printed_village().season, "--list")
    assert "statement               农户收益告知书" in said
    assert "vouchers                记账凭证" in said


def test_without_a_season_nothing_is_printed(tmp_path: Path) -> None:
    done = invoke("print", "--out", tmp_path / "out")
    assert (done.exit_code, "没有写结算期的文件夹" in done.stderr) == (2, True)
    assert contents(tmp_path) == {}


def told(out: Path) -> dict[str, dict[str, object]]:
    """What 清单.json says of every file."""
    return {entry["name"]: entry for entry in json.loads((out / "清单.json").read_bytes())["files"]}


def test_every_paper_is_told_with_its_way_and_why() -> None:
    ways = {name: (entry["way"], entry["why"]) for name, entry in told(printed_village().out).items()}
    assert {way for way, _ in ways.values()} == {"", "form", "full", "mixed"}
    assert all(bool(way) == name.endswith(".pdf") for name, (way, _) in ways.items())
    assert all(bool(why) == (way in {"full", "mixed"}) for way, why in ways.values())


def test_papers_of_one_household_are_those_of_the_whole_season(tmp_path: Path) -> None:
    season, out = printed_village().season, tmp_path / "out"
    assert invoke("print", season, "--out", out, "--household", "H02").exit_code == 0
    whole, own = contents(printed_village().out), contents(out)
    papers = {name for name in whole if "H02" in name}
    assert papers >= {"农户/statement-H02.pdf", "农户/joinder-H02.pdf"}
    assert own.keys() == papers | {"清单.json", "结果.json"}
    assert all(own[name] == whole[name] for name in own if name != "清单.json")
    entries = told(printed_village().out)
    assert told(out) == {name: entries[name] for name in own if name != "清单.json"}
    assert json.loads(own["清单.json"])["asked"] == ["household=H02"]
    # Another request into the same folder is refused.
    done = invoke("print", season, "--out", out, "--household", "H06", "--only", "statement")
    assert done.exit_code == 3
    assert "另一套成品" in done.stderr
    assert "请加 --replace" in done.stderr
    assert contents(out) == own
    # What it says can be done.
    done = invoke("print", season, "--out", out, "--household", "H06", "--only", "statement", "--replace")
    assert done.exit_code == 0, done.output
    assert {name for name in contents(out) if name.endswith(".pdf")} == {"农户/statement-H06.pdf"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--only", "statment"], "没有“statment”这种文书。可能是“statement”。"),
        (["--only", "结算单"], "名称里有“结算单”的不止一种：slip_acceptance（验收结算单）、"),
        (["--household", "H99"], "名册里没有“H99”这一户"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, options: list[str], words: str) -> None:
    done = invoke("print", printed_village().season, "--out", tmp_path / "out", *options)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_kind_may_be_asked_for_by_its_title(tmp_path: Path) -> None:
    done = invoke("print", printed_village().season, "--out", tmp_path / "out", "--only", "签领表")
    assert done.exit_code == 0, done.output
    assert {name.partition("-")[0] for name in contents(tmp_path / "out") if name.endswith(".pdf")} == {
        "内部/paylist"
    }


def test_a_folder_must_be_named() -> None:
    done = invoke("print", printed_village().season)
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_a_refusal_withholds_the_papers(tmp_path: Path) -> None:
    season = village().with_text("从: [佣金, 股金]", "从: [佣金, 租金]").write(tmp_path / "season")
    for command in ("print", "run"):
        done = invoke(command, season, "--out", tmp_path / "out")
        assert done.exit_code == 3
        assert "C601" in done.stderr
        assert not (tmp_path / "out").exists()


def test_a_set_is_finished_though_nobody_follows_it(tmp_path: Path) -> None:
    season, out = small_village(tmp_path / "season"), tmp_path / "out"
    words = command_line("print", season, "--out", out, "--only", "notice")
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait() == 0
    assert is_whole(out)
