"""Report of a fault of our own (程序故障报告): what we need to find it, and nothing about any person."""

from __future__ import annotations

import os
import platform
import re
import tempfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from linkage.ground.apart import places_of


def write_report(fault: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write what we need to find our own fault, and nothing about any person."""
    return keep_report(report_text(fault, arguments))


def keep_report(text: str) -> Path | None:
    """Write a report to a file of its own; nothing when not even that can be written."""
    try:
        handle, name = tempfile.mkstemp(prefix="linkage-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None
    return Path(name)


def report_text(fault: BaseException, arguments: Sequence[str]) -> str:
    """Tell a fault by the places in the code it passed through: no values, no names, no numbers."""
    known = [word for word in arguments if re.fullmatch(r"--[a-z]+|[a-z]+", word)]
    lines = [
        f"linkage {_version('linkage')}, weasyprint {_version('weasyprint')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"命令：{' '.join(known[:1] + [word for word in known[1:] if word.startswith('--')])}",
    ]
    seen: set[int] = set()
    step: BaseException | None = fault
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        lines.append(f"{type(step).__name__}: {masked(str(step))}")
        lines += [f"  {_place(file)}:{line} {name}" for file, line, name in places_of(step)]
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"


def masked(text: str) -> str:
    """Blot out every digit and everything that is not ASCII, where names and numbers live.

    >>> masked("'张三 330102199001011234' is not in the roster")
    "'** ******************' is not in the roster"
    """
    return re.sub(r"[^\x20-\x7e]|\d", "*", text)[:200]


def _place(filename: str) -> str:
    return "/".join(Path(filename).parts[-2:])


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(checkout)"
