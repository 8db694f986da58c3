"""``linkage run``: a whole season into a folder, and several villages side by side."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner, Result

from counties import small_village
from linkage.commands import main
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
    one, two = small_village(tmp_path / "one"), small_village(tmp_path / "two", area="4.5")
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
