"""The few things done to a disk when a set of papers is written, each of them one small operation.

They stand together so that a test can put a disk in their place that fails at its N-th operation.
Nothing here follows a link that somebody planted: a file is always created new, a folder is always
our own, and what is cleared away is walked without going through links.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from linkage.ground.errors import EnvironmentTroubleError

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)

_CAUSES = {
    errno.ENOSPC: "磁盘空间不足。请腾出空间后重新运行",
    errno.EDQUOT: "磁盘配额用尽。请腾出空间后重新运行",
    errno.EACCES: "没有写入权限。请换一个输出目录，或请管理员放开权限",
    errno.EPERM: "没有写入权限。请换一个输出目录，或请管理员放开权限",
    errno.EROFS: "磁盘是只读的。请换一个输出目录",
    errno.ENAMETOOLONG: "路径太长。请换一个短一些的输出目录",
    errno.ELOOP: "此处是一个链接，不是本程序建的。请查明来历，移走后重新运行",
    errno.ENOTDIR: "路径中有一段不是文件夹。请换一个输出目录",
    errno.EBUSY: "此处是一个磁盘或共享的根，成品换不上去。请用它里面的文件夹作输出目录",
    errno.EXDEV: "此处是一个磁盘或共享的根，成品换不上去。请用它里面的文件夹作输出目录",
    errno.EEXIST: "路径中有一段不是文件夹。请换一个输出目录",
}


class Disk:
    """The real disk."""

    def make_folder(self, path: Path) -> None:
        """Make a folder that only its owner may enter; it must not exist yet."""
        path.mkdir(mode=0o700)

    def create(self, path: Path) -> int:
        """Create a file that must not exist yet, not even as a link, and open it for writing."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o600)

    def append(self, handle: int, data: bytes) -> int:
        """Write some of the data and say how much."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait until the file is on the disk."""
        os.fsync(handle)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in a folder are on the disk; Windows does that by itself."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Move a folder to a name beside it, at one blow."""
        old.rename(new)

    def replace(self, old: Path, new: Path) -> None:
        """Move a file to a name beside it, at one blow, in the place of what bears that name."""
        old.replace(new)

    def remove_file(self, path: Path) -> None:
        """Remove a file or a link, never what a link points to."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def free(self, path: Path) -> int:
        """Count the bytes that are free where this folder lies."""
        return shutil.disk_usage(path).free

    def write(self, path: Path, data: bytes) -> None:
        """Write a whole new file and wait until it is on the disk."""
        handle = self.create(path)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self.append(handle, bytes(rest[: 1 << 24])) :]
            self.sync(handle)
        finally:
            os.close(handle)

    def read(self, path: Path) -> bytes:
        """Read a whole file that is no link."""
        handle = os.open(path, os.O_RDONLY | _NO_LINK | _BINARY)
        with os.fdopen(handle, "rb") as file:
            return file.read()

    def clear(self, folder: Path, first: str) -> None:
        """Remove a folder with all in it; the file named ``first`` goes before everything else.

        Without that file a half cleared folder can no longer be taken for a whole set.
        """
        leading = folder / first
        if is_there(leading):
            self.remove_file(leading)
            self.sync_folder(folder)
        self._clear(folder)

    def _clear(self, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            if is_folder(path):
                self._clear(path)
            else:
                self.remove_file(path)
        self.remove_folder(folder)


class TooLargeError(Exception):
    """A file is larger than anything of its kind; ``size`` is its bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def read_at_most(path: Path, limit: int) -> bytes:
    """Read a whole file that is given to us, and never more of it than ``limit`` bytes.

    Raises :class:`TooLargeError`, and ``OSError`` for what is no file: a pipe or a device would keep us
    waiting, or never end.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "不是普通文件")
    with os.fdopen(handle, "rb") as file:
        if state.st_size > limit:
            raise TooLargeError(state.st_size)
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(len(data))
    return data


def real_place(path: Path) -> Path:
    """Where a path leads, links followed; where links go in a circle, the circle's begin."""
    return Path(os.path.realpath(path))  # `Path.resolve` raises for a circle


def is_there(path: Path) -> bool:
    """Say whether the name is taken, also by a link that points nowhere."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Say whether a real folder, not a link to one, stands here."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def cause_of(fault: OSError) -> str:
    """What kept the disk from doing something, and what to do; nothing for an unusual cause."""
    return _CAUSES.get(fault.errno or 0, "")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell a fault of the disk as a sentence about this path, with what to do."""
    try:
        yield
    except OSError as fault:
        cause = _CAUSES.get(fault.errno or 0, f"无法读写（系统错误 {fault.errno}）。请检查后重新运行")
        raise EnvironmentTroubleError(f"{path}：{cause}。可以放心重复运行。") from fault


# The handles of locks that this process holds.
_held: set[int] = set()


def _let_go() -> None:
    """In a forked worker: a lock ends with the run that took it, not with the last of its workers."""
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@frozen
class Lock:
    """Keeps a second run away from the same output folder; a killed run leaves it open."""

    path: Path

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock. Raises :class:`EnvironmentTroubleError` when another run holds it."""
        handle = self._take()
        _held.add(handle)
        try:
            yield
        finally:
            # The name goes first and the lock after it, so that nobody locks a file without a name.
            with contextlib.suppress(OSError):
                self.path.unlink()
            _held.discard(handle)
            os.close(handle)

    def _take(self) -> int:
        while True:
            with told(self.path):
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
            mine = _lock(handle)
            if mine and _same_file(handle, self.path):
                return handle
            os.close(handle)
            if not mine:
                raise EnvironmentTroubleError(
                    f"{self.path.name}：另一次运行正在写同一个输出目录。请等它结束后再运行。"
                )


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
