"""A dask cluster on this machine: two worker processes, nothing beyond the loopback, the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import distributed
import pytest
from click.testing import CliRunner, Result

from counties import small_county
from linkage.batch import cluster as clusters
from linkage.batch.cluster import cluster
from linkage.batch.county import Village
from linkage.batch.crew import Crew
from linkage.batch.equipment import differences
from linkage.batch.processes import processes
from linkage.batch.run import run_county
from linkage.batch.seasons import seasons_in, weight_of
from linkage.commands import main
from linkage.ground.errors import EnvironmentTroubleError
from linkage.publishing import Request
from printed import ROOT, contents


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_without_the_library_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    county = small_county(tmp_path / "县", "甲村", "乙村")
    done = invoke("run", county, "--out", tmp_path / "文书", "--scheduler", "tcp://127.0.0.1:1")
    assert done.exit_code == 4
    assert "pip install 'linkage[cluster]'" in done.stderr


def test_processes_of_this_machine_have_no_part_in_a_cluster(tmp_path: Path) -> None:
    done = invoke(
        "run", tmp_path, "--out", tmp_path / "文书", "--scheduler", "tcp://127.0.0.1:1", "--workers", 2
    )
    assert done.exit_code == 2
    assert "不能和 --scheduler 同用" in done.stderr


@pytest.mark.parametrize("address", ["foo", "tcp://", "tcp://10.0.0.5", "http://10.0.0.5:8786", "tcp://a:b"])
def test_what_is_no_address_is_told_at_once(tmp_path: Path, address: str) -> None:
    county = small_county(tmp_path / "县", "甲村")
    done = invoke("run", county, "--out", tmp_path / "文书", "--scheduler", address)
    assert done.exit_code == 2
    assert "要写成 tcp://主机:端口" in done.stderr


@contextmanager
def dask(*command: str, folder: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    """A process of dask, ended in the end; what it says goes into a file of the folder."""
    with (folder / f"{command[0]}.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            stdout=log,
            stderr=log,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def started(folder: Path, processes: ExitStack, *environments: dict[str, str]) -> str:
    """Start a scheduler and a worker with each environment; gives the scheduler's address."""
    local = ("--host", "127.0.0.1")
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    quiet = ("--no-dashboard", "--scheduler-file", str(file))
    processes.enter_context(dask("scheduler", *local, "--port", "0", *quiet, folder=folder))
    begun = time.monotonic()
    while not file.exists():
        assert time.monotonic() - begun < 60
        time.sleep(0.05)
    worker = (
        "worker",
        "--scheduler-file",
        str(file),
        *local,
        "--no-dashboard",
        "--no-nanny",
        "--nthreads",
        "2",
    )
    for env in environments:
        processes.enter_context(dask(*worker, folder=folder, env=env))
    address: str = json.loads(file.read_text("utf-8"))["address"]
    return address


def test_two_processes_of_a_cluster_give_the_bytes_of_one_worker_and_of_two(tmp_path: Path) -> None:
    county = small_county(tmp_path / "县", "甲村", "乙村", "丙村")
    few = Request(kinds=("paylist",))

    def filled(name: str, crew: Crew) -> dict[str, bytes]:
        out = tmp_path / name
        out.mkdir()
        villages = [Village(season, out / season.name, weight_of(season)) for season in seasons_in([county])]
        assert run_county(villages, out, few, crew) == 0
        return contents(out)

    made = []
    for workers in (1, 2):
        with processes(workers) as crew:
            made.append(filled(str(workers), crew))
    with ExitStack() as started_here:
        address = started(tmp_path, started_here, {}, {})
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=200)
            with cluster(address) as crew:
                made.append(filled("集群", crew))
            # Two processes, neither of them this one, and each carried out an order.
            at_work = client.run(lambda dask_worker: (os.getpid(), dask_worker.state.executed_count))
    assert len({os.getpid(), *(pid for pid, _ in at_work.values())}) == 3
    assert all(orders >= 1 for _, orders in at_work.values())
    assert {f"{village}/清单.json" for village in ("甲村", "乙村", "丙村")} <= made[0].keys()
    assert made[0] == made[1] == made[2]


@pytest.mark.deep
def test_one_worker_two_workers_and_a_cluster_of_two_give_the_same_bytes(tmp_path: Path) -> None:
    county = small_county(tmp_path / "县", "甲村", "乙村", "丙村")
    for workers in (1, 2):
        assert invoke("run", county, "--out", tmp_path / str(workers), "--workers", workers).exit_code == 0
    with ExitStack() as processes:
        address = started(tmp_path, processes, {}, {})
        done = invoke("run", county, "--out", tmp_path / "集群", "--scheduler", address)
        assert done.exit_code == 0, done.output
        one = invoke("run", county / "甲村", "--out", tmp_path / "独", "--scheduler", address)
        assert one.exit_code == 0, one.output
        again = invoke("run", county, "--out", tmp_path / "集群", "--scheduler", address)
        assert again.stdout.count("什么也没做") == 3
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "集群")
    assert contents(tmp_path / "独") == contents(tmp_path / "1" / "甲村")


@pytest.mark.deep
def test_a_cluster_that_is_not_there_or_has_nobody_or_other_fonts_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 3)
    with pytest.raises(EnvironmentTroubleError, match="连不上调度器"), cluster("tcp://127.0.0.1:1"):
        pass
    with ExitStack() as processes:
        address = started(tmp_path, processes)
        with pytest.raises(EnvironmentTroubleError, match="没有工作进程"), cluster(address):
            pass
    monkeypatch.setattr(
        clusters, "differences", lambda mine, his: differences({**mine, "pango": "1.99.0"}, his)
    )
    monkeypatch.setattr(clusters, "_PATIENCE", 60)
    with ExitStack() as processes:
        address = started(tmp_path, processes, {})
        told = r"有 1 个工作进程的程序、库或字体与本机不同(.|\n)+tcp://127.*pango（本机 1\.99\.0，对方 "
        with pytest.raises(EnvironmentTroubleError, match=told), cluster(address):
            pass
