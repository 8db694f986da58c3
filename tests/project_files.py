"""The files of the project: what stands in its folder and is not ignored by git."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "linkage"


def ignored() -> set[str]:
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    return {line.rstrip("/") for line in lines} | {".git"}


def walk(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project, without what git ignores."""
    patterns = ignored()
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in patterns):
            continue
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
