"""A small village printed once for all tests that look at a finished set, by a real process."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from linkage.ground.disk import Disk
from linkage.press.manifest import Manifest
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


@cache
def printed_village() -> Printed:
    """Print the village of twelve households; nobody may change what is given here."""
    folder = Path(tempfile.mkdtemp(prefix="linkage-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    season = build_village(folder / "season")
    begun = time.monotonic_ns()
    done = run("run", season, "--out", folder / "out", "--workers", "1")
    took = time.monotonic_ns() - begun
    assert done.returncode == 0, done.stderr
    return Printed(season, folder / "out", took)


FEW = ("--only", "statement", "--only", "statement_group", "--only", "paylist", "--only", "notice")


@cache
def few_printed() -> Printed:
    """Print a few kinds of papers of a village of four, for tests that print again and again."""
    folder = Path(tempfile.mkdtemp(prefix="linkage-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    season, out = build_village(folder / "season", 4), folder / "out"
    begun = time.monotonic_ns()
    done = run("print", season, "--out", out, *FEW)
    took = time.monotonic_ns() - begun
    assert done.returncode == 0, done.stderr
    return Printed(season, out, took)


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
