"""One file for a person to look at, written where she says: whole or not at all, and over nothing of hers.

It is written beside its place under a name of ours and moved there at one blow, so that a full disk or a kill
leaves what stood there before. Nothing is ever written into the season.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from linkage.ground.disk import Disk, TooLargeError, is_folder, is_there, read_at_most, told
from linkage.ground.errors import EnvironmentTroubleError, UsageError, WithheldError

#: What is larger than this was not written by us.
_LARGEST = 200_000_000

#: How office programs mark a file that is open on somebody's screen, beside it.
_OPEN_MARKS = ("~${}", ".~lock.{}#", ".~{}")


def place_for(path: Path, *, suffix: str, season: Path | None = None) -> Path:
    """Say where a file that was asked for will stand, before any work is done for it.

    Raises :class:`UsageError` for a name without the suffix, a folder, a place that is not there, and a
    place inside the season.
    """
    if path.suffix.lower() != suffix:
        raise UsageError(f"“{path.name}”要以 {suffix} 结尾，请写成 {path.stem or '副本'}{suffix}。")
    with told(path):
        parent = path.absolute().parent
        if not parent.is_dir():
            raise UsageError(f"没有“{parent}”这个文件夹，“{path.name}”写不进去。请先建好，或写别处。")
        target = parent.resolve() / path.name
        home = season.resolve() if season is not None else None
        if home is not None and home in target.parents:
            raise UsageError(f"“{path.name}”不能写在本季资料的文件夹里。请写到别处。")
        if is_folder(target):
            raise UsageError(f"“{path.name}”是一个文件夹。请写一个文件名。")
    return target


def write_single(
    target: Path, data: bytes, *, ours: Callable[[bytes], bool], what: str, disk: Disk | None = None
) -> None:
    """Write a file to a place that :func:`place_for` gave; an earlier one of ours makes way for it.

    ``ours`` says whether the bytes that stand there were written by us, ``what`` is what we call such a
    file. Raises :class:`WithheldError` when something else stands there, and
    :class:`EnvironmentTroubleError` while an office program holds it open, or for what the disk cannot do.
    """
    disk = disk or Disk()
    with told(target):
        _require_free(target, ours, what)
        staging = target.with_name(f".{target.name}.part")
        if is_there(staging) and not is_folder(staging):
            disk.remove_file(staging)
        try:
            disk.write(staging, data)
            disk.replace(staging, target)
            disk.sync_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                if is_there(staging) and not is_folder(staging):
                    disk.remove_file(staging)


def _require_free(target: Path, ours: Callable[[bytes], bool], what: str) -> None:
    for mark in _OPEN_MARKS:
        held = target.with_name(mark.format(target.name))
        if is_there(held):
            raise EnvironmentTroubleError(
                f"{target.name}：正在 Excel、WPS 或 LibreOffice 里打开着，没有写。请先关掉它再运行；"
                f"确实没有打开的，请删去旁边的 {held.name}。"
            )
    if not is_there(target):
        return
    try:
        standing = b"" if target.is_symlink() else read_at_most(target, _LARGEST)
    except TooLargeError:
        standing = b""
    if not ours(standing):
        raise WithheldError(f"“{target.name}”已经有了，不是本程序写的{what}，没有覆盖。请换一个文件名。")
