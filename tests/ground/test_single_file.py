"""One file for a person: on any fault of the disk the earlier one stands, whole, and nothing lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from faulty_disk import CountingDisk
from linkage.ground.errors import EnvironmentTroubleError, UsageError, WithheldError
from linkage.ground.single_file import place_for, write_single

OLD, NEW = b"ours: old", b"ours: new and longer"


def write(target: Path, data: bytes, disk: CountingDisk | None = None) -> None:
    write_single(target, data, ours=lambda standing: standing.startswith(b"ours"), what="副本", disk=disk)


@pytest.mark.parametrize("standing", [None, OLD], ids=["nothing", "a file"])
def test_at_every_fault_of_the_disk_the_earlier_file_stands(tmp_path: Path, standing: bytes | None) -> None:
    target = tmp_path / "c.xlsx"
    counting = CountingDisk()
    write(target, NEW, counting)
    assert counting.count >= 4
    for fail_at in range(1, counting.count + 1):
        target.unlink(missing_ok=True)
        if standing is not None:
            target.write_bytes(standing)
        with pytest.raises(EnvironmentTroubleError, match="磁盘空间不足。请腾出空间后重新运行"):
            write(target, NEW, CountingDisk(fail_at))
        # The last operation forces the names to the disk, after the move.
        moved = fail_at == counting.count
        assert (target.read_bytes() if target.exists() else None) == (NEW if moved else standing)
        assert [path.name for path in tmp_path.iterdir() if path != target] == []


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".c.xlsx.part").write_bytes(b"half")
    write(tmp_path / "c.xlsx", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["c.xlsx"]


def test_a_link_is_never_followed_nor_replaced(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.xlsx"
    theirs.write_bytes(OLD)
    (tmp_path / "c.xlsx").symlink_to(theirs)
    (tmp_path / "d.xlsx").symlink_to(tmp_path / "nowhere")
    for name in ("c.xlsx", "d.xlsx"):
        with pytest.raises(WithheldError, match="没有覆盖"):
            write(tmp_path / name, NEW)
    assert theirs.read_bytes() == OLD


def test_the_place_is_asked_for_before_the_work(tmp_path: Path) -> None:
    assert place_for(tmp_path / "a.XLSX", suffix=".xlsx") == tmp_path.resolve() / "a.XLSX"
    with pytest.raises(UsageError, match=r"请写成 a\.html。"):
        place_for(tmp_path / "a.xlsx", suffix=".html")
