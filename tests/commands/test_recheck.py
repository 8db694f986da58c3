"""``linkage recheck``: what a person sees, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.samples import village
from linkage.commands import main
from linkage.ground.canonical import canonical_bytes
from linkage.press.manifest import Entry, Manifest, Source, sha256
from statements import statement


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["recheck", *(str(argument) for argument in arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"农户/statement-H003.pdf": statement(), "结果.json": canonical_bytes(village())}
    (tmp_path / "农户").mkdir()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    entries = tuple(Entry(name, sha256(data), "0" * 64, 1) for name, data in files.items())
    (tmp_path / "清单.json").write_bytes(Manifest(Source({"id": "x"}, (), ()), {}, entries).to_bytes())
    return tmp_path


def test_files_of_a_set(folder: Path) -> None:
    done = invoke(folder / "结果.json", folder / "农户/statement-H003.pdf")
    assert done.exit_code == 0
    assert "结果.json　结果文件　相符" in done.stdout
    assert "statement-H003.pdf　告知书　相符" in done.stdout
    assert done.stdout.count("与清单逐字节相符") == 2
    assert "未核对" not in done.stdout


def test_a_statement_without_its_set(tmp_path: Path) -> None:
    path = tmp_path / "收到的.pdf"
    path.write_bytes(statement())
    done = invoke(path)
    assert done.exit_code == 0
    assert "  未核对：附带数据、页面金额和编号、二维码以外的内容（没有清单可比，只有封记）" in done.stdout


def test_an_altered_file_decides(folder: Path, tmp_path: Path) -> None:
    path = folder / "结果.json"
    path.write_bytes(path.read_bytes().replace(b"2100.00", b"2100.01"))
    done = invoke(path, folder / "农户/statement-H003.pdf", tmp_path / "没有.pdf")
    assert done.exit_code == 5
    assert "结果.json　结果文件　不相符" in done.stdout
    assert "  改动：与清单所记的不是同一个文件，改动过（结果.json）" in done.stdout
    assert "没有.pdf　不能判断\n  E701 没有.pdf：这个文件读不了。没有这个文件。请换用原件。" in done.stdout
    assert invoke(tmp_path / "没有.pdf").exit_code == 3


def test_a_manifest_given(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "别处" / "statement-H003.pdf"
    path.parent.mkdir()
    path.write_bytes(statement())
    manifest = folder / "清单.json"
    assert "与清单逐字节相符" in invoke(path, "--manifest", manifest).stdout
    manifest.write_bytes(manifest.read_bytes().replace(b"statement", b"statemenu"))
    altered = invoke(path, "--manifest", manifest)
    assert altered.exit_code == 5
    assert "  改动：清单.json 改动过，或不是清单" in altered.stdout
    gone = invoke(path, "--manifest", tmp_path / "没有.json")
    assert gone.exit_code == 2
    assert "没有这个文件" in gone.stderr


def test_nothing_to_recheck() -> None:
    done = invoke()
    assert done.exit_code == 2
    assert "缺少参数 FILE" in done.stderr
