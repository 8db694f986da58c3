"""Output folder (输出目录): a set of papers stands there whole, or not at all.

A run builds its set in a staging folder beside the target, writes 清单.json last, and moves the whole
folder into place. For a target ``OUT`` three names beside it belong to us::

    .OUT.part   the set being built (only its owner may enter)
    .OUT.old    the former set while a new one takes its place
    .OUT.lock   held while a run works on OUT, so that two runs never meet

To replace a set, the new one is built whole, the old one is moved to ``.OUT.old``, the new one to
``OUT``, and the old one is cleared away, its manifest first.

What the next run finds after a kill at any moment, and what it does (:meth:`Output.recover`):

====== ========= ========= ==========================================================
OUT    .OUT.old  .OUT.part
====== ========= ========= ==========================================================
any    no        yes       the build was cut off: clear ``.OUT.part``
there  yes       any       the new set is in place: clear ``.OUT.old`` (and ``.OUT.part``)
gone   yes       whole     cut off between the two moves: finish, move ``.OUT.part`` to ``OUT``
gone   yes       not whole cannot come from a kill; undo, move ``.OUT.old`` back to ``OUT``
====== ========= ========= ==========================================================

A folder is whole when its manifest is unchanged and each file it names has the bytes it says. In the
last row, when the old set is not whole either, somebody touched the folders: nothing is removed and
the alarm is raised. A lock left by a killed run holds nobody up.

Files and folders are forced to the disk before each move, so that the same holds after a power cut.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from linkage.ground.disk import Disk, Lock, is_folder, is_there, real_place, told
from linkage.ground.errors import (
    EnvironmentTroubleError,
    IntegrityAlarmError,
    UsageError,
    WithheldError,
)
from linkage.ground.fault import quoted
from linkage.ground.folder_name import on_one_line, why_unfit
from linkage.press.manifest import NAME, Entry, Manifest, Source, entry_stands, sha256

#: Folders of a set; everything else in a name is plain ASCII made from template ids and 户号; a dot stands
#: before 成员号 alone.
FOLDERS = ("农户", "内部", "公开")

_NAME = re.compile(
    r"(?:(?:农户|内部|公开)/)?[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:\.[0-9]{1,3}(?:-[A-Za-z0-9_-]{1,79})?)?\.[a-z]{3,4}"
    r"|结果\.json"
    r"|核对结果\.json|核对报告\.pdf|核对差异\.xlsx|批注副本\.xlsx"
)

#: How much free space is asked for, against the estimate: staging, the old set, and some air.
_AIR = 3


def check_name(name: str) -> None:
    """Refuse a file name that could leave the folder or means something to an operating system.

    Raises ``ValueError``: names are made by the program, so a bad one is our own fault.
    """
    if not _NAME.fullmatch(name) or PurePosixPath(name).name == NAME:
        message = "a file of the set has a name that is not allowed"
        raise ValueError(message)


class Output:
    """One run's work on one output folder; made by :func:`open_output`, which holds the lock."""

    def __init__(self, target: Path, disk: Disk) -> None:
        self.target = target
        self.staging = target.with_name(f".{target.name}.part")
        self.former = target.with_name(f".{target.name}.old")
        self.disk = disk
        self.standing: Manifest | None = None
        self._entries: dict[str, Entry] = {}
        self._building = False
        self._displaced = False

    # -- what is there ---------------------------------------------------------------------------

    def recover(self) -> str:
        """Finish or undo what a killed run left (table above); say in a sentence what was done."""
        done = ""
        for path in (self.staging, self.former):
            if is_there(path) and not is_folder(path):
                raise EnvironmentTroubleError(
                    f"{path.name}：此处应是本程序的工作文件夹，却是别的东西（文件或链接）。请查明来历，移走后重新运行。"
                )
        if is_there(self.former):
            done = self._recover_replacement()
        if is_there(self.staging):
            self.disk.clear(self.staging, NAME)
            done = done or "上次运行中断，未完成的文件已清除。"
        return done

    def _recover_replacement(self) -> str:
        if is_there(self.target):
            if Manifest.read(self.target, self.disk) is None:
                raise WithheldError(
                    f"{self.target.name} 不是本程序的成品，而上次的成品还在 {self.former.name}。"
                    "请人工核对，移走其中一个后重新运行。未作任何改动。"
                )
            self.disk.clear(self.former, NAME)
            return "上次替换中断，新的一套已在位，旧的一套已清除。"
        if self._whole(self.staging):
            self._move(self.staging, self.target)
            self.disk.clear(self.former, NAME)
            return "上次替换中断，已接续完成。"
        if self._whole(self.former):
            self._move(self.former, self.target)
            return "上次替换中断，已恢复原有的一套。"
        raise IntegrityAlarmError(
            f"{self.former.name} 与 {self.staging.name} 都不完整，内容被改动过。"
            "请人工核对后移走。未作任何改动。"
        )

    def _whole(self, folder: Path) -> bool:
        manifest = Manifest.read(folder, self.disk)
        return manifest is not None and not manifest.damaged(folder, self.disk)

    def season_id(self) -> str:
        """The season of the set that stands in the target; nothing when none stands there."""
        standing = Manifest.read(self.target, self.disk)
        return standing.source.season.get("id", "") if standing is not None else ""

    def is_done(self, source: Source, versions: Mapping[str, str], *, replace: bool) -> bool:
        """Say whether the target holds this very set already.

        With ``replace``, a set made by other ``versions`` of the program or the fonts is made anew.
        Raises :class:`WithheldError` when the target holds anything else that may not be replaced, and
        :class:`IntegrityAlarmError` when it is this set with files missing or altered.
        """
        name = self.target.name
        if self.target.is_symlink() or (is_there(self.target) and not is_folder(self.target)):
            raise WithheldError(f"{name} 已存在，但不是文件夹。请换一个输出目录。未写入任何文件。")
        if not is_there(self.target) or not any(self.target.iterdir()):
            return False
        standing = Manifest.read(self.target, self.disk)
        if standing is None:
            raise WithheldError(
                f"{name} 里没有完好的清单.json，不是本程序的成品，不能覆盖。"
                "请换一个输出目录。未写入任何文件。"
            )
        self._refuse_strangers(standing)
        self.standing = standing
        if standing.source != source:
            if replace:
                return False
            raise WithheldError(
                f"{name} 里已有另一套成品（资料或所要的文书不同）。"
                "确认要换掉它，请加 --replace。未写入任何文件。"
            )
        damaged = standing.damaged(self.target, self.disk)
        if damaged and not replace:
            raise IntegrityAlarmError(
                f"{name} 里的文件与清单.json 不符：{_some(damaged)}。"
                "查明原因后，可加 --replace 重新出一套。未写入任何文件。"
            )
        same = all(standing.versions.get(name) == version for name, version in versions.items())
        return not damaged and (same or not replace)

    def standing_keys(self) -> dict[str, str]:
        """The content keys of the files that stand in the target as they were written, by name."""
        if self.standing is None:
            return {}
        damaged = frozenset(self.standing.damaged(self.target, self.disk))
        return {entry.name: entry.key for entry in self.standing.files if entry.name not in damaged}

    def _refuse_strangers(self, standing: Manifest) -> None:
        strangers = standing.strangers(self.target)
        if strangers:
            raise WithheldError(
                f"{self.target.name} 里有清单之外的文件：{_some(strangers)}。"
                "请先移走，以免丢失。未写入任何文件。"
            )

    # -- building --------------------------------------------------------------------------------

    def require_space(self, estimate: int) -> None:
        """Ask before the first page whether the disk will hold a set of so many bytes.

        Raises :class:`EnvironmentTroubleError` when it will not.
        """
        free = self.disk.free(self.target.parent)
        if free < estimate * _AIR:
            raise EnvironmentTroubleError(
                f"磁盘空间不足：约需 {_mega(estimate * _AIR)} MB，只剩 {_mega(free)} MB。"
                "请腾出空间后重新运行。未写入任何文件。"
            )

    def begin(self) -> None:
        """Make the staging folder."""
        self.disk.make_folder(self.staging)
        self._building = True

    def put(  # noqa: PLR0913 - all that the manifest says of a file
        self,
        name: str,
        data: bytes,
        *,
        key: str,
        pages: int = 0,
        amount: str = "",
        way: str = "",
        why: str = "",
    ) -> None:
        """Write one file of the set. Raises ``ValueError`` for a name that is not allowed."""
        check_name(name)
        if any(name.casefold() == known.casefold() for known in self._entries):
            message = "two files of the set have names that differ by case alone"
            raise ValueError(message)
        path = self.staging / name
        if path.parent != self.staging and not is_folder(path.parent):
            self.disk.make_folder(path.parent)
        self.disk.write(path, data)
        self._entries[name] = Entry(name, sha256(data), key, pages, amount, way, why)

    def keep(self, name: str, key: str) -> bool:
        """Take over the file of the standing set when its content key is the same; say whether."""
        if self.standing is None:
            return False
        entry = next((e for e in self.standing.files if e.name == name and e.key == key), None)
        if entry is None or not entry_stands(entry, self.target, self.disk):
            return False
        data = self.disk.read(self.target / name)
        self.put(name, data, key=key, pages=entry.pages, amount=entry.amount, way=entry.way, why=entry.why)
        return True

    def publish(self, source: Source, versions: Mapping[str, str]) -> Manifest:
        """Write the manifest and move the set into place; the set exists from here on."""
        if self.standing is not None:
            self._refuse_strangers(self.standing)
        manifest = Manifest(source, versions, tuple(self._entries.values()))
        for folder in FOLDERS:
            if is_folder(self.staging / folder):
                self.disk.sync_folder(self.staging / folder)
        self.disk.write(self.staging / NAME, manifest.to_bytes())
        self.disk.sync_folder(self.staging)
        if self.standing is not None:
            self._displaced = True
            self._move(self.target, self.former)
        elif is_folder(self.target):
            self.disk.remove_folder(self.target)
        self._move(self.staging, self.target)
        self._building = False
        if self.standing is not None:
            self.disk.clear(self.former, NAME)
            self.disk.sync_folder(self.target.parent)
        return manifest

    def abandon(self) -> None:
        """Leave things as they were; what cannot be put right now the next run puts right."""
        with contextlib.suppress(OSError):
            if self._displaced and is_there(self.former) and not is_there(self.target):
                self._move(self.former, self.target)
            if self._building and is_there(self.staging):
                self.disk.clear(self.staging, NAME)

    def _move(self, old: Path, new: Path) -> None:
        self.disk.rename(old, new)
        self.disk.sync_folder(new.parent)


