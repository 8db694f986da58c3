"""The output folder: whole or not there, whatever fails and whenever."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from attrs import evolve, frozen
from faulty_disk import CountingDisk, KilledDisk, KilledError, UnpluggedDisk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkage.disk import Disk
from linkage.errors import (
    EnvironmentTroubleError,
    IntegrityAlarmError,
    UsageError,
    WithheldError,
)
from linkage.manifest import NAME, Manifest, Source, sha256
from linkage.output import check_name, open_output

VERSIONS = {"program": "1.0", "weasyprint": "70.0", "fonts": "ab" * 32}


@frozen
class Set:
    """What one run is to leave: a source and its files with their content keys."""

    source: Source
    files: dict[str, tuple[str, bytes]]


FIRST = Set(
    Source({"id": "YP-2025/2025-01-01"}, (("合作.yaml", "11" * 32),)),
    {
        "结果.json": ("r1", b"{}\n"),
        "农户/statement-A01.pdf": ("a1", b"page one of A01"),
        "农户/statement-A02.pdf": ("b1", b"page one of A02"),
    },
)
SECOND = Set(
    evolve(FIRST.source, inputs=(("合作.yaml", "22" * 32),)),
    {
        "结果.json": ("r2", b"{ }\n"),
        "农户/statement-A01.pdf": ("a1", b"page one of A01"),
        "公开/notice.pdf": ("n1", b"notice"),
    },
)


def publish(
    home: Path, wanted: Set, disk: Disk | None = None, *, replace: bool = False
) -> tuple[bool, list[str]]:
    """Run once; say whether the set was there already, and which files were taken over."""
    kept: list[str] = []
    with open_output(home / "out", season=home / "season", disk=disk) as output:
        output.recover()
        if output.is_done(wanted.source, VERSIONS, replace=replace):
            return True, kept
        output.begin()
        for name, (key, data) in wanted.files.items():
            if output.keep(name, key):
                kept.append(name)
            else:
                output.put(name, data, key=key, pages=1, amount="1.00")
        output.publish(wanted.source, VERSIONS)
    return False, kept


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def holds(home: Path, *wanted: Set) -> bool:
    """Whether the target is gone, or is one of these sets, whole."""
    out = home / "out"
    if not out.exists():
        return True
    found = contents(out)
    manifest = found.pop(NAME, b"")
    read = Manifest.from_bytes(manifest)
    return read is not None and any(
        read.source == a_set.source
        and found == {name: data for name, (_, data) in a_set.files.items()}
        and {e.name: e.sha256 for e in read.files} == {name: sha256(data) for name, data in found.items()}
        for a_set in wanted
    )


def leftovers(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.name not in {"out", "season"})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "season").mkdir()
    return tmp_path


def village_home(folder: Path) -> Path:
    (folder / "season").mkdir(parents=True)
    return folder


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
    assert document["files"][0].keys() == {"name", "sha256", "key", "pages", "amount"}
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


# -- failing at the N-th operation ---------------------------------------------------------------


def operations(home: Path, wanted: Set, *, replace: bool) -> int:
    disk = CountingDisk()
    publish(home, wanted, disk, replace=replace)
    return disk.count


def prepared(folder: Path, *, replace: bool) -> Path:
    home = village_home(folder)
    if replace:
        publish(home, FIRST)
    return home


def sweep(tmp_path: Path, *, replace: bool) -> range:
    return range(1, operations(prepared(tmp_path / "count", replace=replace), SECOND, replace=replace) + 1)


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_at_any_operation_leaves_things_as_they_were(tmp_path: Path, *, replace: bool) -> None:
    for number in sweep(tmp_path, replace=replace):
        home = prepared(tmp_path / str(number), replace=replace)
        with pytest.raises(EnvironmentTroubleError, match="磁盘空间不足"):
            publish(home, SECOND, CountingDisk(number), replace=replace)
        assert holds(home, *([FIRST, SECOND] if replace else [SECOND]))
        assert (home / "out").exists() or not replace
        assert publish(home, SECOND, replace=True)
        assert holds(home, SECOND)
        assert leftovers(home) == []


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("kind", [KilledDisk, UnpluggedDisk])
def test_a_kill_at_any_operation_leaves_nothing_or_a_whole_set(
    tmp_path: Path, kind: type[KilledDisk], *, replace: bool
) -> None:
    for number in sweep(tmp_path, replace=replace):
        home = prepared(tmp_path / str(number), replace=replace)
        disk = kind(number)
        with pytest.raises(KilledError):
            publish(home, SECOND, disk, replace=replace)
        if isinstance(disk, UnpluggedDisk):
            assert disk.moved_too_early == []
            disk.cut_power()
        assert holds(home, *([FIRST, SECOND] if replace else [SECOND]))
        publish(home, SECOND, replace=replace)
        assert holds(home, SECOND)
        assert (home / "out").exists()
        assert leftovers(home) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kills=st.lists(st.integers(1, 40), min_size=1, max_size=4), unplugged=st.booleans())
def test_any_chain_of_kills_ends_in_the_whole_set(
    tmp_path_factory: pytest.TempPathFactory, kills: list[int], *, unplugged: bool
) -> None:
    home = prepared(tmp_path_factory.mktemp("chain") / "home", replace=True)
    for number in kills:
        disk = UnpluggedDisk(number) if unplugged else KilledDisk(number)
        try:
            publish(home, SECOND, disk, replace=True)
        except KilledError:
            if isinstance(disk, UnpluggedDisk):
                disk.cut_power()
        assert holds(home, FIRST, SECOND)
    publish(home, SECOND, replace=True)
    assert holds(home, SECOND)
    assert leftovers(home) == []


def test_what_a_kill_left_is_finished_or_undone_and_told(tmp_path: Path) -> None:
    told = set()
    for number in sweep(tmp_path, replace=True):
        home = prepared(tmp_path / str(number), replace=True)
        with pytest.raises(KilledError):
            publish(home, SECOND, KilledDisk(number), replace=True)
        with open_output(home / "out", season=home / "season") as output:
            told.add(output.recover())
        assert holds(home, FIRST, SECOND)
        assert (home / "out").exists()
        assert leftovers(home) == []
    assert told == {
        "",
        "上次运行中断，未完成的文件已清除。",
        "上次替换中断，已接续完成。",
        "上次替换中断，新的一套已在位，旧的一套已清除。",
    }


@pytest.mark.parametrize("missing", ["", NAME, "结果.json"])
def test_an_old_set_without_a_whole_new_one_is_put_back(home: Path, missing: str) -> None:
    if missing:
        publish(home, SECOND)
        (home / "out" / missing).unlink()
        (home / "out").rename(home / "half")
    publish(home, FIRST)
    (home / "out").rename(home / ".out.old")
    if missing:
        (home / "half").rename(home / ".out.part")
    with open_output(home / "out", season=home / "season") as output:
        assert output.recover() == "上次替换中断，已恢复原有的一套。"
    assert holds(home, FIRST)
    assert (home / "out").exists()
    assert leftovers(home) == []


def test_folders_that_somebody_touched_are_left_alone(home: Path) -> None:
    publish(home, FIRST)
    (home / "out").rename(home / ".out.old")
    (home / ".out.old" / "结果.json").unlink()
    with pytest.raises(IntegrityAlarmError, match="人工核对"):
        publish(home, FIRST)
    assert (home / ".out.old" / NAME).exists()
    (home / "out").mkdir()
    with pytest.raises(WithheldError, match="人工核对"):
        publish(home, FIRST)
    assert (home / ".out.old" / NAME).exists()
