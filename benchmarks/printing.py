"""The press against a plain loop, Typst, ReportLab and headless Chromium, in one run.

Every way has a process of its own and makes the same statements, one after the other on one core; rounds are
interleaved. Told are medians of single papers by the processor and by the clock, least to most; what comes
before the first paper; and the whole process with imports and all, by paper.

    python benchmarks/printing.py [--short] [--loop 60] [--papers 240] [--rounds 1] [--ways press,loop,typst]

Typst and ReportLab are no part of the product: ``pip install typst reportlab``. What is missing is left out.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import os
import pickle
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from attrs import asdict, define, field  # noqa: E402 (the checkout, not an installed copy)

from statements import INSTALLED  # noqa: E402

NOTO = Path("/usr/share/fonts/opentype/noto")
NAMES = {
    "press": "印制：按学到的规则",
    "engine": "印制：逐张排版",
    "loop": "逐份调用 WeasyPrint",
    "typst": "Typst",
    "typst-a3a": "Typst，PDF/A-3a 带副本",
    "reportlab": "ReportLab（无标签）",
    "chromium": "Chromium，一直开着",
}
#: Slow ways make fewer papers: as many as the plain loop.
FEW = frozenset(("engine", "loop", "chromium"))


@define
class Measured:
    """What one way took: each paper by the clock and the processor, what came before, sizes, peak memory."""

    version: str = ""
    before: float = 0.0
    clock: list[float] = field(factory=list)
    processor: list[float] = field(factory=list)
    sizes: list[int] = field(factory=list)
    set_papers: int = 0
    whole_processor: float = 0.0
    memory: int = 0


# --- what is printed ----------------------------------------------------------------------------------------


def invent(folder: Path, villages: int, households: int) -> list[Path]:
    """Invent a county and give the folders of its seasons."""
    command = [sys.executable, "-m", "linkage", "demo", "--villages", str(villages), "--households"]
    command += [str(households), "--seed", "7", "--ledger", "csv", "--out", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 (ourselves)
    return sorted({path.parent for path in folder.rglob("合作*.yaml")})


def compose(season: Path, target: Path) -> None:
    """Close a season and keep its statements, in a process of its own: composing is not timed."""
    command = [sys.executable, __file__, "--compose", str(season), "--jobs", str(target)]
    subprocess.run(command, check=True)  # noqa: S603 (ourselves)


def composed(season: Path, target: Path) -> None:
    """Write the statements of a season, without its other papers."""
    from linkage import publishing  # noqa: PLC0415 (only this process needs it)
    from linkage.closing import close  # noqa: PLC0415 (as above)

    every = publishing.documents()
    publishing.documents = lambda: {"statement": every["statement"]}
    jobs = [paper.job for paper in publishing.papers(close(season))]
    target.write_bytes(pickle.dumps([job for job in jobs if len(job.parts) == 1]))


# --- one way, in a process of its own -----------------------------------------------------------------------


def measure(way: str, file: Path) -> Measured:
    """Go one way through all papers of the file."""
    jobs = pickle.loads(file.read_bytes())  # noqa: S301 (written by ourselves)
    told = Measured()
    with tempfile.TemporaryDirectory() as place, ExitStack() as ending:
        begun = clock_and_processor()
        make = MAKERS[way](jobs, Path(place), told, ending)
        told.before = sum(clock_and_processor()[1:]) - sum(begun[1:])
        for number in range(len(jobs)):
            first = clock_and_processor()
            data = make(number)
            last = clock_and_processor()
            told.clock.append(last[0] - first[0])
            told.processor.append(sum(last[1:]) - sum(first[1:]))
            told.sizes.append(len(data))
        ended = clock_and_processor()
    told.whole_processor = sum(os.times()[:4]) if not _browser else ended[2]
    whose = resource.RUSAGE_CHILDREN if way == "chromium" else resource.RUSAGE_SELF
    told.memory = resource.getrusage(whose).ru_maxrss // 1024
    return told


def clock_and_processor() -> tuple[float, float, float]:
    """The clock, and the processor seconds of this process and of a browser that it drives."""
    own = 0.0 if _browser else time.process_time()
    return time.perf_counter(), own, _browser_time()


_browser: list[int] = []


def _browser_time() -> float:
    """Processor seconds of our group of processes so far, the browser's and this one, as the system tells."""
    if not _browser:
        return 0.0
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[2]) == _browser[0]:
            ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")


