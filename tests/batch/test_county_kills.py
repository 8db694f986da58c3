"""``kill -9`` of a county: at any moment each village has no set, the old one or the new one, whole."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import time
from collections.abc import Iterator
from ctypes import c_longlong
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from counties import quick_part, small_county, small_village
from linkage.batch import order as orders
from linkage.batch.county import Village
from linkage.batch.processes import processes
from linkage.batch.run import run, run_county
from linkage.ground.disk import Disk
from linkage.publishing import Request
from printed import contents, is_whole

NAMES = ("甲村", "乙村", "丙村", "丁村")
AREAS = ("3.5", "4.5")
LISTS = ("县清单.json", "打印目录.csv", "打印目录.txt")

#: A request that prints little, two villages at a time.
FEW = Request(kinds=("joinder", "paylist"), workers=2, replace=True)

#: What a run does to the disk; each is noted as it begins and as it ends.
OPERATIONS = ("make_folder", "create", "append", "sync", "sync_folder", "rename", "replace", "remove_file")

MOST_MARKS = 5000
FORK: Any = multiprocessing.get_context("fork")


@frozen
class Moment:
    """A moment of a run: so many marks were made, and so many nanoseconds passed since the last of them."""

    marks: int
    after: int


@frozen
class Timeline:
    """When a run that nobody disturbed made each of its marks, in nanoseconds since its begin."""

    marks: tuple[int, ...]

    def moments(self, count: int, draw: random.Random) -> Iterator[Moment]:
        """Draw moments: one half anywhere in time, where little but drawing happens, one half at a mark."""
        for number in range(count):
            if number % 2:
                yield Moment(draw.randrange(1, len(self.marks)), 0)
            else:
                at = draw.randrange(self.marks[-1])
                done = sum(mark <= at for mark in self.marks)
                yield Moment(done, at - (self.marks[done - 1] if done else 0))


def running(county: Path, out: Path, request: Request, noted: Any) -> None:  # noqa: ANN401 (shared memory)
    """Run the county and note each thing done to the disk, in a process of its own."""

    def mark() -> None:
        noted[noted[0] + 1] = time.monotonic_ns()
        noted[0] += 1

    def marked(name: str) -> None:
        operation = getattr(Disk, name)

        def noting(disk: Disk, *arguments: object) -> object:
            mark()
            result = operation(disk, *arguments)
            mark()
            return result

        setattr(Disk, name, noting)

    for name in OPERATIONS:
        marked(name)
    os._exit(run([county], out, request))


def undisturbed(county: Path, out: Path, request: Request) -> Timeline:
    """Let a run come to its end, and give its timeline."""
    noted = FORK.RawArray(c_longlong, MOST_MARKS)
    begun = time.monotonic_ns()
    process = FORK.Process(target=running, args=(county, out, request, noted))
    process.start()
    process.join()
    assert process.exitcode == 0
    return Timeline(tuple(noted[number] - begun for number in range(1, noted[0] + 1)))


def killed_at(moment: Moment, county: Path, out: Path, request: Request) -> tuple[bool, list[int]]:
    """Begin a run and kill it at this moment; whether it was still running, and the workers it had."""
    noted = FORK.RawArray(c_longlong, MOST_MARKS)
    begun = time.monotonic_ns()
    process = FORK.Process(target=running, args=(county, out, request, noted))
    process.start()
    while process.is_alive():
        since = noted[noted[0]] if noted[0] else begun
        if noted[0] > moment.marks or (
            noted[0] == moment.marks and time.monotonic_ns() - since >= moment.after
        ):
            break
        time.sleep(0.0002)
    alive = process.is_alive()
    told = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    workers = [int(word) for word in told.read_text("ascii").split()] if alive and told.exists() else []
    process.kill()
    process.join()
    return alive, workers


def still_there(workers: list[int]) -> list[int]:
    """Which workers outlive their parent; they end as soon as they notice, so they get a moment."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not (left := [pid for pid in workers if Path(f"/proc/{pid}").exists()]):
            return []
        time.sleep(0.01)
    return left


class Rounds:
    """A county of four in which every round takes one village's set away and changes another's plots."""

    def __init__(self, folder: Path, request: Request) -> None:
        self.county, self.out, self.request = small_county(folder / "县", *NAMES), folder / "文书", request
        self.areas = dict.fromkeys(NAMES, AREAS[0])
        self.sets = {area: self._set(folder / area, area) for area in AREAS}
        self.fresh = self.changed = ""

    def _set(self, folder: Path, area: str) -> dict[str, bytes]:
        """What a village with this area is to have."""
        folder.mkdir()
        season, out = small_village(folder / "村", area=area), folder / "文书"
        out.mkdir()
        with processes(1) as crew:
            assert run_county([Village(season, out / "村", 1)], out, self.request, crew) == 0
        return contents(out / "村")

    def prepare(self, fresh: str, changed: str) -> None:
        """Take one set away, change the files of another village."""
        self.fresh, self.changed = fresh, changed
        shutil.rmtree(self.out / fresh)
        before = self.areas[changed]
        self.areas[changed] = after = next(area for area in AREAS if area != before)
        plots = self.county / changed / "台账" / "地块.csv"
        plots.write_text(plots.read_text("utf-8").replace(f'"{before}"', f'"{after}"'), "utf-8")

    def broken(self) -> list[str]:
        """The villages in whose place stands anything but what may stand there, byte for byte."""
        return [name for name in NAMES if not self._may_stand(name)]

    def _may_stand(self, name: str) -> bool:
        out, now = self.out / name, self.sets[self.areas[name]]
        if not out.exists():
            # Between two moves the old set stands beside, and the next run puts one in its place.
            return name == self.fresh or is_whole(out.with_name(f".{name}.old"))
        return contents(out) in (self.sets.values() if name == self.changed else [now])

    def complete(self) -> None:
        """Run to the end: every village has its set, and there is nothing else."""
        assert run([self.county], self.out, self.request) == 0
        assert [name for name in NAMES if contents(self.out / name) != self.sets[self.areas[name]]] == []
        assert sorted(path.name for path in self.out.iterdir()) == sorted((*NAMES, *LISTS))
        listed = json.loads((self.out / LISTS[0]).read_bytes())["villages"]
        assert {one["state"] for one in listed} == {"完成"}


def survive(rounds: Rounds, kills: int) -> int:
    """Kill so many runs, look after each, and let the next come to its end; how many were hit."""
    rounds.complete()
    rounds.prepare(*NAMES[:2])
    timeline = undisturbed(rounds.county, rounds.out, rounds.request)
    rounds.complete()
    draw = random.Random(20251122)  # noqa: S311 - moments, no secret
    hits = 0
    for moment in timeline.moments(kills, draw):
        rounds.prepare(*draw.sample(NAMES, 2))
        hit, workers = killed_at(moment, rounds.county, rounds.out, rounds.request)
        hits += hit
        assert rounds.broken() == []
        rounds.complete()
        assert still_there(workers) == []
    return hits


def test_kills_leave_each_village_its_old_set_or_its_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "first_parcel", quick_part)
    assert survive(Rounds(tmp_path, FEW), 3) >= 2


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_fifty_kills_of_a_county(tmp_path: Path) -> None:
    assert survive(Rounds(tmp_path, FEW), 50) >= 45
