"""The seasons meant (各村): the folders named, or those inside a county folder; and how heavy each is."""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from linkage.ground.disk import real_place
from linkage.ground.errors import EnvironmentTroubleError, Problem, UsageError, Where
from linkage.ground.fault import Fault, quoted
from linkage.ground.folder_name import on_one_line, why_unfit
from linkage.press.output import require_no_root

UNFIT_NAME = Fault(
    "E910",
    "文件夹名{said}不能用",
    "{why}；成品的文件夹用同一个名字，要能拷到 U 盘和别的电脑上",
    "请给这个村的文件夹改名，再运行一次",
)

_ARRANGEMENT = re.compile(r"合作.*\.ya?ml")
_REGISTERS = re.compile(r"台账(\.xlsx)?")

_HIDDEN = "."


def is_season(folder: Path) -> bool:
    """Say whether a folder is a season: an arrangement stands in it."""
    return _holds(folder, _ARRANGEMENT)


def is_arrangement(name: str) -> bool:
    """Say whether a file of this name is an arrangement."""
    return _ARRANGEMENT.fullmatch(name) is not None


def _holds(folder: Path, *wanted: re.Pattern[str]) -> bool:
    """Whether one of these stands in the folder; raises ``OSError`` when it cannot be looked into."""
    try:
        names = [path.name for path in folder.iterdir()]
    except (NotADirectoryError, FileNotFoundError):
        return False
    return any(pattern.fullmatch(name) for pattern in wanted for name in names)


def _is_meant(path: Path) -> bool:
    """Whether what stands in a county folder is a village, so that a broken one is told and not passed over.

    Registers without an arrangement, a link that leads nowhere and a folder that cannot be looked into are:
    who reads them says what is wrong.
    """
    if path.name.startswith(_HIDDEN):
        return False
    try:
        return _holds(path, _ARRANGEMENT, _REGISTERS) or (path.is_symlink() and not path.exists())
    except OSError:
        return True


def seasons_in(folders: Sequence[Path]) -> list[Path]:
    """Give the seasons meant by these folders: themselves, or those inside a county folder.

    Raises :class:`UsageError` when a season is named twice, or two would share a folder of the output, and
    :class:`EnvironmentTroubleError` for a folder that cannot be looked into.
    """
    found: list[Path] = []
    for folder in folders:
        try:
            inside = [] if is_season(folder) or not folder.is_dir() else sorted(folder.iterdir())
        except OSError as fault:
            raise EnvironmentTroubleError(
                f"{folder}：文件夹打不开。请核对它的权限，磁盘或共享是否连着，有没有绕成一圈的链接。"
            ) from fault
        found += [path for path in inside if _is_meant(path)] or [folder]
    if len(found) > 1:
        _refuse_twins(found)
    return found


def _refuse_twins(found: Sequence[Path]) -> None:
    places = Counter(map(real_place, found))
    same = [str(path) for path in found if places[real_place(path)] > 1]
    if same:
        raise UsageError(f"{'、'.join(same)} 是同一个文件夹。一个村只能办一次，请留一个。")
    names = Counter(name_of(path).casefold() for path in found)
    alike = [str(path) for path in found if names[name_of(path).casefold()] > 1]
    if alike:
        raise UsageError(
            f"有两个村的文件夹同名：{'、'.join(alike)}。成品会放到一处，请改名（大小写不算不同）。"
        )


def name_of(season: Path) -> str:
    """What a season's folder is called, also when it was named as the place where one stands."""
    return Path(os.path.abspath(season)).name  # noqa: PTH100 (`.` and `..` are resolved, links are not)


def shown_name(season: Path) -> str:
    """What a season's folder is called, on one line and with letters that every screen has."""
    return on_one_line(name_of(season))


def name_problem(season: Path) -> Problem | None:
    """What keeps a folder's name from being the name of a set on every machine; nothing when it is fit."""
    name = name_of(season)
    why = "以点开头的是隐藏的文件夹" if name.startswith(_HIDDEN) else why_unfit(name)
    return UNFIT_NAME.at(Where(), said=quoted(shown_name(season)), why=why) if why else None


def weight_of(season: Path) -> int:
    """The bytes of a season's files: with a county's villages alike, how much work it is, about."""
    total = 0
    for folder, _, names in os.walk(season):
        for name in names:
            with contextlib.suppress(OSError):  # whoever reads the file says what is wrong with it
                total += Path(folder, name).stat().st_size
    return total


def require_apart(folders: Sequence[Path], seasons: Sequence[Path], out: Path) -> None:
    """Refuse an output folder in which sets and seasons would mix.

    Raises :class:`UsageError` when it lies in one of the folders given, or a set would lie in a season or
    around one; :class:`EnvironmentTroubleError` when it is the root of a disk.
    """
    place = real_place(out)
    require_no_root(out, place)
    for folder in folders:
        home = real_place(folder)
        if place == home or home in place.parents:
            raise UsageError(
                f"输出目录 {out} 在资料的文件夹 {folder} 里，成品会和各村的资料混在一起。"
                f"请用 --out 指定它外面的地方，例如 {home.with_name(f'{home.name}文书')}。未写入任何文件。"
            )
    homes = {real_place(season): season for season in seasons}
    for season in seasons:
        target = place / name_of(season)
        for home, other in homes.items():
            if target == home or target in home.parents or home in target.parents:
                raise UsageError(
                    f"{name_of(season)} 的成品要放的地方，是 {other} 的资料所在。"
                    "请用 --out 指定资料以外的地方。未写入任何文件。"
                )
