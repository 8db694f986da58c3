"""A county from its folders to its finished sets, as ``linkage run`` does it: local processes or a cluster.

python benchmarks/runs/real_run.py COUNTY OUT --workers 2 [--scheduler ADDRESS] [--kinds statement]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from attrs import frozen  # noqa: E402 (the checkout, not an installed copy)

from runs.memory_watch import watched  # noqa: E402


@frozen
class Ran:
    """One run: seconds by the clock and of processors, memory in MB, processes, and what it made."""

    clock: float
    processor: float
    memory: int
    worker: int
    processes: int
    files: int
    pages: int
    digest: str


def ran(county: Path, out: Path, kinds: Sequence[str], *options: str) -> Ran:
    """Run a county in a process of its own and watch it; ends the benchmark when the run does not succeed."""
    command = [sys.executable, __file__, str(county), str(out), *options]
    command += [f"--kinds={','.join(kinds)}"] if kinds else []
    first, before = time.perf_counter(), used()
    log = out.with_suffix(".log")
    with (
        log.open("wb") as said,
        subprocess.Popen(command, stdout=said, stderr=said) as process,  # noqa: S603 (ourselves)
        watched(process.pid) as watch,
    ):
        code = process.wait()
    if code not in {0, 1}:
        raise SystemExit(log.read_text("utf-8")[-2000:])
    clock, processor = time.perf_counter() - first, used() - before
    return Ran(clock, processor, watch.own, watch.worker, len(watch.seen), *made(out))


def used() -> float:
    """Processor seconds of the processes that we started and that have ended."""
    return sum(os.times()[2:4])


def made(out: Path) -> tuple[int, int, str]:
    """Files, pages, and a digest of every name and byte."""
    total, files, pages = hashlib.sha256(), 0, 0
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(out).as_posix()}/".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
        files += 1
        if path.name == "清单.json":
            pages += sum(entry["pages"] for entry in json.loads(path.read_bytes())["files"])
    return files, pages, total.hexdigest()


@contextmanager
def cluster(place: Path, workers: int = 2) -> Iterator[str]:
    """A scheduler and so many worker processes of dask on this machine, ended in the end."""
    told = place / "scheduler.json"
    common = [sys.executable, "-m", "dask"]
    local = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    commands = [
        [*common, "scheduler", "--port", "0", "--no-jupyter", *local],
        *[[*common, "worker", "--nthreads", "1", "--no-nanny", *local]] * workers,
    ]
    started = [
        subprocess.Popen(  # noqa: S603 (ourselves)
            command, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]  # fmt: skip
    try:
        yield _address(told, workers)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def _address(told: Path, workers: int) -> str:
    """Wait until all have joined."""
    import distributed  # noqa: PLC0415 (an extra)

    until = time.monotonic() + 60
    while not told.exists():
        if time.monotonic() > until:
            raise SystemExit("dask scheduler 没有起来")
        time.sleep(0.1)
    address: str = json.loads(told.read_text())["address"]
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
    return address


def main() -> int:
    """Run a county as one does from the command line, with the kinds of papers that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("county", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--scheduler", default="")
    parser.add_argument("--kinds", default="")
    given = parser.parse_args()
    from linkage.batch.run import run  # noqa: PLC0415 (only this process needs it)
    from linkage.publishing import Request  # noqa: PLC0415 (as above)

    kinds = tuple(given.kinds.split(",")) if given.kinds else ()
    return run([given.county], given.out, Request(kinds=kinds, workers=given.workers), given.scheduler)


if __name__ == "__main__":
    raise SystemExit(main())
