"""The seasons meant (各村): the folders named, or those inside a county folder; and how heavy each is."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from linkage.ground.errors import UsageError


def is_season(folder: Path) -> bool:
    """Say whether a folder is a season: an arrangement stands in it."""
    return folder.is_dir() and any(folder.glob("合作*.yaml"))


def seasons_in(folders: Sequence[Path]) -> list[Path]:
    """Give the seasons meant by these folders: themselves, or those inside a county folder.

    Raises :class:`UsageError` when two seasons would share a folder of the output.
    """
    found: list[Path] = []
    for folder in folders:
        inside = [] if is_season(folder) or not folder.is_dir() else sorted(folder.iterdir())
        found += [path for path in inside if is_season(path)] or [folder]
    names = [path.resolve().name.casefold() for path in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"有两个同名的文件夹：{'、'.join(twice)}。各村的文件夹名不能相同。")
    return found


def weight_of(season: Path) -> int:
    """The bytes of a season's files: with a county's villages alike, how much work it is, about."""
    total = 0
    for folder, _, names in os.walk(season):
        for name in names:
            with contextlib.suppress(OSError):  # whoever reads the file says what is wrong with it
                total += Path(folder, name).stat().st_size
    return total
