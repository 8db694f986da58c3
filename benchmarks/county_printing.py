"""A county through the press, village by village: what is set by learned rules, cost and memory to the end.

The county is invented; its statements are composed beforehand, which is not timed. Told are the part of the
papers that is set by learned rules, the seconds of learning, the cost of the first, second and last thousand,
the memory after every hundred, and the whole beside the plain loop of ``printing.py``, measured on papers of
the same county in the same run. Then two workers against one, and a cluster on this machine (two worker
processes of dask) against as many local processes, from season folders to finished sets.

    python benchmarks/county_printing.py [--short] [--villages 20] [--households 500] [--loop 60]
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from attrs import asdict, define, field  # noqa: E402 (the checkout, not an installed copy)
from printing import compose, elsewhere, invent, machine, say  # noqa: E402

from linkage.press.job import Task  # noqa: E402
from linkage.press.press import make_ready  # noqa: E402
from linkage.press.worker import Worker  # noqa: E402

#: Papers between two looks at the memory; papers of a part whose cost is compared.
STEP, PART = 100, 1000


@define
class Printed:
    """A county through one process: processor seconds of each paper, of getting ready, memory on the way."""

    ready: list[float] = field(factory=list)
    papers: list[float] = field(factory=list)
    sizes: list[int] = field(factory=list)
    bare: list[int] = field(factory=list)
    ways: dict[str, int] = field(factory=dict)
    memory: list[int] = field(factory=list)
    peak: int = 0
    clock: float = 0.0


def through(files: Sequence[Path]) -> Printed:
    """Print all villages in this process, with its garbage collected as a worker does."""
    told, ways = Printed(), Counter[str]()
    begun = time.perf_counter()
    for file in files:
        jobs = pickle.loads(file.read_bytes())  # noqa: S301 (written by ourselves)
        first = time.process_time()
        press = make_ready(jobs)
        worker = Worker(press.fonts, press.ways, press.keys)
        told.ready.append(time.process_time() - first)
        gc.collect()
        gc.disable()
        for job in press.jobs:
            first = time.process_time()
            printed = worker.work(Task((job,)))[0]
            told.papers.append(time.process_time() - first)
            told.sizes.append(len(printed.data))
            ways[printed.way] += 1
            if len(told.papers) % STEP == 0:
                told.memory.append(resident())
        gc.enable()
    told.ways = dict(ways)
    told.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told.clock = time.perf_counter() - begun
    return told


def resident() -> int:
    """Memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def with_workers(file: Path, workers: int) -> tuple[float, float]:
    """Print a village with so many workers: seconds by the clock and of processors, once ready."""
    press = make_ready(pickle.loads(file.read_bytes()))  # noqa: S301 (written by ourselves)
    first, before = time.perf_counter(), used()
    for _ in press.run(workers):
        pass
    return time.perf_counter() - first, used() - before


def used() -> float:
    """Processor seconds of this process and of those it started that have ended."""
    return sum(os.times()[:4])


