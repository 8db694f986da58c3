"""The output folder: whole or not there, whatever fails and whenever."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.disk import Disk
from linkage.ground.errors import (
    EnvironmentTroubleError,
    IntegrityAlarmError,
    UsageError,
    WithheldError,
)
from linkage.press.manifest import NAME, Manifest
from linkage.press.output import check_name, open_output
from output_sets import FIRST, SECOND, VERSIONS, contents, holds, leftovers, publish, village_home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return village_home(tmp_path / "home")


def test_a_set_is_published_whole_and_private(home: Path) -> None:
    assert publish(home, FIRST) == (False, [])
    assert holds(home, FIRST)
    assert (home / "out").exists()
    assert leftovers(home) == []
    assert stat.S_IMODE((home / "out").stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "out" / "结果.json").stat().st_mode) == 0o600


def test_the_manifest_tells_each_file_and_is_canonical(home: Path) -> None:
    publish(home, FIRST)
    data = (home / "out" / NAME).read_bytes()
    document = json.loads(data)
    assert document["schema"] == "linkage.manifest/1"
    assert [entry["name"] for entry in document["files"]] == sorted(FIRST.files)
    assert document["files"][0].keys() == {"name", "sha256", "key", "pages", "amount", "way", "why"}
    assert document["versions"] == VERSIONS
    assert document["inputs"] == [{"file": "合作.yaml", "sha256": "11" * 32}]
    assert Manifest.from_bytes(data.replace(b'"pages":1', b'"pages":2')) is None
    assert Manifest.from_bytes(data[:-1]) is None
    assert Manifest.from_bytes(b"[]") is None


def test_the_same_inputs_again_are_done_already(home: Path) -> None:
    publish(home, FIRST)
    before = contents(home / "out")
    assert publish(home, FIRST) == (True, [])
    assert publish(home, FIRST, replace=True) == (True, [])
    assert contents(home / "out") == before


def test_other_inputs_are_refused_without_replace(home: Path) -> None:
    publish(home, FIRST)
    with pytest.raises(WithheldError, match="--replace"):
        publish(home, SECOND)
    assert holds(home, FIRST)
    assert leftovers(home) == []


def test_replacing_takes_over_what_did_not_change_and_equals_a_fresh_run(tmp_path: Path) -> None:
    one, two = village_home(tmp_path / "one"), village_home(tmp_path / "two")
    publish(one, FIRST)
    assert publish(one, SECOND, replace=True) == (False, ["农户/statement-A01.pdf"])
    publish(two, SECOND)
    assert contents(one / "out") == contents(two / "out")
    assert leftovers(one) == []


def test_replacing_makes_anew_what_other_versions_made(home: Path) -> None:
    publish(home, FIRST)
    with open_output(home / "out", season=home / "season") as output:
        newer = {**VERSIONS, "program": "2.0"}
        assert output.is_done(FIRST.source, newer, replace=False)
        assert not output.is_done(FIRST.source, newer, replace=True)


def test_an_altered_file_is_an_alarm_and_replacing_heals_it(home: Path) -> None:
    publish(home, FIRST)
    (home / "out" / "农户" / "statement-A01.pdf").write_bytes(b"another amount")
    with pytest.raises(IntegrityAlarmError, match="statement-A01"):
        publish(home, FIRST)
    assert publish(home, FIRST, replace=True) == (False, ["结果.json", "农户/statement-A02.pdf"])
    assert holds(home, FIRST)


def test_a_foreign_folder_is_never_touched(home: Path) -> None:
    (home / "out").mkdir()
    (home / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    for replace in (False, True):
        with pytest.raises(WithheldError, match=r"清单\.json"):
            publish(home, FIRST, replace=replace)
    assert contents(home / "out") == {"notes.txt": b"mine"}


def test_a_file_that_somebody_put_into_a_set_is_never_lost(home: Path) -> None:
    publish(home, FIRST)
    (home / "out" / "农户" / "signed.jpg").write_bytes(b"scan")
    with pytest.raises(WithheldError, match=r"signed\.jpg"):
        publish(home, SECOND, replace=True)
    assert (home / "out" / "农户" / "signed.jpg").read_bytes() == b"scan"


def test_a_file_that_comes_while_the_new_set_is_built_is_never_lost(home: Path) -> None:
    class Slow(Disk):
        """A disk on which somebody else leaves a file while we write."""

        def make_folder(self, path: Path) -> None:
            super().make_folder(path)
            (home / "out" / "late.txt").write_bytes(b"late")

    publish(home, FIRST)
    with pytest.raises(WithheldError, match=r"late\.txt"):
        publish(home, SECOND, Slow(), replace=True)
    assert (home / "out" / "late.txt").read_bytes() == b"late"
    assert leftovers(home) == []


def test_an_empty_folder_is_filled(home: Path) -> None:
    (home / "out").mkdir()
    publish(home, FIRST)
    assert holds(home, FIRST)


@pytest.mark.parametrize("name", [".out.part", ".out.old", ".out.lock"])
def test_a_planted_link_is_refused_and_not_followed(home: Path, name: str) -> None:
    elsewhere = home / "season" / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_bytes(b"keep")
    (home / name).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(EnvironmentTroubleError, match="链接"):
        publish(home, FIRST)
    assert contents(elsewhere) == {"keep.txt": b"keep"}
    assert not (home / "out").exists()


def test_a_link_as_target_is_refused(home: Path) -> None:
    (home / "real").mkdir()
    (home / "out").symlink_to(home / "real", target_is_directory=True)
    with pytest.raises(WithheldError, match="不是文件夹"):
        publish(home, FIRST)
    assert contents(home / "real") == {}


def test_clearing_does_not_go_through_links(home: Path) -> None:
    outside = home / "season" / "outside.txt"
    outside.write_bytes(b"keep")
    (home / ".out.part").mkdir()
    (home / ".out.part" / "link").symlink_to(outside)
    publish(home, FIRST)
    assert outside.read_bytes() == b"keep"
    assert leftovers(home) == []


@pytest.mark.parametrize(
    "name",
    [
        "../evil.pdf",
        "农户/../../evil.pdf",
        "/etc/evil.pdf",
        "C:\\evil.pdf",
        "农户/王小明.pdf",
        "农户/a b.pdf",
        "农户/.hidden.pdf",
        "别处/x.pdf",
        "农户/x/y.pdf",
        "x.",
        "x.pdf\n",
        "农户/a..pdf",
        "农户/a.1.2.pdf",
        "农户/a.1-.x.pdf",
        "清单.json",
        "",
    ],
)
def test_a_name_that_could_leave_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not allowed"):
        check_name(name)


@given(st.text(max_size=30))
def test_a_name_that_passes_stays_inside(name: str) -> None:
    try:
        check_name(name)
    except ValueError:
        return
    base = Path("base").resolve()
    assert base in (base / name).resolve().parents


def test_names_that_differ_by_case_alone_are_refused(home: Path) -> None:
    clash = evolve(FIRST, files={"农户/a-X1.pdf": ("1", b"1"), "农户/a-x1.pdf": ("2", b"2")})
    with pytest.raises(ValueError, match="case"):
        publish(home, clash)
    assert not (home / "out").exists()
    assert leftovers(home) == []


def test_nothing_is_written_into_the_season(home: Path) -> None:
    for out in (home / "season", home / "season" / "out", home):
        with pytest.raises(UsageError), open_output(out, season=home / "season"):
            pass


@pytest.mark.parametrize(
    "name", ["CON", "nul.2025", "文书.", "文书 ", "a:b", "文\u202e书", "new\nline", "村" * 81]
)
def test_a_name_that_cannot_be_copied_anywhere_is_refused(home: Path, name: str) -> None:
    before = sorted(home.iterdir())
    with (
        pytest.raises(UsageError, match=r"输出目录的名字.*不能用：.*未写入任何文件") as refused,
        open_output(home / name, season=home / "season"),
    ):
        pass
    assert "\n" not in str(refused.value)
    assert sorted(home.iterdir()) == before


def test_two_runs_never_meet(home: Path) -> None:
    with (
        open_output(home / "out", season=home / "season"),
        pytest.raises(EnvironmentTroubleError, match="另一次运行"),
    ):
        publish(home, FIRST)
    publish(home, FIRST)
    assert holds(home, FIRST)


def test_too_little_space_is_told_before_anything_is_written(home: Path) -> None:
    with (
        pytest.raises(EnvironmentTroubleError, match="磁盘空间不足"),
        open_output(home / "out", season=home / "season") as output,
    ):
        output.require_space(1 << 60)
    assert leftovers(home) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "只读"),
        (errno.ENAMETOOLONG, "路径太长"),
        (errno.EIO, f"系统错误 {errno.EIO}"),
    ],
)
def test_a_fault_of_the_disk_is_told_with_what_to_do(home: Path, number: int, words: str) -> None:
    class Broken(Disk):
        """A disk on which no folder can be made."""

        def make_folder(self, path: Path) -> None:
            raise OSError(number, os.strerror(number), str(path))

    with pytest.raises(EnvironmentTroubleError, match=words) as caught:
        publish(home, FIRST, Broken())
    assert caught.value.exit_code == 4
    assert leftovers(home) == []


def test_a_target_below_a_file_is_told(home: Path) -> None:
    (home / "file").write_bytes(b"")
    with (
        pytest.raises(EnvironmentTroubleError, match="不是文件夹"),
        open_output(home / "file" / "out", season=home / "season"),
    ):
        pass