def require_no_root(out: Path, target: Path) -> None:
    """Refuse the root of a disk: a whole folder is exchanged, and what stands beside a root is another disk.

    ``target`` is where the output folder really is. Raises :class:`EnvironmentTroubleError`.
    """
    if target.is_mount():
        raise EnvironmentTroubleError(
            f"{out} 是一个磁盘或共享的根，成品要整个文件夹放上去，根换不了。"
            f"请用它里面的文件夹，例如 --out {target / '文书'}。"
        )


@contextlib.contextmanager
def open_output(out: Path, *, season: Path, disk: Disk | None = None) -> Iterator[Output]:
    """Open an output folder for a run on this season; on any fault things are left as they were.

    Raises :class:`UsageError` when the folder lies in the season or holds it, and
    :class:`EnvironmentTroubleError` for what the disk cannot do, as when the folder is its root.
    """
    disk = disk or Disk()
    with told(out):
        target = real_place(out.absolute().parent) / out.absolute().name
        home = real_place(season)
        if target.name in {"", ".", ".."} or target == home or home in target.parents:
            raise UsageError("输出目录不能放在本季资料的文件夹里。请用 --out 指定别处。")
        if target in home.parents:
            raise UsageError("输出目录不能是装着本季资料的文件夹。请用 --out 指定别处。")
        require_no_root(out, target)
        why = why_unfit(target.name)
        if why and not is_there(target):
            raise UsageError(
                f"输出目录的名字{quoted(on_one_line(target.name))}不能用：{why}。"
                "成品要能拷到 U 盘和别的电脑上，请换一个名字。未写入任何文件。"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = Lock(target.with_name(f".{target.name}.lock"))
    with lock.held(), told(out):
        output = Output(target, disk)
        try:
            yield output
        except BaseException:
            output.abandon()
            raise


def _some(names: list[str]) -> str:
    shown = "、".join(names[:3])
    return f"{shown} 等 {len(names)} 个" if len(names) > 3 else shown


def _mega(count: int) -> int:
    return -(-count // (1024 * 1024))