def run(folder: Path, out: Path, *options: str) -> tuple[float, float]:
    """Print a county as one does: seconds by the clock, and of processors."""
    first, before = time.perf_counter(), used()
    command = [sys.executable, str(ROOT / "cli.py"), "run", str(folder), "--out", str(out), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 (ourselves)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    return time.perf_counter() - first, used() - before


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """A scheduler and two workers on this machine, ended in the end."""
    told = place / "scheduler.json"
    common = [sys.executable, "-m", "dask"]
    commands = [
        [*common, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter"],
        *[[*common, "worker", "--nthreads", "1", "--no-dashboard"]] * 2,
    ]
    started = [
        subprocess.Popen(  # noqa: S603 (ourselves)
            [*command, "--scheduler-file", str(told)],
            cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]  # fmt: skip
    try:
        for _ in range(600):
            if told.exists() and told.read_text():
                break
            time.sleep(0.1)
        time.sleep(5)  # until the workers have joined
        yield json.loads(told.read_text())["address"]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def main() -> int:
    """Measure everything, print it, and give 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="everything small: under two minutes")
    parser.add_argument("--villages", type=int, default=20)
    parser.add_argument("--households", type=int, default=500)
    parser.add_argument("--loop", type=int, default=60, help="papers of the plain loop")
    parser.add_argument(
        "--cluster", type=int, default=4, help="villages of 20 households for the cluster; 0: none"
    )
    parser.add_argument("--through", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.through:
        print(json.dumps(asdict(through(sorted(given.through.glob("*.jobs"))))))
        return 0
    if given.short:
        given.villages, given.households, given.loop, given.cluster = 2, 60, 6, 0
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        reached = county(place, given)
        two_workers(place / "jobs" / "0000.jobs")
        if given.cluster:
            compare_cluster(place, given.cluster)
    return say(reached)


def county(place: Path, given: argparse.Namespace) -> dict[str, bool]:
    """Print the county in one process, and a part of it in the plain loop; which targets are reached."""
    jobs = place / "jobs"
    jobs.mkdir()
    first = time.perf_counter()
    seasons = invent(place / "县", given.villages, given.households)
    for number, season in enumerate(seasons):
        compose(season, jobs / f"{number:04}.jobs")
    print(
        f"{len(seasons)} 个村，造出、核算、编排 {time.perf_counter() - first:.0f} 秒（不计在内）", flush=True
    )
    every = [job for file in sorted(jobs.glob("*.jobs")) for job in pickle.loads(file.read_bytes())]  # noqa: S301
    few = place / "few.jobs"
    few.write_bytes(pickle.dumps(every[:: max(1, len(every) // given.loop)][: given.loop]))
    loop = elsewhere("loop", few)
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, __file__, "--through", str(jobs)], stdout=subprocess.PIPE, check=True, text=True
    )
    return tell(Printed(**json.loads(done.stdout)), statistics.median(loop.processor))


def tell(told: Printed, loop: float) -> dict[str, bool]:
    """Print what the county took; which targets are reached."""
    count = len(told.papers)
    whole = sum(told.papers) + sum(told.ready)
    part = told.ways.get("form", 0) / count
    shown = " ".join(map(str, told.memory[:: max(1, len(told.memory) // 20)]))
    print(
        f"\n{count} 份告知书，一个进程；逐份调用 WeasyPrint 每份 {loop * 1000:.0f} 毫秒（处理器）\n"
        f"按学到的规则 {part:.2%}，其余逐张排版：{told.ways}\n"
        f"每份中位数 {statistics.median(told.papers) * 1000:.1f} 毫秒"
        f"（{min(told.papers) * 1000:.1f}–{max(told.papers) * 1000:.1f}），是逐份调用的"
        f" {loop / statistics.median(told.papers):.0f} 分之一\n"
        f"备字体、学规则：共 {sum(told.ready):.1f} 秒，每村 {statistics.median(told.ready):.1f} 秒\n"
        f"全批 {whole:.1f} 秒（处理器），{told.clock:.1f} 秒（时钟），每份 {whole / count * 1000:.1f} 毫秒，"
        f"快 {loop * count / whole:.1f} 倍\n"
        f"文件中位数 {statistics.median(told.sizes) / 1000:.1f} kB（带副本）\n"
        f"内存 MB，每 {STEP} 份看一次：{shown}；峰值 {told.peak}"
    )
    reached = {
        "至少 95% 按学到的规则": part >= 0.95,
        "全批至少是逐份调用的 25 倍": loop * count / whole >= 25,
        "带副本的文件中位数不超过 90 kB": statistics.median(told.sizes) <= 90_000,
        "一个进程不超过 300 MB": told.peak <= 300,
    }
    if len(told.memory) > 1:
        reached["前一百份以后内存增长不超过 20%"] = max(told.memory[1:]) <= told.memory[0] * 1.2
    size = min(PART, count // 3)
    first, second, last = (sum(told.papers[at : at + size]) for at in (0, size, count - size))
    print(f"第一个 {size} 份 {first:.1f} 秒，第二个 {second:.1f} 秒，最后 {size} 份 {last:.1f} 秒（处理器）")
    if size < PART:
        print(f"不到 {3 * PART} 份：学规则占得多，各村份数少，下面几项只作参考")
    reached["最后一段不超过第二段的 1.25 倍"] = last <= second * 1.25
    return reached


def two_workers(file: Path) -> None:
    """One worker and two, one after the other, twice."""
    found: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(2):
        for workers, rows in found.items():
            rows.append(with_workers(file, workers))
    clocks = {workers: min(clock for clock, _ in rows) for workers, rows in found.items()}
    told = {workers: min(seconds for _, seconds in rows) for workers, rows in found.items()}
    print(
        f"\n一个印工 {clocks[1]:.1f} 秒（处理器 {told[1]:.1f}），"
        f"两个 {clocks[2]:.1f} 秒（处理器 {told[2]:.1f}）："
        f"按时钟快 {clocks[1] / clocks[2]:.2f} 倍，多用处理器 {told[2] / told[1] - 1:.0%}"
    )


def compare_cluster(place: Path, villages: int) -> None:
    """The same county by two local processes and by a cluster of two workers: times, and the same bytes."""
    if importlib.util.find_spec("distributed") is None:
        print("略过集群：没有安装（pip install 'linkage[cluster]'）")
        return
    folder = place / "小县"
    invent(folder, villages, 20)
    local = run(folder, place / "本机", "--workers", "2")
    before = used()
    with cluster(place) as address:
        far = run(folder, place / "集群", "--scheduler", address)
    processor = used() - before
    same = all(
        path.read_bytes() == (place / "集群" / path.relative_to(place / "本机")).read_bytes()
        for path in sorted((place / "本机").rglob("*.pdf"))
    )
    print(
        f"{villages} 个村，从资料到成品：本机两个进程 {local[0]:.1f} 秒（处理器 {local[1]:.1f}），"
        f"集群两个进程 {far[0]:.1f} 秒（处理器 {processor:.1f}，连同启动）：{far[0] / local[0]:.2f} 倍；"
        f"{'逐字节相同' if same else '字节不同'}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
