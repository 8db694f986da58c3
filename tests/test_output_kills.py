"""The output folder when something fails at any operation: whole or not there, and mended by the next run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faulty_disk import CountingDisk, KilledDisk, KilledError, UnpluggedDisk
from linkage.ground.errors import EnvironmentTroubleError, IntegrityAlarmError, WithheldError
from linkage.press.manifest import NAME
from linkage.press.output import open_output
from output_sets import FIRST, SECOND, Set, holds, leftovers, publish, village_home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return village_home(tmp_path / "home")


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