Maker = Callable[[int], bytes]


def _press(
    jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack, engine: str = "auto"
) -> Maker:
    del place, ending
    from linkage.press.job import Task  # noqa: PLC0415 (only this way)
    from linkage.press.press import make_ready  # noqa: PLC0415 (as above)
    from linkage.press.worker import Worker  # noqa: PLC0415 (as above)

    told.version = f"linkage {metadata.version('linkage')}" if engine == "auto" else ""
    press = make_ready(jobs, engine=engine)
    worker = Worker(press.fonts, press.ways, press.keys)
    gc.collect()
    gc.freeze()
    gc.disable()  # as a worker does: it collects between papers

    def make(number: int) -> bytes:
        printed = worker.work(Task((jobs[number],)))[0]
        told.set_papers += printed.way == "form"
        return printed.data

    return make


def _engine(jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack) -> Maker:
    return _press(jobs, place, told, ending, "full")


def _style() -> str:
    from linkage.press.drawing import stylesheet  # noqa: PLC0415 (only peers need it)

    css = stylesheet()
    for ours, installed in INSTALLED.items():
        css = css.replace(ours, installed)
    return css


def _loop(jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack) -> Maker:
    """What one writes first: no tags, no twin, nothing kept from one paper to the next."""
    del place, ending
    import weasyprint  # noqa: PLC0415 (only this way)

    told.version = f"WeasyPrint {weasyprint.__version__}"
    css = _style()

    def make(number: int) -> bytes:
        page = weasyprint.HTML(string=jobs[number].parts[0])
        data: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=css)])
        return data

    return make


def _typst(
    jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack, *, twin: bool = False
) -> Maker:
    del ending
    from peers.leaf import leaf_of  # noqa: PLC0415 (only peers)
    from peers.typst_leaf import TypstPress  # noqa: PLC0415 (a peer that need not be installed)

    press = TypstPress(place, [leaf_of(job.parts[0], _style()) for job in jobs], NOTO, twin=twin)
    told.version = press.version
    return lambda number: press.make(number, jobs[number].twin.data)


def _typst_twin(jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack) -> Maker:
    return _typst(jobs, place, told, ending, twin=True)


def _reportlab(jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack) -> Maker:
    del ending
    from peers.leaf import leaf_of  # noqa: PLC0415 (only peers)
    from peers.reportlab_leaf import ReportLabPress  # noqa: PLC0415 (a peer that need not be installed)

    press = ReportLabPress(place, [leaf_of(job.parts[0], _style()) for job in jobs], NOTO)
    told.version = press.version
    return lambda number: press.make(number, jobs[number].twin.data)


def _chromium(jobs: Sequence[Any], place: Path, told: Measured, ending: ExitStack) -> Maker:
    del place
    from peers.chromium_leaf import ChromiumPress  # noqa: PLC0415 (a peer that need not be installed)

    press = ending.enter_context(ChromiumPress(_style(), {}))
    told.version = press.version
    _browser.append(os.getpgid(press.process.pid))
    return lambda number: press.make(jobs[number].parts[0])


MAKERS: Mapping[str, Callable[[Sequence[Any], Path, Measured, ExitStack], Maker]] = {
    "press": _press,
    "engine": _engine,
    "loop": _loop,
    "typst": _typst,
    "typst-a3a": _typst_twin,
    "reportlab": _reportlab,
    "chromium": _chromium,
}


def missing(way: str) -> str:
    """What is not installed that a way needs."""
    library = way.partition("-")[0]
    if library in {"typst", "reportlab"} and importlib.util.find_spec(library) is None:
        return f"pip install {library}"
    if way in {"loop", "typst", "typst-a3a", "reportlab"} and not NOTO.is_dir():
        return "apt-get install fonts-noto-cjk"
    return "apt-get install chromium" if way == "chromium" and not shutil.which("chromium") else ""


def elsewhere(way: str, file: Path) -> Measured:
    """Go one way in a process of its own; a browser counts among its processes."""
    command = [sys.executable, __file__, "--way", way, "--jobs", str(file)]
    run = subprocess.run(  # noqa: S603 (ourselves)
        command, stdout=subprocess.PIPE, check=True, text=True, start_new_session=True
    )
    return Measured(**json.loads(run.stdout))


# --- telling ------------------------------------------------------------------------------------------------


