"""How much memory workers take: the limits that docs/performance.md tells, on villages of 500 households."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linkage.batch.seasons import weight_of
from printed import ROOT

#: No worker takes more, and who gives work away, in MB; a process that goes on from village to village grows to no
#: more times its first.
MOST, CALLER, GROWTH = 300, 250, 1.2

VILLAGES, HOUSEHOLDS = 4, 500

#: Seconds: some five minutes on a machine that is free, four times that on one that is not.
PATIENCE = 3_600

#: Carries out all orders of a county as a worker of a cluster does, and tells after each share its own memory in
#: pages of the system, and the most that any process took which it started, in kB.
ONE_WORKER = """
import json, resource, sys
from pathlib import Path
from linkage.batch.equipment import equipment, load_equipment
from linkage.batch.order import Drawn, Filled, Order, fill
from linkage.files.season_folder import folder_contents
from linkage.ground.apart import apart
from linkage.ground.memory import clear_away
from linkage.publishing import Request

load_equipment()
told = []
for season in sorted(Path(sys.argv[1]).iterdir()):
    order = Order(season.name, folder_contents(season, []), (), Request(), {}, equipment())
    filled = apart(fill, order)
    assert isinstance(filled, Filled)
    left = filled.parcel.left
    del filled
    for share in left:
        drawn = apart(fill, order.of(share))
        assert isinstance(drawn, Drawn)
        assert drawn.is_of(share)
        del drawn
        clear_away()
        told.append(int(Path("/proc/self/statm").read_text("ascii").split()[1]))
print(json.dumps((told, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)))
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    folder = tmp_path / "县"
    command = [sys.executable, "-m", "linkage", "demo", "--villages", str(VILLAGES)]
    command += ["--households", str(HOUSEHOLDS), "--seed", "7", "--ledger", "csv", "--out", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return folder


@pytest.mark.deep
@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("workers", [1, 2])
def test_no_worker_takes_more_than_it_may(
    county: Path, tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    assert len(watched_run(county, tmp_path / "文书", workers).seen) > VILLAGES


@pytest.mark.deep
@pytest.mark.timeout(PATIENCE)
def test_no_worker_takes_more_when_one_village_is_run_alone(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The largest of the county, whose pages the workers get from one that holds its season."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    village = max(county.iterdir(), key=weight_of)
    assert len(watched_run(village, tmp_path / "文书", 2).seen) >= 4


def watched_run(given: Path, out: Path, workers: int) -> Any:  # noqa: ANN401 - a class of a benchmark
    """Run a season or a county, and hold its processes to what they may take."""
    watched = importlib.import_module("runs.memory_watch").watched
    command = [sys.executable, "-m", "linkage", "run", str(given), "--out", str(out)]
    with subprocess.Popen([*command, "--workers", str(workers)], cwd=ROOT) as run, watched(run.pid) as watch:
        assert run.wait() in {0, 1}
    assert 50 < watch.worker <= MOST
    assert 50 < watch.own <= CALLER
    return watch


@pytest.mark.deep
@pytest.mark.timeout(PATIENCE)
def test_a_worker_of_a_cluster_does_not_grow_from_village_to_village(county: Path) -> None:
    command = [sys.executable, "-c", ONE_WORKER, str(county)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    pages, most = json.loads(done.stdout)
    assert len(pages) > VILLAGES
    assert max(pages) * os.sysconf("SC_PAGE_SIZE") <= MOST * 2**20
    assert 50 * 1024 < most <= MOST * 1024
    assert max(pages) <= pages[0] * GROWTH
