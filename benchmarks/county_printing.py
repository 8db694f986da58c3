"""A county printed: what is set by learned rules, against the plain loop, memory, workers, and a cluster.

First its statements, composed beforehand, village by village, each by a process of its own: the part that
is set by learned rules, the cost of the second and the last thousand, memory after every hundred, and the
whole beside the plain loop of ``printing.py`` on papers of the same county. Then as one really does it,
from folders to finished sets, a part of the villages: by one worker, by two, whose memory is watched, and
by two worker processes of dask on this machine, whose bytes are compared; with ``--whole`` all villages by
two. Statements only, or the whole kit with ``--kit``; either way all papers of a village are composed,
which takes a minute or more for 500 households. At the end stands a table for ``docs/performance.md``;
``--json`` keeps numbers.

    python benchmarks/county_printing.py [--short] [--villages 20] [--households 500] [--loop 60] [--part 2]
                                         [--whole] [--kit] [--json FILE]
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from attrs import asdict, define, evolve, field  # noqa: E402 (the checkout, not an installed copy)
from printing import Measured, compose, elsewhere, invent, machine, say  # noqa: E402
from runs.real_run import Ran, cluster, ran, used  # noqa: E402

from linkage.ground.apart import apart  # noqa: E402
from linkage.ground.memory import give_back  # noqa: E402
from linkage.press.drawing import versions  # noqa: E402
from linkage.press.job import Task  # noqa: E402
from linkage.press.press import make_ready  # noqa: E402
from linkage.press.worker import Worker  # noqa: E402

T = TypeVar("T")

#: Papers between two looks at the memory; papers of a part whose cost is compared; of how many papers one is
#: drawn once more without its twin.
STEP, PART, BARE = 100, 1000, 10


@define
class Printed:
    """Villages printed: processor seconds of each paper and of getting ready, and memory in MB.

    ``sizes`` are those of the files in bytes, ``bare`` of some of them without the twin that they carry.
    ``memory`` has a list for each village, which has a process of its own: after every hundred papers.
    """

    ready: list[float] = field(factory=list)
    papers: list[float] = field(factory=list)
    sizes: list[int] = field(factory=list)
    bare: list[int] = field(factory=list)
    ways: dict[str, int] = field(factory=dict)
    memory: list[list[int]] = field(factory=list)
    peak: int = 0
    clock: float = 0.0


def through(files: Sequence[Path]) -> Printed:
    """Print all villages one after the other, each by a process of its own as workers do.

    The layout engine is read once, by the process that they are forked from; the first village pays for it.
    """
    told, ways = Printed(), Counter[str]()
    begun, first = time.perf_counter(), time.process_time()
    versions()
    reading = time.process_time() - first
    for file in files:
        one = apart(village, file)
        for whole, part in ((told.ready, one.ready), (told.papers, one.papers)):
            whole.extend(part)
        told.sizes.extend(one.sizes)
        told.bare.extend(one.bare)
        told.memory.extend(one.memory)
        told.peak = max(told.peak, one.peak)
        ways.update(one.ways)
    told.ready[0] += reading
    told.ways = dict(ways)
    told.clock = time.perf_counter() - begun
    return told


def village(file: Path) -> Printed:
    """Print one village in this process."""
    told, ways = Printed(memory=[[]]), Counter[str]()
    jobs = pickle.loads(file.read_bytes())  # noqa: S301 (written by ourselves)
    first = time.process_time()
    press = make_ready(jobs)
    worker = Worker(press.fonts, press.ways, press.keys)
    told.ready.append(time.process_time() - first)
    del jobs
    gc.collect()
    give_back()
    gc.freeze()
    gc.disable()
    for job in press.jobs:
        first = time.process_time()
        printed = worker.work(Task((job,)))[0]
        told.papers.append(time.process_time() - first)
        told.sizes.append(len(printed.data))
        ways[printed.way] += 1
        if len(told.papers) % STEP == 0:
            told.memory[0].append(resident())
    told.ways = dict(ways)
    told.peak = highest()
    plain = (evolve(job, twin=None) for job in press.jobs[::BARE])
    told.bare = [len(worker.work(Task((job,)))[0].data) for job in plain]
    return told


def resident() -> int:
    """Memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def highest() -> int:
    """The most memory this process ever had, in MB; ``getrusage`` would count what started it too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    [line] = [line for line in lines if line.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def main() -> int:
    """Measure everything, print the table, and give 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="everything small: some two minutes")
    parser.add_argument("--villages", type=int, default=20)
    parser.add_argument("--households", type=int, default=500)
    parser.add_argument("--loop", type=int, default=60, help="papers of the plain loop")
    parser.add_argument(
        "--part", type=int, default=2, help="villages that are run by one, by two, by a cluster"
    )
    parser.add_argument("--whole", action="store_true", help="run all villages too, by two (some 20 minutes)")
    parser.add_argument("--kit", action="store_true", help="run the villages with all their papers")
    parser.add_argument("--json", type=Path, help="write all numbers into this file")
    parser.add_argument("--through", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.through:
        print(json.dumps(asdict(through(sorted(given.through.glob("*.jobs"))))))
        return 0
    if given.short:
        given.villages, given.households, given.loop, given.part = 2, 60, 6, 2
    print(f"{machine()}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        seasons = timed("造县", lambda: invent(place / "县", given.villages, given.households))
        timed("编排告知书（不计在内）", lambda: composed_jobs(seasons, place / "jobs"))
        loop, told = alone(place, given.loop)
        runs = real_runs(place, seasons, given)
    return tell(given, loop, told, runs)


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something that takes a while, and say how long it took."""
    first = time.perf_counter()
    result = work()
    print(f"{what}：{time.perf_counter() - first:.0f} 秒", flush=True)
    return result


def composed_jobs(seasons: Sequence[Path], jobs: Path) -> None:
    """Compose the statements of all villages, two at a time, each in a process of its own."""
    jobs.mkdir()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(compose, seasons, [jobs / f"{number:04}.jobs" for number in range(len(seasons))]))


def alone(place: Path, count: int) -> tuple[Measured, Printed]:
    """Some papers of the county in the plain loop, and all of them village by village by our own."""
    files = sorted((place / "jobs").glob("*.jobs"))
    every = [job for file in files for job in pickle.loads(file.read_bytes())]  # noqa: S301 (written by ourselves)
    few = place / "few.jobs"
    few.write_bytes(pickle.dumps(every[:: max(1, len(every) // count)][:count]))
    del every
    loop = timed("逐份调用", lambda: elsewhere("loop", few))
    command = [sys.executable, __file__, "--through", str(place / "jobs")]
    done = timed(
        "一个村接一个村印完",
        lambda: subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True),  # noqa: S603 (ourselves)
    )
    return loop, Printed(**json.loads(done.stdout))


def real_runs(place: Path, seasons: Sequence[Path], given: argparse.Namespace) -> dict[str, Ran]:
    """A part of the county by one process, by two, and by a cluster of two; all of it by two when asked."""
    kinds = () if given.kit else ("statement",)
    some = place / "几个村"
    some.mkdir()
    for season in seasons[: given.part]:
        (some / season.name).symlink_to(season)
    found = {
        "一个": timed("几个村，一个进程", lambda: ran(some, place / "一个", kinds, "--workers=1")),
        "两个": timed("几个村，两个进程", lambda: ran(some, place / "两个", kinds, "--workers=2")),
    }
    if given.whole:
        whole = timed("全县，两个进程", lambda: ran(place / "县", place / "全县", kinds, "--workers=2"))
        found["全县"] = whole
    if importlib.util.find_spec("distributed") is None:
        print("略过集群：没有安装（pip install 'linkage[cluster]'）")
        return found
    before = used()
    with cluster(place) as address:
        far = timed("几个村，集群", lambda: ran(some, place / "集群", kinds, f"--scheduler={address}"))
    # The workers are no children of the run: their processor seconds are known when they have ended.
    found["集群"] = evolve(far, processor=used() - before)
    return found


def tell(given: argparse.Namespace, loop: Measured, told: Printed, runs: Mapping[str, Ran]) -> int:
    """Print the table, ready for the page, and which targets are reached; write the numbers."""
    plain = statistics.median(loop.processor)
    numbers = reckoned(plain, told, runs)
    shape = f"{given.villages} 个村，每村 {given.households} 户，{'整套文书' if given.kit else '只出告知书'}"
    print(
        f"\n虚构的县：{shape}；逐份调用 WeasyPrint {len(loop.processor)} 份，每份 {plain * 1000:.0f} 毫秒\n"
    )
    print("| 量什么 | 量到 | 目标 |\n|---|---|---|")
    for what, number, wanted in rows(numbers, runs):
        print(f"| {what} | {number} | {wanted} |")
    if given.json:
        whole = {"machine": machine(), "county": shape, "numbers": numbers, "through": asdict(told)}
        whole |= {"loop": asdict(loop), "runs": {name: asdict(one) for name, one in runs.items()}}
        given.json.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return say(targets(numbers, len(told.papers)))


def reckoned(plain: float, told: Printed, runs: Mapping[str, Ran]) -> dict[str, float]:
    """The numbers of the table, of seconds of the processor unless they are of the clock."""
    count = len(told.papers)
    size = min(PART, count // 3)
    first, second, last = (sum(told.papers[at : at + size]) for at in (0, size, count - size))
    whole = sum(told.papers) + sum(told.ready)
    grown = max((max(one) / one[0] - 1 for one in told.memory if one), default=0.0)
    numbers = {
        "set": told.ways.get("form", 0) / count,
        "milliseconds": statistics.median(told.papers) * 1000,
        "times": plain / statistics.median(told.papers),
        "ready": statistics.median(told.ready),
        "whole": whole / count * 1000,
        "whole_times": plain * count / whole,
        "size": size,
        "first": first,
        "second": second,
        "last": last,
        "last_to_second": last / second,
        "kilobytes": statistics.median(told.sizes) / 1000,
        "bare_kilobytes": statistics.median(told.bare) / 1000,
        "memory": told.peak,
        "grown": grown,
        "worker": max(one.worker for one in runs.values()),
        "two_to_one": runs["一个"].clock / runs["两个"].clock,
    }
    if "集群" in runs:
        numbers["cluster_to_local"] = runs["集群"].clock / runs["两个"].clock
        numbers["same"] = len({runs[name].digest for name in ("一个", "两个", "集群")}) == 1
    return numbers


def rows(numbers: Mapping[str, float], runs: Mapping[str, Ran]) -> Iterator[tuple[str, str, str]]:
    """The table: what, how much, and what was aimed at."""
    one, two = runs["一个"], runs["两个"]
    yield "按学到的规则印的", f"{numbers['set']:.2%}", "≥ 95%"
    yield (
        "每份中位数，是逐份调用的几分之一",
        f"{numbers['milliseconds']:.1f} 毫秒，{numbers['times']:.1f}",
        "60",
    )
    yield "备字体、学规则，每村", f"{numbers['ready']:.1f} 秒", ""
    yield (
        "全批（学规则、慢的在内），快几倍",
        f"每份 {numbers['whole']:.1f} 毫秒，{numbers['whole_times']:.1f}",
        "≥ 25",
    )
    yield (
        f"末 {numbers['size']:.0f} 份与第二个 {numbers['size']:.0f} 份",
        f"{numbers['last']:.1f} 与 {numbers['second']:.1f} 秒，{numbers['last_to_second']:.2f}",
        "≤ 1.25",
    )
    yield "文件中位数，带副本", f"{numbers['kilobytes']:.1f} kB", "≤ 90"
    yield f"文件中位数，不带副本，每 {BARE} 份量一份", f"{numbers['bare_kilobytes']:.1f} kB", "≤ 60"
    yield (
        f"印一个村的进程，头 {STEP} 份以后内存增长，最多的",
        f"{numbers['grown']:.0%}，峰值 {numbers['memory']:.0f} MB",
        "≤ 20%",
    )
    yield "工作进程内存，最多", f"{numbers['worker']:.0f} MB", "≤ 300"
    if whole := runs.get("全县"):
        yield (
            "全县从资料到成品，两个进程",
            (
                f"{whole.clock:.0f} 秒（处理器 {whole.processor:.0f}），{whole.files} 个文件，"
                f"{whole.pages} 页；发命令的进程 {whole.memory} MB"
            ),
            "",
        )
    yield (
        "几个村，两个进程比一个",
        (
            f"{two.clock:.1f} 与 {one.clock:.1f} 秒，快 {numbers['two_to_one']:.2f} 倍，"
            f"多用处理器 {two.processor / one.processor - 1:.0%}"
        ),
        "",
    )
    if "集群" in runs:
        far = runs["集群"]
        yield (
            "几个村，集群两个进程比本机两个",
            (
                f"{far.clock:.1f} 与 {two.clock:.1f} 秒，{numbers['cluster_to_local']:.2f} 倍"
                f"（处理器 {far.processor:.0f} 与 {two.processor:.0f}，集群的连同启动）"
            ),
            "",
        )
        yield "一个、两个、集群的成品", "逐字节相同" if numbers["same"] else "**不同**", "相同"


def targets(numbers: Mapping[str, float], count: int) -> dict[str, bool]:
    """What was aimed at, and whether it is reached."""
    if count < 3 * PART:
        print(f"\n不到 {3 * PART} 份：学规则占得多，与逐份调用比的几项只作参考")
    return {
        "至少 95% 按学到的规则": numbers["set"] >= 0.95,
        "每份至少是逐份调用的 60 倍": numbers["times"] >= 60,
        "全批至少是逐份调用的 25 倍": numbers["whole_times"] >= 25,
        "最后一段不超过第二段的 1.25 倍": numbers["last_to_second"] <= 1.25,
        "带副本的文件中位数不超过 90 kB": numbers["kilobytes"] <= 90,
        "不带副本的文件中位数不超过 60 kB": numbers["bare_kilobytes"] <= 60,
        "前一百份以后内存增长不超过 20%": numbers["grown"] <= 0.2,
        "一个工作进程不超过 300 MB": max(numbers["worker"], numbers["memory"]) <= 300,
        "一个、两个工作进程和集群的成品逐字节相同": bool(numbers.get("same", True)),
    }


if __name__ == "__main__":
    raise SystemExit(main())