def measured(
    jobs: Sequence[Any], place: Path, loop: int, rounds: int, wanted: Sequence[str]
) -> dict[str, list[Measured]]:
    """Measure all ways, round by round."""
    files = {}
    for name, count in (("few", loop), ("all", len(jobs))):
        files[name] = place / f"{name}.jobs"
        files[name].write_bytes(pickle.dumps(list(jobs[:count])))
    found: dict[str, list[Measured]] = {way: [] for way in wanted if not missing(way)}
    for way in wanted:
        if missing(way):
            print(f"略过 {NAMES[way]}：没有安装（{missing(way)}）", flush=True)
    for _ in range(rounds):
        for way, rows in found.items():
            rows.append(elsewhere(way, files["few" if way in FEW else "all"]))
    return found


def tell(found: Mapping[str, Sequence[Measured]]) -> dict[str, float]:
    """Print the table of all ways; gives the median processor milliseconds of a paper of each."""
    middle = {way: _median([one for run in runs for one in run.processor]) for way, runs in found.items()}
    print(
        "\n| 方式 | 份 | 每份毫秒（处理器） | 最少–最多 | 每份毫秒（时钟） | 快几倍 "
        "| 事前秒 | 全程每份毫秒 | kB | 内存 MB | 版本 |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for way, runs in found.items():
        every = [one * 1000 for run in runs for one in run.processor]
        clock = [one * 1000 for run in runs for one in run.clock]
        papers = len(runs[0].clock)
        whole = _median([run.whole_processor / papers * 1000 for run in runs])
        sizes = [size for run in runs for size in run.sizes]
        times_ = f"{middle['loop'] / middle[way]:.1f}" if "loop" in middle else ""
        row = (
            NAMES[way], str(papers), f"{_median(every):.1f}", f"{min(every):.1f}–{max(every):.1f}",
            f"{_median(clock):.1f}", times_, f"{_median([run.before for run in runs]):.1f}", f"{whole:.1f}",
            f"{_median(sizes) / 1000:.1f}", str(max(run.memory for run in runs)), runs[0].version,
        )  # fmt: skip
        print(f"| {' | '.join(row)} |")
    return middle


def _median(values: Sequence[float]) -> float:
    return float(statistics.median(values))


def main() -> int:
    """Measure everything, print the tables, and give 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="everything small: under two minutes")
    parser.add_argument("--loop", type=int, default=60, help="papers of the slow ways")
    parser.add_argument("--papers", type=int, default=240, help="papers of the fast ways")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--ways", default=",".join(NAMES), help="which ways")
    parser.add_argument("--way", choices=tuple(NAMES), help=argparse.SUPPRESS)
    parser.add_argument("--compose", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.compose:
        composed(given.compose, given.jobs)
        return 0
    if given.way:
        print(json.dumps(asdict(measure(given.way, given.jobs))))
        return 0
    if given.short:
        given.loop, given.papers = 6, 40
    return compare(given)


def compare(given: argparse.Namespace) -> int:
    """Measure all ways and say which targets are reached."""
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sample = place / "sample.jobs"
        compose(invent(place / "样", 1, given.papers)[0], sample)
        jobs = pickle.loads(sample.read_bytes())  # noqa: S301 (written by ourselves)
        few = min(given.loop, len(jobs))
        print(f"虚构的一个村，{len(jobs)} 份告知书；慢的方式只做前 {few} 份。{given.rounds} 轮，逐份计时。")
        middle = tell(measured(jobs, place, given.loop, given.rounds, given.ways.split(",")))
    reached = {}
    if {"press", "loop"} <= middle.keys():
        reached["至少是逐份调用的 60 倍"] = middle["loop"] / middle["press"] >= 60
    if {"press", "typst"} <= middle.keys():
        reached["至少是 Typst 的 2 倍"] = middle["typst"] / middle["press"] >= 2
    return say(reached)


def machine() -> str:
    """On what was measured, and how busy it was."""
    load = f"{os.getloadavg()[0]:.1f}"
    return f"{platform.platform()}，CPython {platform.python_version()}，{os.cpu_count()} 核，负载 {load}"


def say(reached: Mapping[str, bool]) -> int:
    """Print which targets are reached; 1 when one is not."""
    print()
    for target, met in reached.items():
        print(f"{'达到' if met else '没有达到'}：{target}")
    return 0 if all(reached.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
