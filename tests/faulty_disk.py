"""A disk that fails at its N-th operation, in three ways, as SQLite's own tests do."""

# ruff: noqa: D102 - a method does what the one it replaces does

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from linkage.ground.disk import Disk


class KilledError(BaseException):
    """The process is gone: nothing that stands after this is done any more."""


class CountingDisk(Disk):
    """Counts operations and fails at the one numbered ``fail_at`` (0: never).

    A write is two operations and leaves half of its bytes when it fails, as a full disk does. A fault
    is one refusal, after which the disk works again.
    """

    def __init__(self, fail_at: int = 0) -> None:
        self.fail_at = fail_at
        self.count = 0

    def tick(self) -> None:
        """Count one operation; fail when it is the chosen one."""
        self.count += 1
        if self.count == self.fail_at:
            self.fail()

    def fail(self) -> None:
        """Fail as a full disk does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def make_folder(self, path: Path) -> None:
        self.tick()
        super().make_folder(path)

    def create(self, path: Path) -> int:
        self.tick()
        return super().create(path)

    def append(self, handle: int, data: bytes) -> int:
        if not data:
            return 0
        half = super().append(handle, data[: (len(data) + 1) // 2])
        self.tick()
        return half

    def sync(self, handle: int) -> None:
        self.tick()
        super().sync(handle)

    def sync_folder(self, path: Path) -> None:
        self.tick()
        super().sync_folder(path)

    def rename(self, old: Path, new: Path) -> None:
        self.tick()
        super().rename(old, new)

    def replace(self, old: Path, new: Path) -> None:
        self.tick()
        super().replace(old, new)

    def remove_file(self, path: Path) -> None:
        self.tick()
        super().remove_file(path)

    def remove_folder(self, path: Path) -> None:
        self.tick()
        super().remove_folder(path)


class KilledDisk(CountingDisk):
    """The process is killed at the chosen operation: no later operation happens either."""

    def tick(self) -> None:
        self.count += 1
        if self.fail_at and self.count >= self.fail_at:
            raise KilledError


class UnpluggedDisk(KilledDisk):
    """The machine loses power: names and bytes that were not forced to the disk are undone."""

    def __init__(self, fail_at: int = 0) -> None:
        super().__init__(fail_at)
        self._names: list[tuple[Path, Callable[[], object]]] = []
        self._loose: dict[int, Path] = {}
        self._files: set[Path] = set()
        self.moved_too_early: list[Path] = []

    def cut_power(self) -> None:
        """Undo what was not forced to the disk, the latest first."""
        for path in self._files:
            with contextlib.suppress(FileNotFoundError):
                os.truncate(path, 0)
        for _, undo in reversed(self._names):
            with contextlib.suppress(FileNotFoundError):
                undo()

    def unforced(self, folder: Path) -> list[Path]:
        """Name what in or below this folder was not forced to the disk."""
        found = [path for path in self._files if folder in path.parents]
        return found + [parent for parent, _ in self._names if folder == parent or folder in parent.parents]

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self._names.append((path.parent, lambda: shutil.rmtree(path)))

    def create(self, path: Path) -> int:
        handle = super().create(path)
        self._loose[handle] = path
        self._files.add(path)
        self._names.append((path.parent, path.unlink))
        return handle

    def sync(self, handle: int) -> None:
        super().sync(handle)
        self._files.discard(self._loose[handle])

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self._names = [(parent, undo) for parent, undo in self._names if parent != path]

    def rename(self, old: Path, new: Path) -> None:
        self.moved_too_early += self.unforced(old)
        super().rename(old, new)
        self._names.append((new.parent, lambda: new.rename(old)))

    def remove_file(self, path: Path) -> None:
        data = path.read_bytes()
        super().remove_file(path)
        self._names.append((path.parent, lambda: path.write_bytes(data)))

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        self._names.append((path.parent, path.mkdir))
