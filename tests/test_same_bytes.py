"""The same season gives the same bytes, whatever the machine, the workers and the order of the rows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from linkage.closing import close
from linkage.ground.canonical import canonical_bytes
from linkage.publishing import papers
from printed import contents, printed_village, run
from villages import village

ELSEWHERE = {
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "zh_CN.GBK",
    "TZ": "Pacific/Chatham",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "latin-1",
    "SOURCE_DATE_EPOCH": "86400",
}


def test_another_machine_and_more_workers_change_no_byte(tmp_path: Path) -> None:
    printed = printed_village()
    done = run("run", printed.season, "--out", tmp_path / "out", "--workers", "2", env=ELSEWHERE)
    assert done.returncode == 0
    assert contents(tmp_path / "out") == contents(printed.out)


def test_the_folder_may_stand_elsewhere_under_another_name(tmp_path: Path) -> None:
    season = village().write(tmp_path / "别处" / "2025-秋")
    done = run("settle", season, "--json")
    assert done.returncode == 0
    assert done.stdout.encode() == (printed_village().out / "结果.json").read_bytes()


def test_a_household_alone_is_printed_as_with_all_others(tmp_path: Path) -> None:
    printed = printed_village()
    done = run("print", printed.season, "--out", tmp_path / "out", "--household", "H03")
    whole, part = contents(printed.out), contents(tmp_path / "out")
    part.pop("清单.json")
    assert done.returncode == 0
    assert "农户/statement-H03.pdf" in part
    assert part.items() <= whole.items()
    assert all("H03" in name or name == "结果.json" for name in part)


def blanked(value: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """Blank what the order of the rows may change: cell addresses, places, input digests, the digest."""
    if isinstance(value, dict):
        return {key: "" if key in {"cell", "where"} else blanked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [blanked(item) for item in value]
    return value


def settled(season: Path) -> dict[str, Any]:
    done = run("settle", season, "--json")
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


@pytest.mark.parametrize("workbook", [False, True])
def test_the_order_of_the_rows_changes_only_addresses_and_digests(tmp_path: Path, *, workbook: bool) -> None:
    orders = [village(), village().shuffled(1), village().shuffled(2)]
    made = [settled(one.write(tmp_path / str(at), workbook=workbook)) for at, one in enumerate(orders)]
    assert len({json.dumps(document["inputs"]) for document in made}) == len(orders)
    assert len({document["digest"] for document in made}) == len(orders)
    for document in made:
        document["inputs"] = [{"file": entry["file"]} for entry in document["inputs"]]
        document["digest"] = ""
    assert len({canonical_bytes(blanked(document)) for document in made}) == 1


# What follows from the digests of the input, or names a cell of it.
_CHANGING = r"data:image/png;base64,[A-Za-z0-9+/=]+|[0-9a-f]{8,}|(?<=〕)[A-Z]{1,3}[0-9]+"


def composed(season: Path) -> dict[str, list[str]]:
    """Every paper as it is composed, without the printed digests and the addresses of cells."""
    return {
        paper.job.path: [re.sub(_CHANGING, "", part) for part in paper.job.parts]
        for paper in papers(close(season))
    }


def test_the_order_of_the_rows_changes_no_word_on_a_page(tmp_path: Path) -> None:
    one = composed(village().write(tmp_path / "one"))
    two = composed(village().shuffled(3).write(tmp_path / "two"))
    assert one
    assert one == two
