"""``kill -9`` at any moment leaves no set or a whole one, and the next run ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disclosed import disclosures, secrets_of
from printed import FEW, ROOT, command, contents, few_printed, is_whole, printed_village, run, small_printed

# A process that kills itself at the chosen operation on the disk.
DYING = """
import os, signal, sys
from linkage.commands import main
from linkage.ground.disk import Disk

point = sys.argv.pop(1)
create, rename, pages = Disk.create, Disk.rename, []

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def dying_create(disk, path):
    if point == "between pages" and len(pages) == 3 or point == "before the manifest" and path.stem == "清单":
        die()
    pages.extend([path] if path.suffix == ".pdf" else [])
    return create(disk, path)

def dying_rename(disk, old, new):
    if point == "before the rename":
        die()
    rename(disk, old, new)
    if point == "after the rename":
        die()

Disk.create, Disk.rename = dying_create, dying_rename
main()
"""


def leftovers(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def kill_after(nanoseconds: int, *arguments: object) -> None:
    process = subprocess.Popen(
        command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    until = time.monotonic_ns() + nanoseconds
    while process.poll() is None and time.monotonic_ns() < until:
        time.sleep(0.001)
    process.kill()
    process.wait()


def test_a_kill_at_any_moment(tmp_path: Path) -> None:
    undisturbed = few_printed()
    out = tmp_path / "out"
    draw = random.Random(20251231)  # noqa: S311 - moments, no secret
    for _ in range(3):
        moment = draw.randrange(undisturbed.took)
        kill_after(moment, "print", undisturbed.season, "--out", out, *FEW)
        assert not out.exists() or is_whole(out)
    done = run("print", undisturbed.season, "--out", out, *FEW)
    assert done.returncode == 0
    assert contents(out) == contents(undisturbed.out)
    assert leftovers(out) == []


@pytest.mark.parametrize(
    ("point", "there"),
    [
        ("between pages", False),
        ("before the manifest", False),
        ("before the rename", False),
        ("after the rename", True),
    ],
)
def test_a_kill_at_a_named_point(tmp_path: Path, point: str, *, there: bool) -> None:
    season, out = few_printed().season, tmp_path / "out"
    kind = "statement" if point == "between pages" else "paylist"
    (tmp_path / "tmp").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", DYING, point, "print", str(season), "--out", str(out), "--only", kind],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(tmp_path / "tmp")},
    )
    assert done.returncode == -signal.SIGKILL
    left, known = contents(tmp_path), secrets_of(season)
    assert [one for name, data in left.items() for one in disclosures(name, data, known)] == []
    assert out.exists() is there
    assert is_whole(out) is there
    assert (out.parent / ".out.part").exists() is not there


def test_a_kill_while_replacing_leaves_the_old_set_or_the_new_one(tmp_path: Path) -> None:
    undisturbed = small_printed()
    out = tmp_path / "out"
    assert run("print", undisturbed.season, "--out", out, "--only", "notice").returncode == 0
    old = contents(out)
    again = ("run", undisturbed.season, "--out", out, "--replace")
    kill_after(undisturbed.took * 2 // 3, *again)
    assert contents(out) in (old, contents(undisturbed.out))
    assert run(*again).returncode == 0
    assert contents(out) == contents(undisturbed.out)
    assert leftovers(out) == []


def test_ctrl_c_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    undisturbed = printed_village()
    out = tmp_path / "out"
    process = subprocess.Popen(
        command("run", undisturbed.season, "--out", out, "--workers", "2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    while not (tmp_path / ".out.part" / "农户").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert told.splitlines()[-1] == "已中断，没有留下半成品。"
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.deep
@pytest.mark.timeout(7200)
def test_fifty_kills_of_the_example(tmp_path: Path) -> None:
    season = ROOT / "examples" / "青岚奶业2025"
    begun = time.monotonic_ns()
    assert run("run", season, "--out", tmp_path / "whole").returncode in {0, 1}
    took = time.monotonic_ns() - begun
    out = tmp_path / "out"
    draw = random.Random(20251231)  # noqa: S311 - moments, no secret
    for _ in range(50):
        kill_after(draw.randrange(took), "run", season, "--out", out, "--replace")
        assert not out.exists() or is_whole(out)
    assert run("run", season, "--out", out, "--replace").returncode in {0, 1}
    assert contents(out) == contents(tmp_path / "whole")
