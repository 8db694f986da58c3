"""``linkage run``: a whole season into a folder, and several villages side by side."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkage.batch import order
from linkage.closing import close_contents
from linkage.commands import main
from linkage.ground.canonical import canonical_bytes, digest
from linkage.ground.errors import Problem
from printed import contents, is_whole, printed_village
from villages import build_village, village


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_set_holds_the_papers_the_result_and_the_manifest() -> None:
    out = printed_village().out
    found = contents(out)
    manifest = json.loads(found["清单.json"])
    assert is_whole(out)
    assert {"结果.json", *(f"农户/statement-H{number:02d}.pdf" for number in range(1, 13))} <= found.keys()
    assert {entry["name"] for entry in manifest["files"]} == found.keys() - {"清单.json"}
    assert all(entry["pages"] > 0 for entry in manifest["files"] if entry["name"].endswith(".pdf"))
    assert {"program", "weasyprint", "fonts"} <= manifest["versions"].keys()
    assert manifest["asked"] == []


def test_the_manifest_names_what_each_statement_pays() -> None:
    out = printed_village().out
    result = json.loads((out / "结果.json").read_bytes())
    debts: dict[str, int] = {}
    for debt in result["debts"]:
        household = debt["payee"].partition(".")[0]
        debts[household] = debts.get(household, 0) + int(debt["payable"].replace(".", ""))
    entries = {
        entry["name"]: entry["amount"] for entry in json.loads((out / "清单.json").read_bytes())["files"]
    }
    for number in range(1, 13):
        amount = entries[f"农户/statement-H{number:02d}.pdf"]
        assert int(amount.replace(".", "")) == debts[f"H{number:02d}"]
    assert re.fullmatch(r"\d+\.\d\d", entries["内部/paylist-gs.pdf"])


def test_nothing_is_written_into_the_season() -> None:
    season = printed_village().season
    registers = {f"台账/{sheet}.csv" for sheet in village().registers}
    assert contents(season).keys() == {"合作.yaml", "章程.yaml"} | registers


def test_file_names_hold_no_name_and_no_number_of_a_person() -> None:
    names = " ".join(contents(printed_village().out))
    assert re.search(r"\d{7}", names) is None
    assert set(re.findall(r"[^\x00-\x7f]+", names)) <= {"农户", "内部", "公开", "结果", "清单"}


def test_the_same_again_is_done_already() -> None:
    printed = printed_village()
    before = contents(printed.out)
    done = invoke("run", printed.season, "--out", printed.out)
    assert done.exit_code == 0
    assert "什么也没做" in done.stdout
    assert contents(printed.out) == before


def test_other_input_is_refused_and_replaced_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    one = village(4).write(tmp_path / "one")
    two = village(4).with_text("联系人: 会计钟小琴", "联系人: 会计邹小明").write(tmp_path / "two")
    assert invoke("run", one, "--out", out, "--workers", 1).exit_code == 0
    before = contents(out)
    refused = invoke("run", two, "--out", out, "--workers", 1)
    assert (refused.exit_code, contents(out)) == (3, before)
    assert "--replace" in refused.stderr
    assert invoke("run", two, "--out", out, "--workers", 1, "--replace").exit_code == 0
    fresh = tmp_path / "fresh"
    assert invoke("run", two, "--out", fresh, "--workers", 1).exit_code == 0
    assert contents(out) == contents(fresh)
    assert contents(out) != before


def test_replacing_takes_over_what_did_not_change(tmp_path: Path) -> None:
    out = tmp_path / "out"
    one = village(4).write(tmp_path / "one")
    assert invoke("print", one, "--out", out, "--only", "statement").exit_code == 0
    done = invoke("run", one, "--out", out, "--replace")
    assert done.exit_code == 0
    assert "其中 4 份与原来相同" in done.stdout


def test_the_season_is_no_place_for_papers(tmp_path: Path) -> None:
    season = build_village(tmp_path / "season", 4)
    before = contents(season)
    for out in (season, season / "out"):
        assert invoke("run", season, "--out", out).exit_code == 2
    assert contents(season) == before


# -- several villages ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two villages in order, one broken, and a folder that is none."""
    folder = tmp_path_factory.mktemp("county") / "county"
    build_village(folder / "甲村", 4, seed=1)
    village(4, seed=2).with_rows("地块", ("H01", "D9", "3,5", "", "")).write(folder / "乙村")
    build_village(folder / "丙村", 4, seed=3)
    (folder / "说明").mkdir()
    return folder


def test_a_broken_village_does_not_stop_the_county(county: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = invoke("run", county, "--out", out, "--workers", 1)
    data = (out / "县清单.json").read_bytes()
    document = json.loads(data)
    villages = {entry["folder"]: entry for entry in document["villages"]}
    assert done.exit_code == 3
    assert data == canonical_bytes(document)
    assert document["digest"] == digest(document)
    assert {name: entry["state"] for name, entry in villages.items()} == {
        "甲村": "完成",
        "乙村": "未出文书",
        "丙村": "完成",
    }
    assert "处问题" in villages["乙村"]["cause"]
    assert villages["甲村"]["totals"]["payable"] != villages["丙村"]["totals"]["payable"]
    assert is_whole(out / "甲村")
    assert is_whole(out / "丙村")
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["甲村", "丙村", "县清单.json", "打印目录.csv", "打印目录.txt"]
    )
    again = invoke("run", county / "甲村", county / "丙村", county / "乙村", "--out", out, "--workers", 1)
    assert again.exit_code == 3
    assert again.stdout.count("什么也没做") == 2
    assert (out / "县清单.json").read_bytes() == data


def test_a_fault_of_ours_in_one_village_does_not_stop_the_others(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(season: Path, contents: Mapping[str, bytes], problems: Iterable[Problem]) -> object:
        return close_contents(season, contents, problems) if season.name == "丙村" else 1 // 0

    monkeypatch.setattr(order, "close_contents", failing)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = invoke("run", county, "--out", tmp_path / "out", "--workers", 1)
    states = [
        entry["state"] for entry in json.loads((tmp_path / "out" / "县清单.json").read_bytes())["villages"]
    ]
    assert done.exit_code == 70
    assert sorted(states) == ["完成", "程序故障", "程序故障"]
    assert "Traceback" not in done.output


def test_two_villages_may_not_share_a_folder(tmp_path: Path) -> None:
    one, two = build_village(tmp_path / "a" / "村", 4), build_village(tmp_path / "b" / "村", 4)
    done = invoke("run", one, two, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "同名" in done.stderr


def test_a_set_is_no_place_for_a_county(county: Path) -> None:
    done = invoke("run", county, "--out", printed_village().out)
    assert done.exit_code == 3
    assert is_whole(printed_village().out)
