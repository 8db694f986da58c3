"""Statements per second and peak memory: the press against a plain loop of single renders, in one run.

Both print the same pages of HTML with the same twins as PDF/A-3a, single files only. The plain loop is what
one writes first: for each household one call of WeasyPrint with the installed fonts. Each way runs in a
process of its own; times are from HTML to bytes, without imports.

    python benchmarks/statements.py [--season DIR] [--statements 200] [--rounds 1]
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from attrs import asdict, evolve, frozen

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from linkage.closing import close  # noqa: E402 (the checkout, not an installed copy)
from linkage.press.drawing import TWIN_NAME, Twin, stylesheet  # noqa: E402
from linkage.press.job import Job  # noqa: E402
from linkage.press.press import make_ready  # noqa: E402
from linkage.publishing import papers  # noqa: E402

INSTALLED = {
    "Season Text": "Noto Serif CJK SC",
    "Season Title": "Noto Serif CJK SC",
    "Season Sans": "Noto Sans CJK SC",
    "Season Rare A": "HanaMinA",
    "Season Rare B": "HanaMinB",
}

WAYS = ("plain", "press-1", "press-2", "books")


@frozen
class Measured:
    """What one way took: seconds by the clock and of processors, peak MB of a drawing process, the files."""

    seconds: float
    processor: float
    memory: int
    files: Sequence[tuple[int, int]]

    @property
    def kilobytes(self) -> float:
        """The median size of a file."""
        return statistics.median(size for size, _ in self.files) / 1000


def season_jobs(season: Path) -> tuple[list[Job], list[Job]]:
    """The statements of a season as single files, and its print files of statements."""
    jobs = [paper.job for paper in papers(close(season))]
    statements = [job for job in jobs if job.edition == "household" and len(job.parts) == 1 and job.twin]
    books = [job for job in jobs if len(job.parts) > 1]
    return statements, books


def as_many(jobs: Sequence[Job], count: int) -> list[Job]:
    """So many statements, beginning again from the first when there are not enough."""
    several = itertools.islice(itertools.cycle(jobs), count)
    return [evolve(job, path=f"农户/statement-{number}.pdf") for number, job in enumerate(several)]


def packed(jobs: Sequence[Job]) -> str:
    """Jobs as text, for another process."""
    return json.dumps(
        [
            [job.path, job.parts, job.edition, job.title, job.who]
            + ([job.twin.data.decode(), job.twin.day.isoformat()] if job.twin else [])
            for job in jobs
        ]
    )


def unpacked(text: str) -> list[Job]:
    """Jobs from text."""
    return [
        Job(
            path,
            tuple(parts),
            edition,
            title,
            who,
            Twin(twin[0].encode(), date.fromisoformat(twin[1])) if twin else None,
        )
        for path, parts, edition, title, who, *twin in json.loads(text)
    ]


def measure(way: str, jobs: Sequence[Job]) -> Measured:
    """Go one way in this process."""
    before = used_by(resource.RUSAGE_SELF)
    begin = time.perf_counter()
    if way == "plain":
        files = plain_loop(jobs)
    else:
        workers = 2 if way == "press-2" else 1
        files = [(len(printed.data), printed.pages) for printed in make_ready(jobs).run(workers)]
    seconds = time.perf_counter() - begin
    processor = sum(used_by(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) - before
    whose = resource.RUSAGE_SELF if way == "plain" else resource.RUSAGE_CHILDREN
    memory = resource.getrusage(whose).ru_maxrss // 1024
    return Measured(seconds, processor, memory, files)


def used_by(whose: int) -> float:
    """Seconds of processors used so far by this process, or by its children that have ended."""
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def plain_loop(jobs: Sequence[Job]) -> list[tuple[int, int]]:
    """One call after another, as the documentation of WeasyPrint shows it."""
    import weasyprint  # noqa: PLC0415 (only this way needs it here)

    css = stylesheet()
    for ours, installed in INSTALLED.items():
        css = css.replace(ours, installed)
    files = []
    for job in jobs:
        twin = job.twin or Twin(b"", date(2025, 12, 31))
        data = weasyprint.HTML(string=job.parts[0]).write_pdf(
            stylesheets=[weasyprint.CSS(string=css)],
            pdf_variant="pdf/a-3a",
            attachments=[
                weasyprint.Attachment(file_obj=io.BytesIO(twin.data), name=TWIN_NAME, relationship="Data")
            ],
        )
        files.append((len(data), 0))
    return files


def elsewhere(way: str, jobs: Sequence[Job]) -> Measured:
    """Go one way in a process of its own."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        file.write(packed(jobs))
        file.flush()
        command = [sys.executable, __file__, "--way", way, "--jobs", file.name]
        run = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 (ourselves)
    return Measured(**json.loads(run.stdout))


def main() -> int:
    """Measure and print one table; 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--season", type=Path, default=ROOT / "examples" / "云坪村2025")
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        print(json.dumps(asdict(measure(given.way, unpacked(given.jobs.read_text("utf-8"))))))
        return 0
    singles, books = season_jobs(given.season)
    statements = as_many(singles, given.statements)
    rounds = [
        {way: elsewhere(way, books if way == "books" else statements) for way in WAYS}
        for _ in range(given.rounds)
    ]
    return told(rounds, len(statements), sum(len(job.parts) for job in books))


def told(rounds: Sequence[dict[str, Measured]], statements: int, parts: int) -> int:
    """Print the table and the targets."""
    names = {
        "plain": "逐份调用 WeasyPrint",
        "press-1": "印制，1 个进程",
        "press-2": "印制，2 个进程",
        "books": f"打印册（{parts} 份），1 个进程",
    }
    seconds = {way: statistics.median(one[way].seconds for one in rounds) for way in WAYS}
    processor = {way: statistics.median(one[way].processor for one in rounds) for way in WAYS}
    memory = {way: max(one[way].memory for one in rounds) for way in WAYS}
    last = rounds[-1]
    print(f"{statements} 份告知书，{len(rounds)} 轮取中位数；内存为单个排版进程的峰值\n")
    print(
        "| 方式 | 秒 | 份/秒 | 倍数 | 处理器秒 | 内存 MB | 每份 kB（中位） |\n|---|---|---|---|---|---|---|"
    )
    for way in WAYS:
        count, times, size = (
            statements,
            f"{seconds['plain'] / seconds[way]:.2f}",
            f"{last[way].kilobytes:.1f}",
        )
        if way == "books":
            count, times, size = parts, "", ""
        row = (
            names[way],
            f"{seconds[way]:.1f}",
            f"{count / seconds[way]:.1f}",
            times,
            f"{processor[way]:.1f}",
            str(memory[way]),
            size,
        )
        print(f"| {' | '.join(row)} |")
    pages = sum(count for _, count in last["books"].files)
    per_page = max((size / count for size, count in last["books"].files), default=0) / 1000
    print(f"\n打印册共 {len(last['books'].files)} 个、{pages} 页，每页最多 {per_page:.1f} kB\n")
    targets = {
        "1 个进程至少 1.4 倍": seconds["plain"] / seconds["press-1"] >= 1.4,
        "2 个进程至少 2.4 倍": seconds["plain"] / seconds["press-2"] >= 2.4,
        "每份含数据副本，中位数不超过 90 kB": last["press-1"].kilobytes <= 90,
        "打印册每页不超过 15 kB": 0 < per_page <= 15,
        "单个排版进程不超过 300 MB": max(memory[way] for way in WAYS[1:]) <= 300,
    }
    for target, met in targets.items():
        print(f"{'达到' if met else '未达到'}：{target}")
    return 0 if all(targets.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
