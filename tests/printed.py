"""A small village printed once for all tests that look at a finished set, by a real process."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from attrs import frozen

from counties import small_village
from linkage.ground.disk import Disk
from linkage.press.manifest import Manifest
from shared_folder import shared
from villages import build_village

ROOT = Path(__file__).parent.parent


@frozen
class Printed:
    """A season, its finished set, and how long the run took, in nanoseconds."""

    season: Path
    out: Path
    took: int


def command(*arguments: object) -> list[str]:
    """The command line of a real process."""
    return [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]


def run(*arguments: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program to its end in a process of its own."""
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **(env or {})},
    )


def _once(name: str, build: Callable[[Path], Path], *words: object) -> Printed:
    """Print a village into the folder that all workers share: the first that asks does, the others wait."""
    folder = shared() / name
    folder.mkdir(exist_ok=True)
    season, out, took = folder / "season", folder / "out", folder / "took"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not took.exists():
            build(season)
            begun = time.monotonic_ns()
            done = run(words[0], season, "--out", out, *words[1:])
            ended = time.monotonic_ns()
            assert done.returncode == 0, done.stderr
            took.write_text(str(ended - begun), "utf-8")
    return Printed(season, out, int(took.read_text("utf-8")))


@cache
def printed_village() -> Printed:
    """Print the village of twelve households; nobody may change what is given here."""
    return _once("village", build_village, "run", "--workers", "1")


FEW = ("--only", "statement", "--only", "statement_group", "--only", "paylist", "--only", "notice")


@cache
def few_printed() -> Printed:
    """Print a few kinds of papers of a village of four, for tests that print again and again."""
    return _once("few", partial(build_village, households=4), "print", *FEW)


@cache
def small_printed() -> Printed:
    """Print all papers of a village of two households and one clause, for tests that run again and again."""
    return _once("small", small_village, "run", "--workers", "1")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_whole(out: Path) -> bool:
    """Whether a finished set stands here, each file as its manifest says and nothing beside it."""
    manifest = Manifest.read(out, Disk())
    return manifest is not None and not manifest.damaged(out, Disk()) and not manifest.strangers(out)
