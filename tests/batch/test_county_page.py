"""docs/manual-county.md: a county with a broken village, mended, and run again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from counties import PAGE, small_county
from linkage.commands import main
from linkage.ground.canonical import canonical_bytes, digest
from printed import contents, is_whole

_BLOCK = re.compile(r"^```console\n\$ linkage (.*?)\n(.*?)\[(\d)\]\n```$", re.MULTILINE | re.DOTALL)


def played(at: Path) -> Iterator[list[str]]:
    """Run what the page shows, one command a step; gives the lines that the page has and the run has not."""
    for command, shown, code in _BLOCK.findall(PAGE.read_text("utf-8")):
        arguments = [str(at / word) if word in {"县", "文书"} else word for word in command.split()]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == int(code)
        said = done.output.replace(f"{at}/", "").splitlines()
        yield [line for line in shown.splitlines() if not any(like(line, one) for one in said)]


def like(line: str, said: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, line.split("…"))), said) is not None


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    small_county(folder / "县", "甲村", "乙村", "丙村", broken=("乙村",))
    (folder / "县" / "说明").mkdir()
    return folder


def test_the_page_shows_what_happens(at: Path) -> None:
    steps, out = played(at), at / "文书"
    assert next(steps) == []
    data = (out / "县清单.json").read_bytes()
    document = json.loads(data)
    assert data == canonical_bytes(document)
    assert document["digest"] == digest(document)
    assert {one["folder"]: one["state"] for one in document["villages"]} == {
        "甲村": "完成",
        "乙村": "未出文书",
        "丙村": "完成",
    }
    lists = ["县清单.json", "打印目录.csv", "打印目录.txt"]
    assert sorted(path.name for path in out.iterdir()) == sorted(["甲村", "丙村", *lists])
    plots = at / "县" / "乙村" / "台账" / "地块.csv"
    plots.write_text(plots.read_text("utf-8").replace("3,5", "3.5"), "utf-8")
    before = contents(out / "甲村")
    assert next(steps) == []
    assert list(steps) == []
    assert contents(out / "甲村") == before
    assert all(is_whole(out / name) for name in ("甲村", "乙村", "丙村"))
    rows = (out / "打印目录.csv").read_text("utf-8-sig").splitlines()
    assert "甲村,农户加入确认书,甲村/农户/joinder-*.pdf,2,A4,2,2" in rows
    assert not any("statement-A1" in row for row in rows)
    alone = CliRunner().invoke(
        main, ["run", str(at / "县" / "甲村"), "--out", str(at / "独"), "--workers", "1"]
    )
    assert alone.exit_code == 0
    assert contents(at / "独") == before
